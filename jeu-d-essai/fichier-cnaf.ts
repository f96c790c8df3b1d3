import { Buffer } from 'node:buffer'
import { encoder1252 } from '../src/flux/encodage.js'
import type { NomDeDefaut } from './fichier/defauts.js'
import { type Evolution, foyerXml } from './fichier/foyer-xml.js'
import { type DefautPlante, plantation } from './fichier/plantation.js'
import { type Change, changementDu, type NomDeChangement, ouverturesDu } from './fichier/quotidien.js'
import { type DroitsFictifs, JOUR_DE_REFERENCE, type Menage, population } from './population.js'

/** How the file as a whole is written; the default is what the payers send. */
export type FormeDuFichier = {
  encodage?: 'windows-1252' | 'utf-8' | 'iso-8859-15'
  /** Encoding declared; null for none. By default the real one. */
  declaration?: string | null
  bom?: boolean
  finDeLigne?: '\n' | '\r\n' | 'mixte'
  /** Number announced by NBTOTDOSRSATRANSM; by default the real one. */
  annonce?: number
  /** Stops after so many bytes. */
  tronqueA?: number
}

export type OptionsDeFichierCnaf = {
  graine: number
  /** Adults of the RSA stock, exactly. */
  taille: number
  departement: string
  /** Index of the first household of the population. */
  depuis?: number
  organisme?: 'CAF' | 'MSA'
  /** Daily delta of this rank (1, 2…) after the stock of the same seed and size, dated `stockAu`; the stock itself without. */
  quotidien?: { rang: number; ouvertures?: number; stockAu?: string }
  dateReference?: string
  /** Number of defects, spread over the file, or the list of those to plant in this order. */
  defauts?: number | readonly NomDeDefaut[]
  forme?: FormeDuFichier
  /** Households put first, beside those of the population. */
  enTete?: readonly FoyerEcrit[]
}

/** A household as a file tells it; `changement` names what a delta says of it. */
export type FoyerEcrit = { menage: Menage; droits: DroitsFictifs; evolution: Evolution; changement: NomDeChangement | null }

export type Changement = { indexFoyer: number; numeroDemande: string; changement: NomDeChangement }

export type FichierCnaf = {
  /** The bytes, drawn while they are read: to be read once. */
  octets: AsyncGenerator<Buffer>
  /** Complete once the bytes have been read. */
  plantes: DefautPlante[]
  changements: Changement[]
  bilan: { foyers: number; adultes: number }
}

/**
 * A vrsb0801 file of any size, in bounded memory, valid against the schema but for the defects asked for. The same seed for another
 * département gives the same people there (a mutation seen from both sides) unless `depuis` takes another range of households.
 */
export const fichierCnaf = (options: OptionsDeFichierCnaf): FichierCnaf => {
  const { graine, taille, departement, depuis = 0, organisme = 'CAF', quotidien, dateReference = JOUR_DE_REFERENCE } = options
  const { defauts = 0, forme = {}, enTete = [] } = options
  const dateDuStock = quotidien === undefined ? dateReference : (quotidien.stockAu ?? JOUR_DE_REFERENCE)
  const { plantes, ecrire } = plantation(defauts)
  const nombreDeDefauts = typeof defauts === 'number' ? defauts : defauts.length
  const changements: Changement[] = []
  const bilan = { foyers: 0, adultes: 0 }

  function* textes(): Generator<string> {
    yield entete(organisme, quotidien === undefined ? 'M' : 'I', dateReference, forme)
    for (const { menage, droits, evolution, changement } of foyers()) {
      const part = (adultes: number): number => Math.floor((adultes * nombreDeDefauts) / taille)
      // In a delta every household takes its turn: there are few of them.
      const tour =
        quotidien === undefined ? part(bilan.adultes + menage.adultes.length) > part(bilan.adultes) : bilan.foyers < nombreDeDefauts
      const xml = foyerXml(menage, droits, departement, dateReference, evolution)
      if (changement !== null) changements.push({ indexFoyer: bilan.foyers, numeroDemande: droits.numeroDemande, changement })
      yield ecrire(xml, bilan.foyers, droits.numeroDemande, tour)
      bilan.foyers++
      bilan.adultes += menage.adultes.length
    }
    yield pied(forme.annonce ?? bilan.foyers)
  }

  function* foyers(): Generator<FoyerEcrit> {
    yield* enTete
    const departements = [departement]
    for (const menage of population({ graine, taille, departements, publics: ['RSA'], depuis, jour: dateDuStock })) {
      if (menage.droits === null) continue
      const droits = { ...menage.droits, organisme }
      if (quotidien === undefined) yield { menage, droits, evolution: {}, changement: null }
      else {
        const change: Change | null = changementDu(menage, droits, graine, quotidien.rang, dateReference, departements)
        if (change !== null) yield change
      }
    }
    if (quotidien === undefined) return
    for (const ouvert of ouverturesDu(graine, quotidien.rang, quotidien.ouvertures ?? 5, dateReference, departements)) {
      yield { ...ouvert, droits: { ...ouvert.droits, organisme } }
    }
  }

  return { octets: enOctets(textes(), forme), plantes, changements, bilan }
}

