import { suiviesPourUn } from '../../droit/perimetres.js'
import { lignesDe, type Operation } from '../lignes.js'
import type { Ressource } from '../ressource.js'
import { histoire, perimetreDuStatement } from './sql.js'

/** Row-level security, the third lock: a query that forgot its WHERE returns nothing (conception, 3). */
export function verrous(r: Ressource): string[] {
  const perimetres = (table: string, ...operations: Operation[]) => {
    const voulus = lignesDe(r)
      .filter(l => operations.includes(l.operation))
      .map(l => l.sur)
    const motifs = [...new Set(voulus.flatMap(p => p.motifs ?? []))]
    const autres = new Set(voulus.filter(p => !p.motifs).map(p => p.sql))
    const conditions = [...(motifs.length > 0 ? [suiviesPourUn(motifs)] : []), ...autres]
    return conditions.map(sql => perimetreDuStatement(sql, table)).join('\n  or ') || 'false'
  }
  const enLeurNom = 'auteur_organisation = any ((select organisations_du_statement())::text[])'
  const t = r.table
  const h = histoire(r)
  return [
    ...[t, h].flatMap(table => [
      `alter table ${table} enable row level security`,
      `alter table ${table} force row level security`,
      `drop policy if exists lecture on ${table}`,
      `create policy lecture on ${table} for select to plateforme_application using (${perimetres(table, 'consulter', 'corriger')})`,
      `drop policy if exists depot on ${table}`,
      `drop policy if exists exploitation on ${table}`,
      `create policy exploitation on ${table} to plateforme_proprietaire using (true) with check (true)`,
    ]),
    // Nobody writes in the name of another; the history keeps rows written by others, and only grows.
    `create policy depot on ${t} for insert to plateforme_application with check (${enLeurNom})`,
    `create policy depot on ${h} for insert to plateforme_application with check (true)`,
    `drop policy if exists correction on ${t}`,
    `create policy correction on ${t} for update to plateforme_application using (${perimetres(t, 'corriger')}) with check (${enLeurNom})`,
  ]
}

/** The role that owns the views `suivi` and `cle_d_identite` sees through the locks, and only for them. */
export const verrousDesVues = ['rattachement', 'identite', 'droits_rsa'].flatMap(table => [
  `drop policy if exists perimetre on ${table}`,
  `create policy perimetre on ${table} for select to plateforme_perimetre using (true)`,
])
