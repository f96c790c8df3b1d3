-- What changed, for whoever may read it: written by the engine with the write itself, never a value. `champs` is null when all of them did.
create table evenement (
  id bigint generated always as identity primary key,
  usager_id bigint not null,
  -- The other file, when two are made one.
  autre bigint,
  ressource text not null,
  numero smallint,
  version int,
  genre text not null check (genre in ('deposee', 'corrigee', 'reunie', 'separee')),
  champs text[],
  instant timestamptz not null
);
create index evenement_instant on evenement using brin (instant);

-- The order of the numbers is that of the writes of one row, which wait for each other. But a number is taken before its transaction ends: a
-- reader that went past it would never see it. Whoever is about to take numbers says from which one on, by an advisory lock that ends
-- with its transaction; readers stop at the lowest.
create function annoncer_des_evenements() returns trigger language plpgsql as $$
begin
  if coalesce(current_setting('plateforme.evenements', true), '') = '' then
    perform pg_advisory_xact_lock_shared(
      (69::bigint << 56) | (select case when is_called then last_value else last_value - 1 end from public.evenement_id_seq));
    perform set_config('plateforme.evenements', 'annonces', true);
  end if;
  return null;
end $$;
create trigger annonce before insert on evenement for each statement execute function annoncer_des_evenements();

-- Last number up to which every event is there for good. What is read next must be read by another statement. The sequence is looked at before
-- the locks: who takes a number afterwards takes a higher one.
create function horizon_des_evenements() returns bigint language plpgsql security definer set search_path = public, pg_temp as $$
declare
  dernier bigint;
begin
  select case when is_called then last_value else last_value - 1 end into dernier from evenement_id_seq;
  return (select least(dernier, min(((classid::bigint & 16777215) << 32) | objid::bigint)) from pg_locks
    where locktype = 'advisory' and objsubid = 1 and classid::bigint >> 24 = 69
      and database = (select oid from pg_database where datname = current_database()));
end $$;
revoke execute on function horizon_des_evenements from public;

-- Up to which number events have been erased: who had not read them is told so.
create table evenements_effaces (seuls boolean primary key default true check (seuls), jusqua bigint not null);
insert into evenements_effaces (jusqua) values (0);

alter table evenement enable row level security;
alter table evenement force row level security;
create policy lecture on evenement for select to plateforme_application using (exists (
  select from usager u join suivi s on s.usager_id = case when u.fusionne_dans is null then u.id else dossier_vivant(u.id) end
  where u.id = evenement.usager_id offset 0));
create policy depot on evenement for insert to plateforme_application with check (true);
create policy exploitation on evenement to plateforme_proprietaire using (true) with check (true);

-- How far each application has said it had read, for each organisation it serves.
create table lecture_des_evenements (
  organisation text not null references organisation,
  application text not null references application,
  position bigint not null,
  dite_le timestamptz not null,
  primary key (organisation, application)
);

grant select, insert on evenement to plateforme_application;
grant select on sequence evenement_id_seq to plateforme_application;
grant select on evenements_effaces to plateforme_application;
grant select, insert, update on lecture_des_evenements to plateforme_application;
grant execute on function horizon_des_evenements to plateforme_application;
