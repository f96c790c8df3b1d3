import type { ISql } from 'postgres'
import type { NomDeFormat } from './format.js'

/** Headers an organisation, or one structure of it, uses in its files of one kind; its structure's own words win. */
export async function colonnesDe(
  sql: ISql,
  organisation: string,
  structure: string | null,
  format: NomDeFormat,
): Promise<Record<string, string>> {
  const rangs = await sql<{ correspondance: Record<string, string> }[]>`
    select correspondance from correspondance_de_colonnes
    where organisation = ${organisation} and structure in ('', ${structure ?? ''}) and format = ${format} order by structure`
  return Object.assign({}, ...rangs.map(r => r.correspondance)) as Record<string, string>
}

export async function retenirColonnes(
  sql: ISql,
  organisation: string,
  structure: string | null,
  format: NomDeFormat,
  colonnes: Readonly<Record<string, string>>,
): Promise<void> {
  await sql`insert into correspondance_de_colonnes (organisation, structure, format, correspondance)
    values (${organisation}, ${structure ?? ''}, ${format}, ${sql.json(colonnes)})
    on conflict (organisation, structure, format) do update set correspondance = excluded.correspondance`
}
