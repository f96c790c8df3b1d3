import type { ISql } from 'postgres'

export type Fait = 'enrole' | 'retire' | 'secours-emis' | 'secours-employe' | 'verrouille' | 'reinitialise'
type Trace = { agent: string; fait: Fait; par: string; facteur?: string; motif?: string; instant: Date }

/** Keeps what happened to somebody's factors, in the transaction where it does. */
export async function tracer(sql: ISql, { agent, fait, par, facteur, motif, instant }: Trace): Promise<void> {
  await sql`insert into trace_de_facteur (agent, fait, facteur, par, motif, instant)
    values (${agent}, ${fait}, ${facteur ?? null}, ${par}, ${motif ?? null}, ${instant})`
}
