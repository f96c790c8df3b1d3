import type { Ecriture } from '../../moteur/ecriture.js'
import { lirePresents } from '../../moteur/presents.js'
import type { Radiation } from './formes.js'
import { decisionDeRadiation } from './decision-de-radiation.echange.js'
import { radiation } from './radiation.echange.js'

export type RadiationPresente = { numero: number; version: number; donnees: Radiation }

/** The procedures of a person as they stand, for the rules of a write: never for an answer. */
export async function radiationsDe({ sql }: Pick<Ecriture, 'sql'>, usager: bigint): Promise<RadiationPresente[]> {
  const siennes = (await lirePresents(sql, radiation, Object.keys(radiation.donnees), [usager])).get(usager) ?? []
  return siennes.map(({ numero, version, donnees }) => ({ numero, version, donnees: donnees as Radiation }))
}

/** Two who act at once on the procedures of a person do it one after the other: the second sees what the first did. */
export async function unSeulALaFois({ sql }: Pick<Ecriture, 'sql'>, usager: bigint): Promise<void> {
  await sql`select from usager where id = ${usager.toString()} for update`
}

/** The day each procedure of hers came to a radiation, by its number. */
export async function prononcees({ sql }: Pick<Ecriture, 'sql'>, usager: bigint): Promise<ReadonlyMap<number, string>> {
  const siennes = (await lirePresents(sql, decisionDeRadiation, ['radiation', 'sens', 'le'], [usager])).get(usager) ?? []
  return new Map(siennes.filter(d => d.donnees.sens === 'RADIATION').map(d => [Number(d.donnees.radiation), String(d.donnees.le)]))
}
