-- The milestones of the parcours of a beneficiary of the RSA. What was reached is read where it is written; what is awaited is kept here, a row
-- for each place that follows her, so that the late ones of an organisation are the beginning of an index and not a search through
-- everybody it follows. The delays are no part of it: they are parameters of the law, applied when the list is read.
create table jalon_attendu (
  usager_id bigint not null references usager,
  organisation text not null references organisation,
  -- Where she is followed, empty when by the whole organisation.
  lieu text not null,
  jalon text not null,
  -- The day the delay runs from, and who is to do what is awaited.
  depuis date not null,
  a_faire_par text,
  primary key (usager_id, organisation, lieu, jalon)
);
create index jalon_attendu_depuis on jalon_attendu (organisation, jalon, depuis, usager_id);
create index jalon_attendu_lieu on jalon_attendu (organisation, lieu, jalon, depuis, usager_id);

alter table jalon_attendu enable row level security;
alter table jalon_attendu force row level security;
create policy lecture on jalon_attendu for select to plateforme_application using (organisation = any ((select organisations_du_statement())::text[]));
create policy exploitation on jalon_attendu to plateforme_proprietaire using (true) with check (true);
grant select on jalon_attendu to plateforme_application;

-- All of hers, in their order: the day each was reached; failing that, the day its delay runs from and who is to do it.
-- Planned once a session and not at every write: a decision writes an orientation and a follow-up, each of which asks.
create function calculer_les_jalons(p_usagers bigint[]) returns table (usager_id bigint, jalon text, atteint date, depuis date, a_faire_par text)
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
revoke execute on function calculer_les_jalons from public;

-- Those of one person, to herself or to who follows her.
create function jalons_de(p_usager bigint) returns table (jalon text, atteint date, depuis date, a_faire_par text)
language sql stable security definer set search_path = public, pg_temp as $$
  select jalon, atteint, depuis, a_faire_par from calculer_les_jalons(array[p_usager])
  where p_usager = any (personnes_du_statement()) or exists (select from suivi s where s.usager_id = p_usager)
$$;
revoke execute on function jalons_de from public;
grant execute on function jalons_de to plateforme_application;

-- « offset 0 »: her follow-ups by her key, whatever the planner believes of how many there are.
create function tenir_les_jalons(p_usagers bigint[]) returns void
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
revoke execute on function tenir_les_jalons from public;

-- Whatever the door: a form, an API, a file, an effect of a deadline. Only those who have an orientation are waited for.
create function jalons_a_tenir() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  siens bigint[];
begin
  select array_agg(distinct e.usager_id) into siens from ecrits e where exists (select from orientation o where o.usager_id = e.usager_id);
  if siens is not null then perform tenir_les_jalons(siens); end if;
  return null;
end $$;
do $$
declare
  t text;
begin
  foreach t in array array['orientation', 'rattachement', 'rendez_vous', 'diagnostic', 'contrat_engagement'] loop
    execute format('create trigger jalons_deposes after insert on %I referencing new table as ecrits for each statement execute function jalons_a_tenir()', t);
    execute format('create trigger jalons_corriges after update on %I referencing new table as ecrits for each statement execute function jalons_a_tenir()', t);
    execute format('create trigger jalons_otes after delete on %I referencing old table as ecrits for each statement execute function jalons_a_tenir()', t);
  end loop;
end $$;

-- Two files made one, or parted: nothing is awaited of the one that is left.
create function jalons_du_dossier() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform tenir_les_jalons(array[new.id]);
  return null;
end $$;
create trigger jalons after update of fusionne_dans on usager for each row
  when (old.fusionne_dans is distinct from new.fusionne_dans) execute function jalons_du_dossier();

select tenir_les_jalons(array_agg(distinct usager_id)) from orientation having count(*) > 0;
