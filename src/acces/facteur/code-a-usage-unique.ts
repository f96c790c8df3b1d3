import { randomUUID } from 'node:crypto'
import type { ISql } from 'postgres'
import type { ClesDeFacteur } from './cles.js'
import { tracer } from './trace.js'
import { nouveauSecret, pasDuCode } from './totp.js'

type Rang = { id: string; secret_chiffre: Buffer; dernier_pas: string | null }

/** A secret to be put in an application of one-time codes; it opens nothing until a code of it comes back. Replaces one left aside. */
export async function preparer(sql: ISql, cles: ClesDeFacteur, agent: string, instant: Date): Promise<void> {
  await sql`update facteur set retire_le = ${instant} where agent = ${agent} and confirme_le is null and retire_le is null`
  await sql`insert into facteur (id, agent, genre, nom, secret_chiffre, cree_le)
    values (${randomUUID()}, ${agent}, 'totp', 'Application de codes', ${cles.chiffrer(agent, nouveauSecret())}, ${instant})`
}

async function enAttente(sql: ISql, agent: string): Promise<Rang | undefined> {
  const [rang] = await sql<Rang[]>`select id, secret_chiffre, dernier_pas::text from facteur
    where agent = ${agent} and genre = 'totp' and confirme_le is null and retire_le is null`
  return rang
}

/** The secret prepared and not confirmed yet, to be shown again if the page is. */
export async function secretEnAttente(sql: ISql, cles: ClesDeFacteur, agent: string): Promise<string | null> {
  const rang = await enAttente(sql, agent)
  return rang ? cles.dechiffrer(agent, rang.secret_chiffre) : null
}

/** Confirms it by a first code, which is thereby taken. */
export async function confirmer(sql: ISql, cles: ClesDeFacteur, agent: string, code: string, instant: Date): Promise<boolean> {
  const rang = await enAttente(sql, agent)
  const pas = rang ? pasDuCode(cles.dechiffrer(agent, rang.secret_chiffre), code, instant, null) : null
  if (!rang || pas === null) return false
  await sql`update facteur set confirme_le = ${instant}, employe_le = ${instant}, dernier_pas = ${pas} where id = ${rang.id}`
  await tracer(sql, { agent, fait: 'enrole', par: agent, facteur: rang.id, instant })
  return true
}

/** Takes a code of one of her applications: right, and later than the last one taken from it. */
export async function prendreUnCode(sql: ISql, cles: ClesDeFacteur, agent: string, code: string, instant: Date): Promise<boolean> {
  const rangs = await sql<Rang[]>`select id, secret_chiffre, dernier_pas::text from facteur
    where agent = ${agent} and genre = 'totp' and confirme_le is not null and retire_le is null`
  for (const { id, secret_chiffre: chiffre, dernier_pas: dernier } of rangs) {
    const pas = pasDuCode(cles.dechiffrer(agent, chiffre), code, instant, dernier === null ? null : Number(dernier))
    if (pas === null) continue
    await sql`update facteur set dernier_pas = ${pas}, employe_le = ${instant} where id = ${id}`
    return true
  }
  return false
}
