import type { ISql } from 'postgres'

/** The file each row of hers was first written in, by its number; those of a file never made one with another are not there. */
export async function originesDe(sql: ISql, ressource: string, usager: bigint): Promise<ReadonlyMap<number, string>> {
  const lues = await sql<{ numero: number; dossier: string }[]>`
    select numero, dossier::text as dossier from origines_des_rangs(${usager.toString()}, ${ressource})`
  return new Map(lues.map(l => [l.numero, l.dossier]))
}