const entete = (organisme: string, type: 'M' | 'I', jour: string, forme: FormeDuFichier): string => {
  const declaration = forme.declaration === undefined ? (forme.encodage ?? 'windows-1252') : forme.declaration
  return `<?xml version="1.0"${declaration === null ? '' : ` encoding="${declaration}"`}?>
<Racine xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:noNamespaceSchemaLocation="vrsb0801.xsd">
<IdentificationFlux>
<APPLIEME>${organisme === 'MSA' ? 'AGO' : 'CRI'}</APPLIEME>
<NUMVERSIONAPPLIEME>6200</NUMVERSIONAPPLIEME>
<TYPEFLUX>${type}</TYPEFLUX>
<NATFLUX>D</NATFLUX>
<DTCREAFLUX>${jour}</DTCREAFLUX>
<HEUCREAFLUX>01:18:36.0000</HEUCREAFLUX>
<DTREF>${jour}</DTREF>
</IdentificationFlux>
`
}

const pied = (foyers: number): string => `<TransmissionFlux>
<NBTOTDOSRSATRANSM>${String(foyers).padStart(8, '0')}</NBTOTDOSRSATRANSM>
<NBTOTDOSRSATRANSMANO>00000000</NBTOTDOSRSATRANSMANO>
</TransmissionFlux>
</Racine>
`

const TAILLE_DE_BLOC = 64 * 1024

async function* enOctets(textes: Iterable<string>, forme: FormeDuFichier): AsyncGenerator<Buffer> {
  let reste = forme.tronqueA ?? Number.POSITIVE_INFINITY
  let bloc = ''
  if (forme.bom === true) yield Buffer.from([0xef, 0xbb, 0xbf])
  for (const texte of textes) {
    bloc += texte
    if (bloc.length < TAILLE_DE_BLOC) continue
    const octets = coder(bloc, forme).subarray(0, reste)
    yield octets
    reste -= octets.length
    bloc = ''
    if (reste <= 0) return
  }
  yield coder(bloc, forme).subarray(0, reste)
}

const LATIN9: Record<string, string> = { '€': '¤', Š: '¦', š: '¨', Ž: '´', ž: '¸', Œ: '¼', œ: '½', Ÿ: '¾' }

const coder = (texte: string, { encodage = 'windows-1252', finDeLigne = '\n' }: FormeDuFichier): Buffer => {
  let rang = 0
  const lignes = finDeLigne === '\n' ? texte : texte.replace(/\n/g, () => (finDeLigne === 'mixte' && rang++ % 2 === 0 ? '\n' : '\r\n'))
  if (encodage === 'utf-8') return Buffer.from(lignes)
  const latin9 = encodage === 'iso-8859-15' ? lignes.replace(/[€ŠšŽžŒœŸ]/g, lettre => LATIN9[lettre] ?? lettre) : lignes
  return encoder1252(latin9) ?? Buffer.from(latin9, 'latin1')
}
