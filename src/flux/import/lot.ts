import type { ReservedSql } from 'postgres'
import { type Constat, graviteDuConstat } from './constats.js'
import { avancerFiche } from './fiche.js'
import type { Element, Evenement, Format, Travail } from './format.js'
import { garderLignage } from './lignage.js'

type BilanEcrit = { constats: Constat[]; lus: number; octets: number; personnes: number }

/** Writes the elements of a lot and the progress they make, in the transaction under way. */
export async function ecrireLot<C>(
  t: Travail & { sql: ReservedSql },
  format: Format<C>,
  lot: readonly Evenement<C>[],
  depuis: number,
): Promise<BilanEcrit> {
  await parIndex(t.sql)
  const elements = lot.filter((e): e is Element<C> => e.type === 'element')
  const bilan = await format.ecrire(
    t,
    elements.filter(e => e.contenu !== null),
  )
  const compares = (await format.comparer?.(t, lot)) ?? []
  const fin = lot.flatMap(e => (e.type === 'fin' ? e.constats : []))
  const constats = [...elements.flatMap(e => e.constats), ...bilan.constats, ...fin, ...compares]
  await garderLignage(t, elements, bilan.touches)
  const dernier = elements.at(-1)
  const lus = dernier ? dernier.rang + 1 : depuis
  if (dernier) await avancerFiche(t.sql, t.import, depuis, dernier.octets, { ...bilan, lus, ...juger(constats) }, t.moteur.horloge())
  return { constats, lus, octets: dernier?.octets ?? 0, personnes: bilan.personnes }
}

/**
 * A lot touches a handful of rows of each table by their keys, whatever the statistics of tables that have just been filled
 * say: a plan made on an empty table would read a full one whole, and one that combines two indexes would read, for each person,
 * all those of the payer.
 */
const parIndex = (sql: ReservedSql) => sql`
  select set_config('enable_seqscan', 'off', true), set_config('enable_hashjoin', 'off', true), set_config('enable_mergejoin', 'off', true),
    set_config('enable_bitmapscan', 'off', true), set_config('enable_material', 'off', true), set_config('jit', 'off', true)`

/** Elements set aside, and elements imported that a human should look at: each counts once. */
function juger(constats: readonly Constat[]): { rejetes: number; douteux: number } {
  const rangs = (gravite: string) => new Set(constats.filter(c => c.rang !== null && graviteDuConstat(c.code) === gravite).map(c => c.rang))
  const rejetes = rangs('rejet')
  return { rejetes: rejetes.size, douteux: [...rangs('doute')].filter(r => !rejetes.has(r)).length }
}
