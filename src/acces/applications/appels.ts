import type { ISql } from 'postgres'

export type AppelPasse = { instant: Date; ligne: string | null; agent: string | null; issue: string; correlation: string }
export type RefusGroupe = {
  jour: string
  route: string
  statut: number
  code: string
  motif: string
  nombre: number
  dernierLe: Date
  correlation: string
}

/** Days of the journal looked at: an administrator mends what happened lately. */
const JOURS = 7

/**
 * The last calls an application made for an organisation, the newest first: what, by whom, and what came of it. Nobody's datum. Our own pages
 * are no application: said again here, it lets the index without them be used.
 */
export const derniersAppels = (sql: ISql, organisation: string, clientId: string, instant: Date) => sql<AppelPasse[]>`
  select j.instant, l.code as ligne, j.agent, j.issue, j.correlation from journal j left join ligne_declaree l on l.id = j.ligne
  where j.organisation = ${organisation} and j.application = ${clientId}
    and j.application not in ('portail', 'espace-usager', 'espace-entreprise') and j.instant > ${instant}::timestamptz - make_interval(days => ${JOURS})
  order by j.instant desc limit 50`

export const derniersRefus = (sql: ISql, organisation: string, clientId: string) => sql<RefusGroupe[]>`
  select to_char(jour, 'YYYY-MM-DD') as jour, route, statut, code, motif, nombre, dernier_le as "dernierLe", correlation
  from refus_d_application where application = ${clientId} and organisation = ${organisation} order by dernier_le desc limit 100`
