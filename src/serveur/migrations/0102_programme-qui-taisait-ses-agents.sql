-- A program that had declared its agents for a month before it read alone has what an agent has, not what a batch has: who stole it need only
-- leave them out. One that has always read alone keeps its own limits.
create or replace function compter_les_vus() returns trigger language plpgsql security definer set search_path = public, pg_temp
-- Kept for a session, the plans are made while these tables are empty: without this they would read them whole.
set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
declare
  d record;
  maintenant timestamptz := clock_timestamp();
  heure_dite timestamptz := date_trunc('hour', maintenant);
  debut_du_jour timestamptz := date_trunc('day', maintenant, 'Europe/Paris');
  jour_civil date := (maintenant at time zone 'Europe/Paris')::date;
  acteurs text[]; applications text[]; genres text[]; arrives boolean[]; heures int[]; jours int[]; nouveaux int[];
begin
  if not exists (
    select from ecrits e
    where e.usager_id is not null and e.organisation <> 'ESPACE-USAGER'
      and e.issue in ('servi', 'reconnue', 'rejoue', 'contestation-lue', 'a-faire', 'reuni')
      and coalesce((select c.heure from connu c where c.usager_id = e.usager_id
        and c.acteur = e.organisation || '|' || coalesce(split_part(e.agent, '|', 1), '|' || e.application)), '-infinity') < heure_dite)
  then return null; end if;
  -- In the order of their keys everywhere: two statements that count the same ones wait for each other, and never both.
  with lus as (
    select organisation || '|' || coalesce(split_part(agent, '|', 1), '|' || application) as acteur, usager_id,
      min(application) as application, bool_and(agent is null) as seul
    from ecrits
    where usager_id is not null and organisation <> 'ESPACE-USAGER'
      and issue in ('servi', 'reconnue', 'rejoue', 'contestation-lue', 'a-faire', 'reuni')
    group by 1, 2),
  a_compter as (
    select l.*, c.jour, c.usager_id is not null as connue from lus l left join connu c using (acteur, usager_id)
    where c.heure is null or c.heure < heure_dite),
  -- Whoever else counts the same person at the same moment holds her row: only one of them is given it back, and counts her.
  comptes as (
    insert into connu as c (acteur, usager_id, le, jour, heure)
    select acteur, usager_id, jour_civil, jour_civil, heure_dite from a_compter order by 1, 2
    on conflict (acteur, usager_id) do update set jour = excluded.jour, heure = excluded.heure
      where c.heure is null or c.heure < excluded.heure
    returning acteur, usager_id),
  bilan as (
    select acteur, min(application) as application, bool_and(seul) as seul, count(*) as en_heure,
      count(*) filter (where jour is null or jour < jour_civil) as en_jour, count(*) filter (where not connue) as neufs
    from comptes join a_compter using (acteur, usager_id) group by acteur),
  venus as (
    insert into acteur_vu select acteur, application, jour_civil from bilan order by acteur on conflict do nothing returning acteur)
  select array_agg(b.acteur order by b.acteur), array_agg(b.application order by b.acteur), array_agg(b.en_heure order by b.acteur),
    array_agg(b.en_jour order by b.acteur), array_agg(b.neufs order by b.acteur), array_agg(v.acteur is not null order by b.acteur),
    array_agg(case when b.seul and not exists (select from acteur_vu a where a.application = b.application and a.acteur not like '%||%'
        and a.depuis <= coalesce((select s.depuis from acteur_vu s where s.acteur = b.acteur), jour_civil) - 30) then 'programme'
      when b.application <> 'portail'
        and (v.acteur is not null or exists (select from acteur_vu a where a.acteur = b.acteur and a.depuis > jour_civil - 7))
        and exists (select from acteur_vu a where a.application = b.application and a.depuis <= jour_civil - 30) then 'agent-inconnu'
      else 'agent' end order by b.acteur)
  into acteurs, applications, heures, jours, nouveaux, arrives, genres
  from bilan b left join venus v using (acteur);
  if acteurs is null then return null; end if;

  insert into compte_de_vus
  select n.acteur, c.horizon, c.debut, case when n.genre = 'programme' then pg_backend_pid() % 8 else 0 end, c.tous, n.neufs
  from unnest(acteurs, genres, heures, jours, nouveaux) n(acteur, genre, en_heure, en_jour, neufs)
  cross join lateral (values ('heure', heure_dite, n.en_heure), ('jour', debut_du_jour, n.en_jour)) c(horizon, debut, tous)
  order by 1, 2, 3, 4
  on conflict (acteur, horizon, debut, part) do update
    set tous = compte_de_vus.tous + excluded.tous, nouveaux = compte_de_vus.nouveaux + excluded.nouveaux;

  select '|' || n.application as acteur, s.horizon, s.mesure, s.limite, c.valeur into d
  from (select distinct application from unnest(applications, genres, arrives) n(application, genre, arrive)
    where arrive and genre = 'agent-inconnu') n
  cross join seuil_de_vigilance s
  cross join lateral (select count(*)::int as valeur from acteur_vu v where v.application = n.application and v.depuis = jour_civil) c
  where s.genre = 'application' and c.valeur > s.limite
  order by 1 limit 1;
  if found then perform depasser('application', d.acteur, d.horizon, d.mesure, d.limite, d.valeur); end if;

  -- A limit on those never read is passed by reading one more of them.
  select n.genre, n.acteur, s.horizon, s.mesure, s.limite, c.valeur into d
  from unnest(acteurs, genres, nouveaux) n(acteur, genre, neufs)
  join seuil_de_vigilance s on s.genre = n.genre and (n.neufs > 0 or s.mesure = 'tous')
  cross join lateral (
    select sum(case s.mesure when 'tous' then v.tous else v.nouveaux end)::int as valeur from compte_de_vus v
    where v.acteur = n.acteur and v.horizon = case s.horizon when 'heure' then 'heure' else 'jour' end
      and v.debut >= case s.horizon when 'heure' then heure_dite when 'jour' then debut_du_jour when 'semaine' then debut_du_jour - interval '6 days'
        else debut_du_jour - interval '29 days' end) c
  where c.valeur > s.limite
    and c.valeur > s.limite + coalesce((select sum(t.ajout) from tolerance_de_vigilance t
      where t.acteur = n.acteur and t.horizon = s.horizon and t.jusque > maintenant), 0)
  order by n.acteur, s.limite limit 1;
  if found then perform depasser(d.genre, d.acteur, d.horizon, d.mesure, d.limite, d.valeur); end if;
  return null;
end $$;
