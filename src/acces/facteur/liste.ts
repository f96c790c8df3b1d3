import type { ISql } from 'postgres'
import { tracer } from './trace.js'

export type Facteur = { id: string; genre: 'totp' | 'webauthn'; nom: string; confirmeLe: Date; employeLe: Date | null }

/** The factors of an agent that open something, the oldest first. */
export const facteursDe = (sql: ISql, agent: string): PromiseLike<Facteur[]> =>
  sql<Facteur[]>`select id, genre, nom, confirme_le as "confirmeLe", employe_le as "employeLe" from facteur
    where agent = ${agent} and confirme_le is not null and retire_le is null order by confirme_le, id`

/** Withdraws one of her own factors; with the last one go the recovery codes, which only stand in for it. False when it is not hers. */
export async function retirer(sql: ISql, agent: string, id: string, instant: Date): Promise<boolean> {
  const retires = await sql`update facteur set retire_le = ${instant}
    where id = ${id} and agent = ${agent} and confirme_le is not null and retire_le is null`
  if (retires.count === 0) return false
  await tracer(sql, { agent, fait: 'retire', par: agent, facteur: id, instant })
  if ((await facteursDe(sql, agent)).length === 0) await sql`delete from code_de_secours where agent = ${agent}`
  return true
}
