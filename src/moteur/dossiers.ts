import type { ISql } from 'postgres'

/** Every number a person has had: hers, and those of the files made one with it. What was written under them is still about her. */
export async function dossiersDe(sql: ISql, usager: bigint): Promise<string[]> {
  const rangs = await sql<{ id: string }[]>`
    with recursive siens as (
      select id from usager where id = ${usager.toString()}
      union all
      select u.id from usager u join siens s on u.fusionne_dans = s.id)
    select id::text from siens`
  return rangs.map(r => r.id)
}
