import { createHash } from 'node:crypto'
import type { Sql } from 'postgres'
import { VIE_D_UNE_PREUVE } from './preuve-dpop.js'

/** Kept twice as long as a proof lives, since clocks differ. */
const GARDE = 2 * VIE_D_UNE_PREUVE

/**
 * Whether this proof is shown for the first time, to any process. One narrow row for as long as the proof could be shown again: the table
 * holds two minutes of calls.
 */
export const premierePresentation = async (sql: Sql, { empreinte, jti }: { empreinte: string; jti: string }): Promise<boolean> => {
  const cle = createHash('sha256').update(`${empreinte} ${jti}`).digest()
  const { count } = await sql`insert into preuve_de_possession (cle, expire_le) values (${cle}, now() + make_interval(secs => ${GARDE}))
    on conflict do nothing`
  return count === 1
}
