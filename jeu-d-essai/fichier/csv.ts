import { Buffer } from 'node:buffer'
import { encoder1252 } from '../../src/flux/encodage.js'
import type { CodeMotif, Gravite } from '../../src/flux/motifs.js'
import { graviteDe } from '../../src/flux/motifs.js'
import type { CodeRegle } from '../../src/flux/normalisation/regles.js'

/** How a CSV file is written. */
export type FormeCsv = {
  separateur?: ';' | ',' | '\t' | '|'
  encodage?: 'utf-8' | 'windows-1252'
  bom?: boolean
  finDeLigne?: '\n' | '\r\n' | 'mixte'
  /** Headers with line breaks and blanks at both ends, as spreadsheets leave them. */
  entetesSales?: boolean
}

/** Cells of a line by attribute. */
export type Cellules<A extends string> = Record<A, string>

export type DefautCsv<A extends string> = {
  motif: CodeMotif | null
  regle?: CodeRegle
  cellules?: (cellules: Cellules<A>) => void
  /** On the line once written. */
  texte?: (ligne: string, separateur: string) => string
  /** The line is written a second time: the defect is on the second one. */
  redite?: true
}

export type DefautCsvPlante = {
  ligne: number
  defaut: string
  motifAttendu: CodeMotif | null
  regleAttendue: CodeRegle | null
  gravite: Gravite | null
}

export type FichierCsv = {
  octets: AsyncGenerator<Buffer>
  /** Complete once the bytes have been read. */
  plantes: DefautCsvPlante[]
  bilan: { lignes: number }
}

/** Writes lines as they come, planting a defect at regular intervals, each of the table in turn. */
export const fichierCsv = <A extends string>(
  entetes: Readonly<Record<A, string>>,
  lignes: Iterable<Cellules<A>>,
  table: Readonly<Record<string, DefautCsv<A>>>,
  options: { defauts: number; taille: number; forme: FormeCsv },
): FichierCsv => {
  const { defauts, taille, forme } = options
  const separateur = forme.separateur ?? ';'
  const attributs = Object.keys(entetes) as A[]
  const noms = Object.keys(table)
  const plantes: DefautCsvPlante[] = []
  const bilan = { lignes: 0 }
  const ecrire = (cellules: readonly string[]): string => cellules.map(cellule => proteger(cellule, separateur)).join(separateur)

  function* textes(): Generator<string> {
    let numero = 1
    const titres = attributs.map(attribut =>
      forme.entetesSales === true ? ` ${entetes[attribut].replace(' ', '\n')}  ` : entetes[attribut],
    )
    const entete = ecrire(titres)
    numero += entete.split('\n').length
    yield `${entete}\n`
    let rang = 0
    for (const cellules of lignes) {
      const tour = Math.floor(((rang + 1) * defauts) / taille) > Math.floor((rang * defauts) / taille)
      rang++
      bilan.lignes++
      const nom = tour ? noms[plantes.length % noms.length] : undefined
      const defaut = nom === undefined ? undefined : table[nom]
      const intacte = ecrire(attributs.map(attribut => cellules[attribut]))
      defaut?.cellules?.(cellules)
      const ligne = ecrire(attributs.map(attribut => cellules[attribut]))
      const texte = defaut?.texte?.(ligne, separateur) ?? ligne
      const suite = defaut?.redite === true ? `${intacte}\n` : ''
      if (nom !== undefined && defaut !== undefined) {
        const { motif, regle = null } = defaut
        const gravite = motif === null ? null : graviteDe(motif)
        plantes.push({ ligne: numero + (suite === '' ? 0 : 1), defaut: nom, motifAttendu: motif, regleAttendue: regle, gravite })
      }
      numero += suite.split('\n').length + texte.split('\n').length - 1
      yield `${suite}${texte}\n`
    }
  }
  return { octets: enOctets(textes(), forme), plantes, bilan }
}

const proteger = (cellule: string, separateur: string): string =>
  /["\n]/.test(cellule) || cellule.includes(separateur) ? `"${cellule.replaceAll('"', '""')}"` : cellule

async function* enOctets(textes: Iterable<string>, forme: FormeCsv): AsyncGenerator<Buffer> {
  if (forme.bom === true) yield Buffer.from([0xef, 0xbb, 0xbf])
  let bloc = ''
  let rang = 0
  for (const texte of textes) {
    const retour = forme.finDeLigne === '\r\n' || (forme.finDeLigne === 'mixte' && rang++ % 2 === 0)
    bloc += retour ? texte.replace(/\n$/, '\r\n') : texte
    if (bloc.length < 64 * 1024) continue
    yield coder(bloc, forme)
    bloc = ''
  }
  yield coder(bloc, forme)
}

const coder = (texte: string, forme: FormeCsv): Buffer =>
  (forme.encodage === 'windows-1252' ? encoder1252(texte) : null) ?? Buffer.from(texte)
