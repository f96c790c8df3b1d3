import type { ISql } from 'postgres'

/** `acteur`: the agent whose relation she is; null for a person of public note, whoever reads her. `organisation`: null for all. */
export type Signalee = {
  id: string
  organisation: string | null
  acteur: string | null
  nom: string
  prenom: string
  motif: string
  par: string
  le: Date
}

export const signalees = (sql: ISql, organisation: string | null) => sql<Signalee[]>`
  select id, organisation, acteur, nom, prenom, motif, par, le from personne_signalee
  where retiree_le is null and (${organisation}::text is null or organisation = ${organisation}) order by nom, prenom limit 1000`

export async function signaler(sql: ISql, nouvelle: Omit<Signalee, 'id'>): Promise<string> {
  const [posee] = await sql<{ id: string }[]>`insert into personne_signalee ${sql(nouvelle)} returning id`
  return posee?.id ?? ''
}

/** False when nobody is under that identifier in that organisation, or no longer. */
export async function retirer(
  sql: ISql,
  { id, organisation, le }: { id: string; organisation: string | null; le: Date },
): Promise<boolean> {
  const fait = await sql`
    update personne_signalee set retiree_le = ${le}
    where id = ${id} and retiree_le is null and (${organisation}::text is null or organisation = ${organisation})`
  return fait.count > 0
}
