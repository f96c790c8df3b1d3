import type { Ecriture } from '../../moteur/ecriture.js'
import { lirePresents } from '../../moteur/presents.js'
import { decisionDOpportunite } from './decision-d-opportunite.echange.js'
import type { Opportunite } from './formes.js'

/** What was granted to her beside the rule, of what the caller may read. */
export async function decisionsDe({ sql }: Pick<Ecriture, 'sql'>, usager: bigint): Promise<{ numero: number; donnees: Opportunite }[]> {
  const lues = (await lirePresents(sql, decisionDOpportunite, Object.keys(decisionDOpportunite.donnees), [usager])).get(usager) ?? []
  return lues.map(({ numero, donnees }) => ({ numero, donnees: donnees as Opportunite }))
}
