import { randomBytes } from 'node:crypto'
import type { ISql } from 'postgres'
import type { ClesDeFacteur } from './cles.js'
import { tracer } from './trace.js'

const COMBIEN = 10
/** Neither I, L, O nor U: what is copied from paper must not be taken for something else (Crockford). Sixty bits a code. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

const tirer = (): string => {
  const lettres = [...randomBytes(12)].map(octet => ALPHABET[octet % ALPHABET.length]).join('')
  return lettres.replaceAll(/(.{4})(?=.)/g, '$1-')
}

/** As it is read aloud or copied: case, dashes and look-alikes do not matter. */
const normaliser = (code: string): string => code.toUpperCase().replaceAll(/[\s-]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1')

/** Draws new recovery codes, which replace those there were. They are given back once, and are nowhere in clear. */
export async function emettreLesCodes(sql: ISql, cles: ClesDeFacteur, agent: string, instant: Date): Promise<string[]> {
  const codes = Array.from({ length: COMBIEN }, tirer)
  await sql`delete from code_de_secours where agent = ${agent}`
  for (const code of codes)
    await sql`insert into code_de_secours (agent, empreinte, cree_le) values (${agent}, ${cles.empreinte(agent, normaliser(code))}, ${instant})`
  await tracer(sql, { agent, fait: 'secours-emis', par: agent, instant })
  return codes
}

/** Takes a recovery code, once. */
export async function employerUnCode(sql: ISql, cles: ClesDeFacteur, agent: string, code: string, instant: Date): Promise<boolean> {
  const pris = await sql`update code_de_secours set employe_le = ${instant}
    where agent = ${agent} and empreinte = ${cles.empreinte(agent, normaliser(code))} and employe_le is null`
  if (pris.count === 0) return false
  await tracer(sql, { agent, fait: 'secours-employe', par: agent, instant })
  return true
}

export async function codesRestants(sql: ISql, agent: string): Promise<number> {
  const [c] = await sql<{ n: number }[]>`select count(*)::int as n from code_de_secours where agent = ${agent} and employe_le is null`
  return c?.n ?? 0
}
