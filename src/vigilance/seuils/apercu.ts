import type { ISql } from 'postgres'
import { plusJours } from '../../droit/jours.js'
import { type Apercu, JOURS_D_APERCU } from '../signaux/apercu.js'
import type { Seuil } from './seuils.js'

type Essai = Pick<Seuil, 'genre' | 'horizon' | 'mesure' | 'limite'> & { organisation: string | null }

/**
 * Whom a limit would have stopped these last days, by what was counted: an actor and a day. An agent that was new then cannot be told from
 * the others any more: both kinds are tried on every agent.
 */
export async function apercuDuSeuil(sql: ISql, { genre, horizon, mesure, limite, organisation }: Essai, au: string): Promise<Apercu> {
  const du = plusJours(au, 1 - JOURS_D_APERCU)
  const etendue = horizon === 'semaine' ? 6 : horizon === 'mois' ? 29 : 0
  const passes =
    genre === 'application'
      ? await sql<{ acteur: string; jour: string }[]>`
          select application as acteur, depuis::text as jour from acteur_vu
          where depuis between ${du} and ${au} and application <> 'portail'
            and (${organisation}::text is null or split_part(acteur, '|', 1) = ${organisation})
          group by application, depuis having count(*) > ${limite}`
      : await sql<{ acteur: string; jour: string }[]>`
          with par_fenetre as (
            select acteur, debut, sum(${mesure === 'tous' ? sql`tous` : sql`nouveaux`})::int as n from compte_de_vus
            where horizon = ${horizon === 'heure' ? 'heure' : 'jour'} and (acteur like '%||%') = ${genre === 'programme'}
              and (${organisation}::text is null or split_part(acteur, '|', 1) = ${organisation})
            group by acteur, debut),
          cumules as (
            select acteur, debut, sum(n) over (partition by acteur order by debut
              range between make_interval(days => ${etendue}) preceding and current row) as n from par_fenetre)
          select distinct acteur, (debut at time zone 'Europe/Paris')::date::text as jour from cumules
          where n > ${limite} and (debut at time zone 'Europe/Paris')::date between ${du} and ${au}`
  return {
    du,
    au,
    alertes: passes.length,
    acteurs: new Set(passes.map(p => p.acteur)).size,
    jours: Array.from({ length: JOURS_D_APERCU }, (_, i) => plusJours(du, i)).map(jour => ({
      jour,
      alertes: passes.filter(p => p.jour === jour).length,
    })),
  }
}
