import type { Sql } from 'postgres'
import { empreinteEnPlace } from '../base/fonctions-du-journal.js'

/**
 * Whether a trace may be written, and nothing stands in its way: one more trigger or a rule would swallow it while its reading is served, and
 * without the one that counts, or with another text, nobody would be stopped. Likewise of the tables where it counts.
 *
 * @param fonctions digest of the functions it counts by.
 */
export const journalOuvert = (sql: Sql, fonctions: string): Promise<boolean> =>
  sql<{ oui: boolean }[]>`
    with du_journal as (
      select relid from pg_partition_tree('journal')
      union all select unnest(array['connu', 'acteur_vu', 'compte_de_vus']::regclass[]))
    select has_table_privilege('journal', 'insert') and not pg_is_in_recovery()
      and (select array_agg(t.tgrelid::regclass || ' ' || t.tgname || ' ' || t.tgenabled::text) from pg_trigger t join du_journal on relid = t.tgrelid
        where not t.tgisinternal) = array['journal vigilance O']
      and not exists (select from pg_rewrite r join du_journal on relid = r.ev_class)
      and (${empreinteEnPlace(sql)}) = ${fonctions} as oui`.then(
    ([r]) => r?.oui === true,
    () => false,
  )
