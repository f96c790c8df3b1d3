import { enColonne, type Ligne } from '../lignes.js'
import { document, perimetreExact } from './sql.js'

export const nomDeLecture = (ligne: Ligne): string => `lire_${ligne.ressource.table}_${enColonne(ligne.nomEchange)}`

/**
 * The function that reads one line for the concurrent callers that share a statement.
 *
 * One element of each array is one caller. It keys row-level security to their organisations, applies the exact
 * perimeter of each, reads the listed columns and writes one journal row a caller: all of it in one statement, so that no
 * answer can leave before its trace is durable. Planned once a session: planning costs ten times the reading. Returns one row a caller served; a caller without a row sees nothing.
 */
export function fonctionDeLecture(ligne: Ligne): string {
  const { ressource } = ligne
  const plusieurs = ressource.cardinalite === 'plusieurs'
  const contenu = plusieurs
    ? `select d.rang, coalesce(max(r.version), 0) as version, json_build_object('elements', coalesce(json_agg(${document(ligne, 'r')} order by r.numero) filter (where r.numero is not null), '[]'::json))::text as document
      from visible d left join ${ressource.table} r on r.usager_id = d.usager_id group by d.rang`
    : `select d.rang, r.version, ${document(ligne, 'r')}::text as document
      from visible d join ${ressource.table} r on r.usager_id = d.usager_id`
  return `create or replace function ${nomDeLecture(ligne)}(p_ligne int, p_jour date, p_usagers bigint[], p_organisations text[],
  p_structures text[], p_personnes bigint[], p_agents text[], p_applications text[], p_correlations text[])
returns table (rang int, version int, document text) language plpgsql set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
begin
  perform set_config('plateforme.organisations', array_to_string(p_organisations, ','), true),
    set_config('plateforme.personnes', array_to_string(p_personnes, ','), true),
    set_config('plateforme.jour', p_jour::text, true);
  return query
  with demande as materialized (
    select d.*, d.ordinality::int as rang
    from unnest(p_usagers, p_organisations, p_structures, p_personnes, p_agents, p_applications, p_correlations)
      with ordinality as d(usager_id, organisation, structure, personne, agent, application, correlation)),
  visible as (
    select cible.rang, cible.usager_id from demande cible
    where ${perimetreExact(ligne.sur, 'cible', 'p_jour')}),
  lu as materialized (
    ${contenu}),
  trace as (
    insert into journal (ligne, organisation, structure, agent, application, usager_id, issue, correlation)
    select p_ligne, d.organisation, d.structure, d.agent, d.application, d.usager_id,
      case when l.rang is null then 'invisible' else 'servi' end, d.correlation
    from demande d left join lu l on l.rang = d.rang)
  select l.rang, l.version, l.document from lu l;
end $$`
}
