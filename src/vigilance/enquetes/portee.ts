import type { ISql } from 'postgres'

/** What the rows kept as evidence say: how many persons, by which exchanges, when. No one is named. */
export type Portee = {
  lignes: number
  personnes: number
  premier: Date | null
  dernier: Date | null
  echanges: { code: string; finalite: string; personnes: number; champs: string[] }[]
  jours: { jour: string; personnes: number }[]
}

/** Those whose data were served; a refusal lets nothing out. */
export const issuesServies = ['servi', 'reconnue', 'rejoue', 'contestation-lue', 'a-faire', 'reuni'] as const
const servies = (sql: ISql) => sql`issue = any(${issuesServies})`

/** The first reading kept, to the minute, or the alert when nothing was served: before it there was nothing to know. */
export async function premierFait(sql: ISql, numero: number): Promise<Date> {
  const [trouve] = await sql<{ le: Date }[]>`
    select date_trunc('minute', coalesce((select min(instant) from preuve_d_enquete where enquete = e.numero and ${servies(sql)}), a.le)) as le
    from enquete e join alerte a on a.id = e.alerte where e.numero = ${numero}`
  if (!trouve) throw new Error('enquête sans alerte')
  return trouve.le
}

export async function porteeDe(sql: ISql, numero: number): Promise<Portee> {
  const [[tout], echanges, jours] = await Promise.all([
    sql<Omit<Portee, 'echanges' | 'jours'>[]>`
      select count(*)::int as lignes, count(distinct usager_id) filter (where ${servies(sql)})::int as personnes,
        min(instant) filter (where ${servies(sql)}) as premier, max(instant) filter (where ${servies(sql)}) as dernier
      from preuve_d_enquete where enquete = ${numero}`,
    sql<Portee['echanges']>`
      select l.code, l.finalite, count(distinct p.usager_id)::int as personnes,
        coalesce(array_agg(distinct c) filter (where c is not null), l.champs) as champs
      from preuve_d_enquete p join ligne_declaree l on l.id = p.ligne left join lateral unnest(p.champs) c on true
      where p.enquete = ${numero} and ${servies(sql)} and p.usager_id is not null
      group by l.id order by personnes desc, l.code`,
    sql<Portee['jours']>`
      select (instant at time zone 'Europe/Paris')::date::text as jour, count(distinct usager_id)::int as personnes
      from preuve_d_enquete where enquete = ${numero} and ${servies(sql)} and usager_id is not null group by 1 order by 1`,
  ])
  return { ...(tout ?? { lignes: 0, personnes: 0, premier: null, dernier: null }), echanges, jours }
}
