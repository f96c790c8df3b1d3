import type { ISql } from 'postgres'
import type { Issue } from './journal.js'

/** What one reader did under one line on one day, counted: `de` and `a` are the first and last instants. */
export type Geste = {
  ligne: string | null
  finalite: string | null
  texte: string | null
  champs: string[]
  issue: Issue
  nombre: number
  de: Date
  a: Date
  /** Version of the notice of that resource in force at the first instant; null when none had been published yet. */
  notice: number | null
}
/** What one reader did on one legal day in Paris. Never a value. */
export type Visite = {
  jour: string
  organisation: string
  structure: string | null
  agent: string | null
  application: string
  gestes: Geste[]
}
type Rang = Omit<Visite, 'gestes'> & Geste

const debut = (sql: ISql, jour: string) => sql`(${jour}::date::timestamp at time zone 'Europe/Paris')`

/** `avant`: days strictly before this one. `sauf`: kinds of organisations left out. `rangs`: rows of the journal a page is made of, about. */
type Demande = { dossiers: readonly string[]; avant: string | null; sauf: readonly string[]; rangs: number }

/**
 * The journal of a person as visits, latest first. A page holds whole days: its last one is completed, so that a summary never hides
 * a row of the same day on the next page. `suivant` is the day to ask before, null at the end.
 */
export async function lireLesVisites(
  sql: ISql,
  { dossiers, avant, sauf, rangs }: Demande,
): Promise<{ visites: Visite[]; suivant: string | null }> {
  const vus = sql`from journal j join organisation o on o.code = j.organisation
    where j.usager_id = any(${[...dossiers]}::bigint[]) and o.type <> all(${[...sauf]}::text[])
    ${avant === null ? sql`` : sql`and j.instant < ${debut(sql, avant)}`}`
  const [limite] = await sql<{ jour: string }[]>`
    select (j.instant at time zone 'Europe/Paris')::date::text as jour ${vus} order by j.instant desc offset ${rangs} limit 1`
  const lus = await sql<Rang[]>`
    select (j.instant at time zone 'Europe/Paris')::date::text as jour, j.organisation, j.structure, j.agent, j.application,
      l.code as ligne, l.finalite, l.texte, coalesce(j.champs, l.champs, '{}') as champs, j.issue, count(*)::int as nombre, min(j.instant) as de,
      max(j.instant) as a,
      (select n.version from notice_publiee n where n.ressource = split_part(l.code, '.', 1) and n.depuis <= min(j.instant)
        order by n.version desc limit 1) as notice
    from (select j.* ${vus} ${limite ? sql`and j.instant >= ${debut(sql, limite.jour)}` : sql``}) j
    left join ligne_declaree l on l.id = j.ligne
    group by 1, 2, 3, 4, 5, l.id, coalesce(j.champs, l.champs, '{}'), j.issue
    order by 1 desc, max(j.instant) desc`
  const [plusTot] = limite ? await sql`select 1 ${vus} and j.instant < ${debut(sql, limite.jour)} limit 1` : []
  return { visites: parLecteur(lus), suivant: limite && plusTot ? limite.jour : null }
}

function parLecteur(rangs: readonly Rang[]): Visite[] {
  const visites = new Map<string, Visite>()
  for (const { jour, organisation, structure, agent, application, ...geste } of rangs) {
    const cle = JSON.stringify([jour, organisation, structure, agent, application])
    const visite = visites.get(cle) ?? { jour, organisation, structure, agent, application, gestes: [] }
    visite.gestes.push(geste)
    visites.set(cle, visite)
  }
  return [...visites.values()]
}
