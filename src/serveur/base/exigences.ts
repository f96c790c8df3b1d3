import type { Sql } from 'postgres'
import { RefusDeLaBase } from './refus.js'

/** A state of the server: the condition that tells it is reached, and the order that reaches it. */
export type Exigence = { sql: string; si: string }

/**
 * Brings the server to the required state, as far as this account may.
 * @throws RefusDeLaBase with the exact SQL somebody else has to run.
 */
export async function satisfaire(sql: Sql, exigences: readonly Exigence[]): Promise<void> {
  const contexte = await lireContexte(sql)
  const manques: string[] = []
  for (const { sql: modele, si } of exigences) {
    const ordre = modele.replace('{moi}', contexte.moi).replace('{base}', contexte.base)
    if (!(await atteindre(sql, ordre, si))) manques.push(`  ${ordre};`)
  }
  if (manques.length > 0)
    throw new RefusDeLaBase(
      `Le compte « ${contexte.moi} » ne peut pas préparer lui-même la base. Un administrateur doit y exécuter :\n${manques.join('\n')}`,
    )
}

/** Another starter may be doing the same: what counts is the state, not who reached it. */
async function atteindre(sql: Sql, ordre: string, si: string): Promise<boolean> {
  for (let essai = 1; essai <= 3; essai++) {
    if (await estVrai(sql, si)) return true
    await sql.unsafe(ordre).catch(() => {})
  }
  return estVrai(sql, si)
}

async function estVrai(sql: Sql, si: string): Promise<boolean> {
  // A condition about a role that does not exist yet is an error: it is not reached.
  const [ligne] = await sql.unsafe<{ oui: boolean }[]>(`select ${si} as oui`).catch(() => [])
  return ligne?.oui === true
}

async function lireContexte(sql: Sql): Promise<{ moi: string; base: string }> {
  const [contexte] = await sql<{ moi: string; base: string }[]>`
    select replace(current_user, '"', '""') as moi, replace(current_database(), '"', '""') as base`
  if (!contexte) throw new Error('no current role')
  return contexte
}
