import type { ElementDeFichier } from '../csv/element.js'
import type { Anomalie } from '../motifs.js'
import type { Lignage } from '../foyer.js'
import { enConstats } from './constats.js'
import type { Evenement } from './format.js'

/** Counts the bytes of a file while it is read: the progress of a reader that does not tell where it stands. */
export function compter(source: AsyncIterable<Uint8Array>): { source: AsyncIterable<Uint8Array>; octets: () => number } {
  let octets = 0
  async function* comptee() {
    for await (const morceau of source) {
      octets += morceau.length
      yield morceau
    }
  }
  return { source: comptee(), octets: () => octets }
}

/**
 * The elements of a CSV file as the events of an import. A line is found again by its number, and by the number of the file it
 * names: the report never repeats a name.
 */
export async function* evenements<T, C>(
  elements: AsyncIterable<ElementDeFichier<T>>,
  octets: () => number,
  lire: (ligne: T) => { contenu: C; anomalies: Anomalie[]; lignage: Lignage[]; dossier: string | null },
): AsyncGenerator<Evenement<C>> {
  for await (const e of elements) {
    if (e.type === 'entete') yield { type: 'entete', typeFlux: null, dateReference: null, constats: [] }
    else if (e.type === 'fin') yield { type: 'fin', constats: [] }
    else {
      const { rang } = e
      const lue = e.type === 'rejet' ? { contenu: null, anomalies: e.anomalies, lignage: [], dossier: null } : lire(e)
      const repere = lue.dossier === null ? `ligne ${e.ligne}` : `ligne ${e.ligne}, dossier ${lue.dossier}`
      const { contenu, lignage } = lue
      yield { type: 'element', rang, repere, octets: octets(), constats: enConstats(lue.anomalies, rang, repere), lignage, contenu }
    }
  }
}
