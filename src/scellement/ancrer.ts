import { createHash } from 'node:crypto'
import type { Sql } from 'postgres'
import type { Horodateur } from '../signature/index.js'
import { dernierSceau } from './sceaux.js'
import type { Temoin } from './acces-au-temoin.js'

type Ancrage = { sql: Sql; temoin: Temoin; horodateur: Horodateur }

/**
 * Has the last seal dated by the timestamp server (RFC 3161), and tells the witness. Gives how many were. The witness first: the row only
 * says that it was told, so that after a death in between the seal is dated once more, and never left out.
 */
export async function ancrer({ sql, temoin, horodateur }: Ancrage, instant: Date): Promise<number> {
  const dernier = await dernierSceau(sql)
  if (!dernier) return 0
  const [deja] = await sql`select from ancre where sceau = ${dernier.sceau.rang}`
  if (deja) return 0
  const jeton = await horodateur.horodater(createHash('sha256').update(dernier.note).digest(), instant)
  await temoin.dire({ note: dernier.note, jeton: jeton.toString('base64') })
  await sql`insert into ancre ${sql({ sceau: dernier.sceau.rang, jeton })} on conflict do nothing`
  return 1
}
