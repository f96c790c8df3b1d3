import type { ISql } from 'postgres'
import type { Signal } from '../../droit/parametres/signaux.js'

/** What one actor did in one legal day, on one line or (null) on all of them. */
export type Compte = {
  jour: string
  organisation: string
  structure: string | null
  agent: string | null
  application: string
  ligne: string | null
} & Readonly<Record<Signal, number>>

/** Legal days, both included. `organisation`: null for all; `acteur`: null for everyone. */
export type Periode = { du: string; au: string; organisation?: string | null; acteur?: string | null }

const debut = (sql: ISql, jour: string) => sql`(${jour}::date::timestamp at time zone 'Europe/Paris')`
const lue = (sql: ISql) => sql`j.issue in ('servi', 'reconnue', 'contestation-lue', 'a-faire', 'bris-de-glace')`

/**
 * Read from the journal, off the path of requests. Somebody in view, or a colleague, is looked for as soon as her number is asked, even out of reach. Persons are found by their names through the index that gives a number and no datum, or are those a number named. A page
 * asks for somebody by each line that may show her: what it did not find of a person it showed that day was not looked for in vain, but on its own line.
 */
export const compterLesSignaux = (
  sql: ISql,
  { du, au, organisation = null, acteur = null }: Periode,
  heures: { de: number; a: number },
): Promise<Compte[]> => sql<Compte[]>`
  with visees as materialized (
    select 'collegues' as signal, a.organisation, a.structure, null as acteur, p.usager_id
    from agent a cross join lateral personnes_nommees(replace(trim(mots_des_noms(a.nom || ' ' || a.prenom)), ' ', ' & ')) p(usager_id)
    where a.etat <> 'retire' and a.structure is not null
    union all
    select 'collegues', a.organisation, null, a.organisation || '|' || split_part(a.identifiant, '|', 1), p.usager_id
    from agent a cross join lateral personnes_nommees(replace(trim(mots_des_noms(a.nom || ' ' || a.prenom)), ' ', ' & ')) p(usager_id)
    where a.etat <> 'retire'
    union all
    select 'connues', s.organisation, null, s.acteur, p.usager_id
    from personne_signalee s cross join lateral personnes_nommees(replace(trim(mots_des_noms(s.nom || ' ' || s.prenom)), ' ', ' & ')) p(usager_id)
    where s.retiree_le is null and s.dossiers is null
    union all
    select 'connues', s.organisation, null, s.acteur, unnest(array[d, dossier_vivant(d)])
    from personne_signalee s cross join unnest(s.dossiers) d
    where s.retiree_le is null),
  lus as (
    select (j.instant at time zone 'Europe/Paris')::date::text as jour, j.organisation, j.structure, j.agent, j.application, j.usager_id, j.issue,
      coalesce(split_part(j.agent, '|', 1), '|' || j.application) as qui, l.code as ligne, ${lue(sql)} as lue,
      j.issue = 'hors-perimetre' as cherchee,
      extract(isodow from j.instant at time zone 'Europe/Paris') > 5
        or extract(hour from j.instant at time zone 'Europe/Paris') not between ${heures.de} and ${heures.a - 1} as hors_heures
    from journal j left join ligne_declaree l on l.id = j.ligne
    where j.instant >= ${debut(sql, du)} and j.instant < ${debut(sql, au)} + interval '1 day' and j.organisation <> 'ESPACE-USAGER'
      and (${organisation}::text is null or j.organisation = ${organisation})),
  marques as (
    select x.*, x.usager_id is not null and bool_or(x.lue) over (partition by x.jour, x.organisation, x.qui, x.usager_id) as vue,
      ${marque(sql, 'connues')} as connue, ${marque(sql, 'collegues')} as collegue
    from lus x where ${acteur}::text is null or x.organisation || '|' || x.qui = ${acteur})
  select jour, organisation, max(structure) as structure, max(agent) as agent, max(application) as application, ligne,
    count(*) filter (where issue in ('interdit', 'rejete'))::int as refus,
    count(*) filter (where issue in ('invisible', 'hors-perimetre'))::int - case grouping(ligne) when 0 then 0
      else count(*) filter (where issue in ('invisible', 'hors-perimetre') and vue)::int end as introuvables,
    count(distinct usager_id) filter (where lue and hors_heures and agent is not null)::int as "hors-heures",
    count(distinct usager_id) filter (where (lue or cherchee) and connue)::int as connues,
    count(distinct usager_id) filter (where (lue or cherchee) and collegue)::int as collegues
  from marques group by grouping sets ((jour, organisation, qui), (jour, organisation, qui, ligne))
  having grouping(ligne) = 1 or ligne is not null`

/** Whether the person a row reads is one of those looked for, for that reader: hers, or those of anybody of her structure or organisation. */
const marque = (sql: ISql, signal: Signal) => sql`
  x.agent is not null and x.usager_id is not null and exists (select from visees v where v.signal = ${signal} and v.usager_id = x.usager_id
    and (v.organisation is null or v.organisation = x.organisation) and (v.structure is null or v.structure = x.structure)
    and (v.acteur is null or v.acteur = x.organisation || '|' || x.qui))`
