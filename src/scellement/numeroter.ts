import type { KeyObject } from 'node:crypto'
import type { ISql, Sql } from 'postgres'
import { cleReconnue } from './cle-reconnue.js'
import { dernierSceau } from './sceaux.js'

/** No server has counted so many transactions: at a million a second, this one would take three centuries. */
const JAMAIS_ATTEINT = 2n ** 53n

/**
 * Keeps the numbers of transactions going up when a base was restored on another server, which counts from its own: what is written next must
 * come after what was sealed. Runs as the owner, at each start. Only what our keys signed says where the seals are: who holds the base writes
 * what he likes beside it, and numbers sent to the end of theirs would let nothing more be written, for ever.
 */
export const poursuivreLaNumerotation = (proprietaire: Sql, publiques: readonly KeyObject[]): Promise<void> =>
  proprietaire.begin(async sql => {
    await sql`select pg_advisory_xact_lock(hashtext('numéroter le journal'))`
    if (!(await cleReconnue(sql, publiques))) return
    const { front, dernierRang } = await ouEnEstLeJournal(sql)
    const attendu = dernierRang === null || dernierRang < front ? front : dernierRang + 1n
    const [r] = await sql<{ courant: string; decalage: string }[]>`
      select pg_current_xact_id()::text as courant, decalage::text as decalage from transaction_du_journal`
    if (!r || attendu > JAMAIS_ATTEINT || BigInt(r.courant) + BigInt(r.decalage) >= attendu) return
    const decalage = attendu - BigInt(r.courant)
    await sql`update transaction_du_journal set decalage = ${decalage.toString()}::bigint`
    await sql.unsafe(`alter table journal alter column tx set default (pg_current_xact_id()::text::bigint + ${decalage})`)
  })

/**
 * What somebody wrote where the numbers of transactions are kept, as the sentence to say: a seal whose column says more than the last one
 * signed, a row of a transaction that no server has reached. Null when there is none.
 */
export async function numeroInvraisemblable(sql: ISql): Promise<string | null> {
  // Before the last seal is read: what another process seals in between is no lie.
  const [plusHaut] = await sql<
    { rang: string; au: string }[]
  >`select rang::text as rang, au::text as au from sceau order by au desc limit 1`
  const { front, dernierRang } = await ouEnEstLeJournal(sql)
  if (plusHaut && BigInt(plusHaut.au) > front)
    return `Le sceau ${plusHaut.rang} se dit, dans la base, d’une transaction que le dernier sceau n’a pas prise`
  return (dernierRang ?? 0n) >= JAMAIS_ATTEINT
    ? `Une ligne du journal se dit de la transaction ${dernierRang}, qu’aucun serveur n’a atteinte`
    : null
}

/** `front`: the first transaction that no seal took, as the last note says it. `dernierRang`: that of the last row from there. */
async function ouEnEstLeJournal(sql: ISql): Promise<{ front: bigint; dernierRang: bigint | null }> {
  const front = (await dernierSceau(sql))?.sceau.au ?? 0n
  const [r] = await sql<{ tx: string | null }[]>`select max(tx)::text as tx from journal where tx >= ${front.toString()}::bigint`
  return { front, dernierRang: r?.tx ? BigInt(r.tx) : null }
}
