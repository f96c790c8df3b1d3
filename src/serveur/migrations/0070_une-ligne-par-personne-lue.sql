-- One row an actor and a person says what three did: since when she is known, and the last hour and day she was counted in.
alter table connu add jour date, add heure timestamptz, set (fillfactor = 85);
update connu c set jour = v.jour, heure = v.heure
from (select acteur, usager_id, (max(debut) filter (where horizon = 'jour') at time zone 'Europe/Paris')::date as jour,
    max(debut) filter (where horizon = 'heure') as heure from vu group by 1, 2) v
where v.acteur = c.acteur and v.usager_id = c.usager_id;
drop table vu;

create or replace function compter_les_vus() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  a record; d record;
  maintenant timestamptz := clock_timestamp();
  heure_dite timestamptz := date_trunc('hour', maintenant);
  debut_du_jour timestamptz := date_trunc('day', maintenant, 'Europe/Paris');
  jour_civil date := (maintenant at time zone 'Europe/Paris')::date;
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
    -- Whoever else counts the same person at the same moment holds her row: only one of them is given it back, and counts her.
    with avant as (select usager_id, jour, heure from connu where acteur = a.acteur and usager_id = any(a.usagers)),
    comptes as (
      insert into connu as c (acteur, usager_id, le, jour, heure) select a.acteur, u, jour_civil, jour_civil, heure_dite from unnest(a.usagers) u
      where not exists (select from avant v where v.usager_id = u and v.heure >= heure_dite)
      on conflict (acteur, usager_id) do update set jour = excluded.jour, heure = excluded.heure
        where c.heure is null or c.heure < excluded.heure
      returning usager_id)
    select count(*), count(*) filter (where v.jour is null or v.jour < jour_civil), count(*) filter (where v.usager_id is null)
    from comptes left join avant v using (usager_id) into en_heure, en_jour, neufs;
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
    from (values ('heure', heure_dite, en_heure), ('jour', debut_du_jour, en_jour)) c(horizon, debut, tous)
    on conflict (acteur, horizon, debut, part) do update
      set tous = compte_de_vus.tous + excluded.tous, nouveaux = compte_de_vus.nouveaux + excluded.nouveaux;
    -- A limit on those never read is passed by reading one more of them.
    select s.horizon, s.mesure, s.limite, c.valeur into d
    from seuil_de_vigilance s
    cross join lateral (
      select sum(case s.mesure when 'tous' then v.tous else v.nouveaux end)::int as valeur from compte_de_vus v
      where v.acteur = a.acteur and v.horizon = case s.horizon when 'heure' then 'heure' else 'jour' end
        and v.debut >= case s.horizon when 'heure' then heure_dite when 'jour' then debut_du_jour when 'semaine' then debut_du_jour - interval '6 days'
          else debut_du_jour - interval '29 days' end) c
    where s.genre = genre_de_l_acteur and (neufs > 0 or s.mesure = 'tous') and c.valeur > s.limite
      and c.valeur > s.limite + coalesce((select sum(t.ajout) from tolerance_de_vigilance t
        where t.acteur = a.acteur and t.horizon = s.horizon and t.jusque > maintenant), 0)
    order by s.limite limit 1;
    if found then perform depasser(genre_de_l_acteur, a.acteur, d.horizon, d.mesure, d.limite, d.valeur); end if;
  end loop;
  return null;
end $$;
