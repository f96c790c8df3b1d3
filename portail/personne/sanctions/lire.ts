import type { Manquement } from '../../../src/parcours/manquement/index.js'
import type { Opportunite } from '../../../src/parcours/opportunite/index.js'
import type { Sanction } from '../../../src/parcours/sanction-rsa/index.js'
import type { DroitDit } from '../../sanctions/droit.js'
import { chemins, type Visite } from '../espace.js'
import type { Rang } from '../projet/lire.js'

export type Recu = Readonly<Record<string, string>>

async function lire<T>(v: Visite, chemin: string): Promise<Rang<T>[]> {
  const { elements } = await v.lire<{ elements: Rang<unknown>[] }>(chemin)
  // The API is ours, and its contract is checked by its own tests.
  return elements.map(e => ({ ...e, donnees: e.donnees as T }))
}
export const lireMesManquements = (v: Visite) => lire<Manquement>(v, chemins.manquements)
export const lireMesDroits = async (v: Visite) => (await lire<DroitDit>(v, chemins.droits)).map(r => r.donnees)
export const lireMesSanctions = (v: Visite) => lire<Sanction>(v, chemins.sanctions)
/** What the president granted her. */
export const lireMesOpportunites = (v: Visite) => lire<Opportunite>(v, chemins.opportunites)

export const filDeMesSanctions = [{ href: '/mon-espace/sanctions', texte: 'Ce qui m’est reproché' }]

/** Of what a procedure rests on, what she reads of it. */
export const reprochesDe = (s: Sanction, tous: readonly Rang<Manquement>[]): Rang<Manquement>[] =>
  tous.filter(m => s.manquements.some(x => x.manquement === m.numero))
