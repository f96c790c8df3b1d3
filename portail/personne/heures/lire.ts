import {
  type Absence,
  type Activite,
  type ContratLu,
  type DemandeDeDispense,
  type Dispense,
  dureesDe,
  type Obligations,
} from '../../../src/parcours/activites/index.js'
import { EcranRefuse } from '../../ecran-refuse.js'
import { chemins, type Visite } from '../espace.js'
import type { Rang } from '../projet/lire.js'

type Liste = { elements: { numero: number; version: number; misAJour: { le: string; par: string }; donnees: unknown }[] }

const lire = async <T>(v: Visite, chemin: string): Promise<Rang<T>[]> => {
  const { elements } = await v.lire<Liste>(chemin)
  // The API is ours, and its contract is checked by its own tests.
  return elements.map(e => ({ ...e, donnees: e.donnees as T }))
}
export const lireMesActivites = (v: Visite) => lire<Activite>(v, chemins.activites)
export const lireMesAbsences = (v: Visite) => lire<Absence>(v, chemins.absences)
export const lireMesDispenses = (v: Visite) => lire<Dispense>(v, chemins.dispenses)
export const lireMesDemandes = (v: Visite) => lire<DemandeDeDispense>(v, chemins.demandesDeDispense)

/** What her weeks ask: her contracts, less her exemptions. */
export async function lireMesObligations(v: Visite): Promise<Obligations> {
  const [dispenses, contrats] = await Promise.all([lireMesDispenses(v), lire<ContratLu>(v, chemins.contrats)])
  return { dispenses: dispenses.map(d => d.donnees), contrats: dureesDe(contrats.map(c => c.donnees)) }
}

export const introuvable = () => new EcranRefuse(404, 'Page introuvable', 'Rien de ce que la plateforme tient sur vous ne porte ce nom.')
