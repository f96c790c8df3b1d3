-- How many persons each actor reads, counted where the trace is written: no path of the program can serve somebody and not count it.
create table connu (acteur text not null, usager_id bigint not null, le date not null, primary key (acteur, usager_id));
create table vu (acteur text not null, horizon text not null, debut timestamptz not null, usager_id bigint not null,
  primary key (acteur, horizon, debut, usager_id));
create index on vu using brin (debut);
-- Since when each actor is seen: a program may declare as many agents as it likes, and those who come from nowhere are watched closer.
create table acteur_vu (acteur text primary key, application text not null, depuis date not null);
create index on acteur_vu (application, depuis);
-- Programs read from many connections at once: each adds to a part of its own.
create table compte_de_vus (acteur text not null, horizon text not null, debut timestamptz not null, part int not null,
  tous int not null, nouveaux int not null, primary key (acteur, horizon, debut, part));

create table seuil_de_vigilance (genre text not null, horizon text not null, mesure text not null, limite int not null,
  primary key (genre, horizon, mesure));
-- What somebody opened beyond the threshold, to one actor and for a time.
create table tolerance_de_vigilance (acteur text not null, horizon text not null, ajout int not null, jusque timestamptz not null, par text not null,
  motif text not null);
create index on tolerance_de_vigilance (acteur);

create table alerte (
  id uuid primary key default gen_random_uuid(),
  genre text not null,
  horizon text not null,
  mesure text not null,
  organisation text not null,
  structure text,
  agent text,
  application text not null,
  valeur int not null,
  limite int not null,
  le timestamptz not null
);
create index on alerte (organisation, le);
create table blocage (
  id uuid primary key default gen_random_uuid(),
  portee text not null check (portee in ('agent', 'application', 'structure', 'organisation')),
  cible text not null,
  palier text not null check (palier in ('second-facteur', 'arret')),
  motif text not null,
  depuis timestamptz not null,
  par text not null,
  alerte uuid references alerte,
  demande_de_levee_par text,
  leve_par text,
  leve_le timestamptz,
  -- Nobody opens alone again what was stopped; a second factor given again opens what only asked for it.
  check (leve_le is null or palier = 'second-facteur' or (demande_de_levee_par is not null and leve_par <> demande_de_levee_par))
);
create unique index on blocage (portee, cible, palier) where leve_le is null;

create function depasser(p_genre text, p_acteur text, p_horizon text, p_mesure text, p_limite int, p_valeur int) returns void language plpgsql as $$
begin
  raise exception 'seuil de vigilance dépassé' using errcode = 'VG001', detail = json_build_object('genre', p_genre, 'acteur', p_acteur,
    'horizon', p_horizon, 'mesure', p_mesure, 'limite', p_limite, 'valeur', p_valeur)::text;
end $$;
create function compter_les_vus() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  a record; d record;
  maintenant timestamptz := clock_timestamp();
  heure timestamptz := date_trunc('hour', clock_timestamp());
  jour timestamptz := date_trunc('day', clock_timestamp(), 'Europe/Paris');
  jour_civil date := (clock_timestamp() at time zone 'Europe/Paris')::date;
  en_heure int; en_jour int; neufs int; arrives int; genre_de_l_acteur text;
begin
  for a in
    select organisation || '|' || coalesce(split_part(agent, '|', 1), '|' || application) as acteur,
      agent is null as seul, application, array_agg(distinct usager_id) as usagers
    from ecrits
    where usager_id is not null and organisation <> 'ESPACE-USAGER'
      and issue in ('servi', 'reconnue', 'rejoue', 'contestation-lue', 'a-faire', 'reuni')
    group by 1, 2, 3 order by 1
  loop
    with h as (insert into vu select a.acteur, 'heure', heure, u from unnest(a.usagers) u on conflict do nothing returning usager_id),
    j as (insert into vu select a.acteur, 'jour', jour, h.usager_id from h on conflict do nothing returning usager_id),
    n as (insert into connu select a.acteur, j.usager_id, jour_civil from j on conflict do nothing returning usager_id)
    select (select count(*) from h), (select count(*) from j), (select count(*) from n) into en_heure, en_jour, neufs;
    continue when en_heure = 0;
    with v as (insert into acteur_vu values (a.acteur, a.application, jour_civil) on conflict do nothing returning acteur)
    select count(*) from v into arrives;
    genre_de_l_acteur := case when a.seul then 'programme'
      when a.application <> 'portail' and exists (select from acteur_vu v where v.acteur = a.acteur and v.depuis > jour_civil - 7)
        and exists (select from acteur_vu v where v.application = a.application and v.depuis <= jour_civil - 30) then 'agent-inconnu'
      else 'agent' end;
    if arrives > 0 and genre_de_l_acteur = 'agent-inconnu' then
      select s.horizon, s.mesure, s.limite, c.valeur into d from seuil_de_vigilance s
      cross join lateral (select count(*)::int as valeur from acteur_vu v where v.application = a.application and v.depuis = jour_civil) c
      where s.genre = 'application' and c.valeur > s.limite;
      if found then perform depasser('application', '|' || a.application, d.horizon, d.mesure, d.limite, d.valeur); end if;
    end if;
    insert into compte_de_vus
    select a.acteur, c.horizon, c.debut, case when genre_de_l_acteur = 'programme' then pg_backend_pid() % 8 else 0 end, c.tous, neufs
    from (values ('heure', heure, en_heure), ('jour', jour, en_jour)) c(horizon, debut, tous)
    on conflict (acteur, horizon, debut, part) do update
      set tous = compte_de_vus.tous + excluded.tous, nouveaux = compte_de_vus.nouveaux + excluded.nouveaux;
    select s.horizon, s.mesure, s.limite, c.valeur into d
    from seuil_de_vigilance s
    cross join lateral (
      select sum(case s.mesure when 'tous' then v.tous else v.nouveaux end)::int as valeur from compte_de_vus v
      where v.acteur = a.acteur and v.horizon = case s.horizon when 'heure' then 'heure' else 'jour' end
        and v.debut >= case s.horizon when 'heure' then heure when 'jour' then jour when 'semaine' then jour - interval '6 days'
          else jour - interval '29 days' end) c
    where s.genre = genre_de_l_acteur and c.valeur > s.limite + coalesce((select sum(t.ajout) from tolerance_de_vigilance t
      where t.acteur = a.acteur and t.horizon = s.horizon and t.jusque > maintenant), 0)
    order by s.limite limit 1;
    if found then perform depasser(genre_de_l_acteur, a.acteur, d.horizon, d.mesure, d.limite, d.valeur); end if;
  end loop;
  return null;
end $$;
create trigger vigilance after insert on journal referencing new table as ecrits for each statement execute function compter_les_vus();

grant select on connu, vu, compte_de_vus, seuil_de_vigilance, alerte, blocage, tolerance_de_vigilance to plateforme_application;
grant insert on alerte, blocage, tolerance_de_vigilance to plateforme_application;
grant update on blocage to plateforme_application;
