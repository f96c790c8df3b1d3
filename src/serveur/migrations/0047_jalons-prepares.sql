-- The same milestones, planned once a session and not at every write: a decision writes an orientation and a follow-up, each of which asks.
create or replace function calculer_les_jalons(p_usagers bigint[]) returns table (usager_id bigint, jalon text, atteint date, depuis date, a_faire_par text)
language plpgsql stable rows 10 security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
begin
  return query
  with elle as (
    select u.id, o.informe_le, c.numero, c.entree_le, c.organisation, a.competence ->> 'organisation' as decidant
    from usager u
    cross join lateral (select max(x.informe_le) as informe_le from orientation x
      where x.usager_id = u.id having bool_or(x.brsa) or max(x.informe_le) is not null) o
    left join lateral (select * from orientation x where x.usager_id = u.id and x.etat = 'OUVERT' order by numero desc limit 1) c on true
    left join lateral (select * from orientation x where x.usager_id = u.id and x.etat in ('BROUILLON', 'EN_ATTENTE')
      order by numero desc limit 1) a on true
    where u.id = any(p_usagers) and u.fusionne_dans is null)
  select elle.id, j.jalon, j.atteint, case when j.atteint is null then j.depuis end, case when j.atteint is null then j.a_faire_par end
  from elle cross join lateral (
    select 'droit', elle.informe_le, null::date, null::text
    union all
    select 'inscription', (select date_inscription from inscription i where i.usager_id = elle.id), null, null
    union all
    select 'decision', elle.entree_le, case when elle.decidant is not null then elle.informe_le end, elle.decidant
    union all
    select 'rendez-vous', (select min(r.date)::timestamptz at time zone 'Europe/Paris' from rendez_vous r
      where r.usager_id = elle.id and r.statut = 'EFFECTUE' and r.motif <> 'ORI'
        and (r.date::timestamptz at time zone 'Europe/Paris')::date >= elle.entree_le)::date, elle.entree_le, elle.organisation
    union all
    select 'diagnostic', (select (min(d.enregistre_le) at time zone 'Europe/Paris')::date from (
      select enregistre_le from diagnostic d where d.usager_id = elle.id
      union all select enregistre_le from diagnostic_histoire d where d.usager_id = elle.id) d), elle.entree_le, elle.organisation
    union all
    select 'contrat', (select min(k.signe_le) from (
      select signe_le from contrat_engagement k where k.usager_id = elle.id and k.etat = 'SIGNE' and k.orientation = elle.numero
      union all select signe_le from contrat_engagement_histoire k where k.usager_id = elle.id and k.etat = 'SIGNE' and k.orientation = elle.numero) k),
      -- Refused, or suspended with the inscription: nothing is awaited of the contract.
      case when not exists (select from contrat_engagement k where k.usager_id = elle.id and k.etat in ('REFUSE', 'SUSPENDU')) then elle.entree_le end,
      elle.organisation
  ) j (jalon, atteint, depuis, a_faire_par);
end $$;

-- « offset 0 »: her follow-ups by her key, whatever the planner believes of how many there are.
create or replace function tenir_les_jalons(p_usagers bigint[]) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  jour date := coalesce(nullif(current_setting('plateforme.jour', true), '')::date, (now() at time zone 'Europe/Paris')::date);
begin
  -- One at a time for one person: each then sees what the other has written.
  perform from usager where id = any(p_usagers) order by id for no key update;
  with voulus as (
    select distinct c.usager_id, r.organisation, coalesce(r.structure, '') as lieu, c.jalon, c.depuis, c.a_faire_par
    from calculer_les_jalons(p_usagers) c cross join lateral (select * from rattachement x where x.usager_id = c.usager_id offset 0) r
    where c.depuis is not null and r.motif in ('tenue-de-la-liste', 'competence-orientation', 'accompagnement') and (r.au is null or r.au >= jour)
  ), otes as (
    delete from jalon_attendu a where a.usager_id = any(p_usagers)
      and not exists (select from voulus v where (v.usager_id, v.organisation, v.lieu, v.jalon) = (a.usager_id, a.organisation, a.lieu, a.jalon)))
  insert into jalon_attendu as a (usager_id, organisation, lieu, jalon, depuis, a_faire_par) select * from voulus
  on conflict (usager_id, organisation, lieu, jalon) do update set depuis = excluded.depuis, a_faire_par = excluded.a_faire_par
  where (a.depuis, a.a_faire_par) is distinct from (excluded.depuis, excluded.a_faire_par);
end $$;
