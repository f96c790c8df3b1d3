import type { Sql } from 'postgres'
import { cleDe, histoire } from '../../src/moteur/deriver/sql.js'
import { ressources } from '../../src/parcours/ressources.js'

/**
 * What is wrong with the events of a base in which no files were made one: a version written and not told, told twice, told and never
 * written, or told before the one it follows. Empty when every write is told once, in order.
 */
export async function ecartsDesEvenements(proprietaire: Sql): Promise<string[]> {
  const ecarts = await Promise.all(
    ressources.map(async r => {
      const cles = cleDe(r).length > 1 ? 'usager_id, numero, version' : 'usager_id, null::smallint as numero, version'
      const rangs = (await proprietaire.unsafe(
        `with ecrites as (select ${cles} from ${r.table} union all select ${cles} from ${histoire(r)}),
         dits as (select usager_id, numero, version, id,
           version - coalesce(lag(version) over (partition by usager_id, numero order by id), 0) as pas from evenement where ressource = $1)
         select coalesce(e.usager_id, d.usager_id) as usager, coalesce(e.numero, d.numero) as numero, coalesce(e.version, d.version) as version,
           count(d.id)::int as dit, bool_or(e.usager_id is null) as jamais_ecrite, bool_or(d.pas <> 1) as desordre
         from ecrites e full join dits d on d.usager_id = e.usager_id and d.numero is not distinct from e.numero and d.version = e.version
         group by 1, 2, 3 having count(d.id) <> 1 or bool_or(e.usager_id is null) or bool_or(d.pas <> 1)`,
        [r.nom],
      )) as unknown as Record<string, unknown>[]
      return rangs.map(x => `${r.nom} ${JSON.stringify(x)}`)
    }),
  )
  return ecarts.flat()
}
