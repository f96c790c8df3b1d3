import { createHash } from 'node:crypto'
import type { Sql } from 'postgres'
import type { Horodateur } from '../signature/index.js'
import { dernierSceau } from './sceaux.js'
import { temoigner } from './temoin.js'

type Ancrage = { sql: Sql; temoin: string | undefined; horodateur: Horodateur }

/** Has the last seal dated by the timestamp server (RFC 3161), and tells the witness. Gives how many were. */
export async function ancrer({ sql, temoin, horodateur }: Ancrage, instant: Date): Promise<number> {
  const dernier = await dernierSceau(sql)
  if (!dernier) return 0
  const [deja] = await sql`select from ancre where sceau = ${dernier.sceau.rang}`
  if (deja) return 0
  const jeton = await horodateur.horodater(createHash('sha256').update(dernier.note).digest(), instant)
  await sql`insert into ancre ${sql({ sceau: dernier.sceau.rang, jeton })} on conflict do nothing`
  await temoigner(temoin, { note: dernier.note, jeton: jeton.toString('base64') })
  return 1
}
