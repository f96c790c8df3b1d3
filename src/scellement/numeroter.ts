import type { Sql } from 'postgres'

/**
 * Keeps the numbers of transactions going up when a base was restored on another server, which counts from its own: what is written next must
 * come after what was sealed. Runs as the owner, at each start.
 */
export const poursuivreLaNumerotation = (proprietaire: Sql): Promise<void> =>
  proprietaire.begin(async sql => {
    await sql`select pg_advisory_xact_lock(hashtext('numéroter le journal'))`
    const [r] = await sql<{ courant: string; decalage: string; attendu: string }[]>`
      select pg_current_xact_id()::text as courant, decalage::text as decalage,
        greatest((select max(au) from sceau), (select max(tx) + 1 from journal where tx >= coalesce((select max(au) from sceau), 0)))::text as attendu
      from transaction_du_journal`
    if (!r?.attendu || BigInt(r.courant) + BigInt(r.decalage) >= BigInt(r.attendu)) return
    const decalage = BigInt(r.attendu) - BigInt(r.courant)
    await sql`update transaction_du_journal set decalage = ${decalage.toString()}::bigint`
    await sql.unsafe(`alter table journal alter column tx set default (pg_current_xact_id()::text::bigint + ${decalage})`)
  })
