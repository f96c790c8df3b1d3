import type { Jour } from '../foyer.js'
import type { Anomalie, CodeMotif } from '../motifs.js'
import type { Territoire } from '../normalisation/territoire.js'
import type { Colonnes } from './colonnes.js'
import { type EnteteCsv, lireCsv, type ModeleCsv } from './lire.js'
import type { Encodage } from '../encodage.js'

/** How the lines of a file of one structure are read. */
export type OptionsDeLectureCsv<A extends string> = {
  /** Day of reading: a birth after it is doubted. */
  jour: Jour
  /** Headers of this structure, for the attributes it does not name in the usual way. */
  colonnes?: Partial<Colonnes<A>>
  encodage?: Encodage
  /** Number of elements already dealt with: they are read, for the repetitions they may have later, but not given again. */
  depuis?: number
  territoire?: Territoire
}

/** A line set aside; `element` names the person as far as it was read, to find her again at the producer. */
export type RejetCsv = { type: 'rejet'; ligne: number; motif: CodeMotif; detail: string; element: string | null; anomalies: Anomalie[] }

/** `rang`: how many elements stand before it, the header and blank lines left out. */
export type ElementDeFichier<T> =
  | EnteteCsv
  | ({ rang: number } & (({ type: 'ligne'; ligne: number } & T) | RejetCsv))
  | { type: 'fin'; lignes: number }

export const rejetCsv = (ligne: number, motif: CodeMotif, detail: string, element: string | null, anomalies: Anomalie[]): RejetCsv => ({
  type: 'rejet',
  ligne,
  motif,
  detail,
  element,
  anomalies: anomalies.some(({ code }) => code === motif) ? anomalies : [...anomalies, { code: motif, personne: null, chemin: '', detail }],
})

/** The elements of a file whose lines are read by `lireLigne`, each of them in turn even when reading resumes further. */
export async function* lireFichier<A extends string, T>(
  source: AsyncIterable<Uint8Array>,
  modele: ModeleCsv<A>,
  depuis: number,
  lireLigne: (ligne: number, champs: Map<A, string>) => T | RejetCsv,
): AsyncGenerator<ElementDeFichier<T>> {
  let rang = -1
  for await (const element of lireCsv(source, modele)) {
    if (element.type === 'entete' || element.type === 'fin') {
      yield element
      continue
    }
    const { ligne } = element
    rang++
    const lue = element.type === 'rejet' ? rejetCsv(ligne, element.motif, element.detail, null, []) : lireLigne(ligne, element.champs)
    if (rang >= depuis) yield estRejet(lue) ? { rang, ...lue } : { rang, type: 'ligne', ligne, ...lue }
  }
}

const estRejet = (lue: unknown): lue is RejetCsv => typeof lue === 'object' && lue !== null && 'motif' in lue
