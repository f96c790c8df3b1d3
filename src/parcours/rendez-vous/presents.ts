import type { Donnees } from '../../moteur/contenu.js'
import type { Ecriture } from '../../moteur/ecriture.js'
import { lirePresents } from '../../moteur/presents.js'
import type { RendezVous } from './formes.js'
import { rendezVous } from './rendez-vous.echange.js'

export type Present = { numero: number; version: number; donnees: RendezVous & Donnees }

/** The appointments of a person as they stand, for the rules and the effects of a write: never for an answer. */
export async function rendezVousDe({ sql }: Pick<Ecriture, 'sql'>, usager: bigint): Promise<Present[]> {
  const siens = (await lirePresents(sql, rendezVous, Object.keys(rendezVous.donnees), [usager])).get(usager) ?? []
  return siens.map(({ numero, version, donnees }) => ({ numero, version, donnees: donnees as RendezVous & Donnees }))
}

/** Still to come, or held: what counts as an appointment she has. */
export const tient = ({ statut }: Pick<RendezVous, 'statut'>): boolean => statut !== 'ANNULE' && statut !== 'ABSENT'
