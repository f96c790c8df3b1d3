import type { Ecriture } from '../../moteur/ecriture.js'
import { lirePresents } from '../../moteur/presents.js'
import { contratEngagement } from './contrat-engagement.echange.js'
import type { Contrat } from './formes.js'

export type ContratPresent = { numero: number; version: number; donnees: Contrat }

/** The contracts of a person as they stand, for the rules of a write: never for an answer. */
export async function contratsDe({ sql }: Pick<Ecriture, 'sql'>, usager: bigint): Promise<ContratPresent[]> {
  const lus = (await lirePresents(sql, contratEngagement, Object.keys(contratEngagement.donnees), [usager])).get(usager) ?? []
  return lus.map(({ numero, version, donnees }) => ({ numero, version, donnees: donnees as Contrat }))
}

/** The one that binds her, or may: of several, the last. */
export const enVigueur = (siens: readonly ContratPresent[]): ContratPresent | undefined => siens.findLast(c => c.donnees.etat !== 'CLOTURE')

/** Two who act at once on the contract of a person do it one after the other: the second sees what the first did. */
export async function unSeulALaFois({ sql }: Pick<Ecriture, 'sql'>, usager: bigint): Promise<void> {
  await sql`select from usager where id = ${usager.toString()} for update`
}
