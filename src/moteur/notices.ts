import { createHash } from 'node:crypto'
import type { ISql, Sql } from 'postgres'
import { contenuDeNotice, type Notice } from './deriver/notice.js'
import type { Ressource } from './ressource.js'

/** Keeps each notice as it is first published: a person can be shown the one that informed her before a given reading. Runs as the owner. */
export async function publierLesNotices(proprietaire: Sql, ressources: readonly Ressource[]): Promise<void> {
  const notices = ressources.map(r => {
    const contenu = contenuDeNotice(r)
    return { ressource: r.nom, contenu, empreinte: createHash('sha256').update(JSON.stringify(contenu)).digest('hex') }
  })
  await proprietaire.begin(async sql => {
    await sql`select pg_advisory_xact_lock(hashtext('notices'))`
    await sql`
      insert into notice_publiee (ressource, version, contenu, empreinte, depuis)
      select n.ressource, coalesce(p.version, 0) + 1, n.contenu, n.empreinte, statement_timestamp()
      from jsonb_to_recordset(${sql.json(notices)}) as n(ressource text, contenu jsonb, empreinte text)
      left join lateral (select version, empreinte from notice_publiee p where p.ressource = n.ressource order by version desc limit 1) p on true
      where p.empreinte is distinct from n.empreinte`
  })
}

export type NoticePubliee = { ressource: string; version: number; depuis: Date; jusque: Date | null; contenu: Notice }

/** Every version published, the latest first within each resource; those of one resource when it is named. */
export const lireLesNotices = (sql: ISql, ressource: string | null = null): Promise<NoticePubliee[]> =>
  sql<NoticePubliee[]>`
    select ressource, version, depuis, lead(depuis) over (partition by ressource order by version) as jusque, contenu
    from notice_publiee where ${ressource}::text is null or ressource = ${ressource} order by ressource, version desc`
