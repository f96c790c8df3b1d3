-- A delegation is declared and ended by who gives it, and what waits for a decision follows it, whoever is to decide.
alter table delegation_de_l_orientation
  add column delegataire text references organisation,
  add column declaree_le timestamptz not null default now(),
  add column declaree_par text,
  add column terminee_le timestamptz,
  add column terminee_par text,
  -- Up to which of its two days what waits has been recalculated.
  add column debut_suivi_le timestamptz,
  add column fin_suivie_le timestamptz;
grant insert, update on delegation_de_l_orientation to plateforme_application;

-- What waits for a decision, of those the département decides of: who decides is said again, one person at a time.
create function recalculer_les_competences(p_organisation text, p_jour date, p_instant timestamptz) returns int
language sql security definer set search_path = public, pg_temp as $$
  with ouvertes as (
    insert into echeance (nature, usager_id, dossier, objet, jour, organisation, ouverte_le)
    select distinct 'competence-a-recalculer', o.usager_id, o.usager_id, '', p_jour, p_organisation, p_instant
    from rattachement r join orientation o on o.usager_id = r.usager_id and o.etat in ('BROUILLON', 'EN_ATTENTE')
    where r.organisation = p_organisation and r.motif = 'competence-orientation' and r.du <= p_jour and (r.au is null or r.au >= p_jour)
    on conflict (dossier, nature, objet) where close_le is null do nothing
    returning 1)
  select count(*)::int from ouvertes
$$;
revoke execute on function recalculer_les_competences from public;
grant execute on function recalculer_les_competences to plateforme_application;
