import type { ISql } from 'postgres'

const MINUTES = 5
type Usage = 'enrolement' | 'verification'

/** Keeps what a passkey will sign; a new one replaces it. */
export async function garderLeDefi(sql: ISql, session: string, usage: Usage, defi: string, instant: Date): Promise<void> {
  await sql`insert into defi_de_cle (session, usage, defi, expire_le)
    values (${session}, ${usage}, ${defi}, ${instant}::timestamptz + make_interval(mins => ${MINUTES}))
    on conflict (session, usage) do update set defi = excluded.defi, expire_le = excluded.expire_le`
}

/** Takes it, once: an answer that fails is not given a second look. */
export async function prendreLeDefi(sql: ISql, session: string, usage: Usage, instant: Date): Promise<string | null> {
  const [pris] = await sql<{ defi: string; vif: boolean }[]>`
    delete from defi_de_cle where session = ${session} and usage = ${usage} returning defi, expire_le > ${instant} as vif`
  return pris?.vif ? pris.defi : null
}
