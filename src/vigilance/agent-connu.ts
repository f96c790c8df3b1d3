import type { ISql } from 'postgres'

/** Whether somebody is called `organisation|identifiant`: entitled here, or already declared by a program that read. */
export async function agentConnu(sql: ISql, acteur: string): Promise<boolean> {
  const [organisation = '', agent = ''] = acteur.split('|')
  const [{ connu } = { connu: false }] = await sql<{ connu: boolean }[]>`
    select exists (select from agent where organisation = ${organisation} and split_part(identifiant, '|', 1) = ${agent})
      or exists (select from acteur_vu where acteur = ${acteur}) as connu`
  return connu
}
