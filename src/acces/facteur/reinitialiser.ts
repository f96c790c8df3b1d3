import type { ISql } from 'postgres'
import { fermerLesSessionsDe } from '../session/index.js'
import { tracer } from './trace.js'

export type RefusDeReinitialisation = 'agent-inconnu' | 'soi-meme' | 'motif-absent'

/**
 * An administrator lets an agent of her own organisation enrol anew: factors, recovery codes and lock go, her sessions end, and who did it
 * is kept with the reason: in the caller's transaction, which has checked that `par` may administer. Nobody does it for herself.
 */
export async function reinitialiserLesFacteurs(
  sql: ISql,
  { agent, par, motif, instant }: { agent: string; par: { id: string; organisation: string }; motif: string; instant: Date },
): Promise<RefusDeReinitialisation | null> {
  if (agent === par.id) return 'soi-meme'
  if (motif.trim() === '') return 'motif-absent'
  const [vise] = await sql`select 1 from agent where id = ${agent} and organisation = ${par.organisation} for update`
  if (!vise) return 'agent-inconnu'
  await sql`update facteur set retire_le = ${instant} where agent = ${agent} and retire_le is null`
  await sql`delete from code_de_secours where agent = ${agent}`
  await sql`delete from defi_de_cle where session in (select id from session where agent = ${agent})`
  await sql`update essais_de_facteur set echecs = 0, verrous = 0, verrouille_jusque = null where agent = ${agent}`
  await tracer(sql, { agent, fait: 'reinitialise', par: par.id, motif: motif.trim().slice(0, 500), instant })
  await fermerLesSessionsDe(sql, agent, 'second-facteur-reinitialise', instant)
  return null
}
