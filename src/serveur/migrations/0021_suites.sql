-- What a write brings about later or elsewhere. Kept by the file it was written on (`usager_id`); `dossier` is the file that stands for it
-- after every merge, so that parting two files gives each its own back.
create table echeance (
  id bigint generated always as identity primary key,
  nature text not null,
  usager_id bigint not null references usager,
  dossier bigint not null,
  -- What of hers it is about, when she may have several of that nature.
  objet text not null default '',
  -- First legal day, in Paris, on which the effect is due.
  jour date not null,
  organisation text references organisation,
  ouverte_le timestamptz not null,
  essais int not null default 0,
  reprendre_le timestamptz,
  dernier_echec text,
  close_le timestamptz,
  issue text,
  check ((close_le is null) = (issue is null))
);
create unique index echeance_ouverte on echeance (dossier, nature, objet) where close_le is null;
create index echeance_due on echeance (jour, id) where close_le is null;
create index echeance_en_echec on echeance (id) where close_le is null and essais > 0;
create index on echeance (usager_id);

create table travail (
  id uuid primary key,
  nature text not null,
  usager_id bigint not null references usager,
  dossier bigint not null,
  objet text not null default '',
  organisation text not null references organisation,
  structure text references structure,
  a_faire_avant date,
  -- What the partner contract calls « attributs spécifiques »: codes, never a datum of the person.
  attributs jsonb not null default '{}',
  cree_le timestamptz not null,
  clos_le timestamptz,
  motif text,
  check ((clos_le is null) = (motif is null))
);
create unique index travail_ouvert on travail (dossier, nature, objet, organisation) where clos_le is null;
create index on travail (usager_id);

-- An organisation sees its own queue. Who acts opens and closes work in the queue of others: these two functions are the only way.
alter table travail enable row level security;
alter table travail force row level security;
create policy lecture on travail for select to plateforme_application using (organisation = any ((select organisations_du_statement())::text[]));
create policy exploitation on travail to plateforme_proprietaire using (true) with check (true);

create function creer_un_travail(p_id uuid, p_nature text, p_usager bigint, p_objet text, p_organisation text, p_structure text,
  p_a_faire_avant date, p_attributs jsonb, p_instant timestamptz) returns void
language sql security definer set search_path = public, pg_temp as $$
  insert into travail (id, nature, usager_id, dossier, objet, organisation, structure, a_faire_avant, attributs, cree_le)
  values (p_id, p_nature, p_usager, p_usager, p_objet, p_organisation, p_structure, p_a_faire_avant, p_attributs, p_instant)
  on conflict (dossier, nature, objet, organisation) where clos_le is null
  do update set structure = excluded.structure, a_faire_avant = excluded.a_faire_avant, attributs = excluded.attributs
$$;
create function clore_les_travaux(p_nature text, p_usager bigint, p_objet text, p_organisation text, p_motif text, p_instant timestamptz) returns int
language sql security definer set search_path = public, pg_temp as $$
  with clos as (
    update travail set clos_le = p_instant, motif = p_motif
    where dossier = p_usager and nature = p_nature and clos_le is null
      and (p_objet is null or objet = p_objet) and (p_organisation is null or organisation = p_organisation)
    returning 1)
  select count(*)::int from clos
$$;
revoke execute on function creer_un_travail, clore_les_travaux from public;
grant execute on function creer_un_travail, clore_les_travaux to plateforme_application;

-- Two files made one, or parted: what is open follows the file that stands. The kept file wins, as for its data; what it already had of the
-- same nature sleeps on the other one, and wakes up with it.
create function suivre_le_dossier() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  siens bigint[];
  vivant bigint := dossier_vivant(new.id);
begin
  with recursive suite as (select new.id as id union all select u.id from usager u join suite s on u.fusionne_dans = s.id)
  select array_agg(id) into siens from suite;
  if new.fusionne_dans is null then
    update echeance set dossier = vivant where usager_id = any(siens);
    update travail set dossier = vivant where usager_id = any(siens);
    update echeance set close_le = null, issue = null where id in (
      select distinct on (e.nature, e.objet) e.id from echeance e where e.usager_id = any(siens) and e.issue = 'dossiers-reunis'
        and not exists (select from echeance a where a.dossier = vivant and a.nature = e.nature and a.objet = e.objet and a.close_le is null)
      order by e.nature, e.objet, e.usager_id = vivant desc, e.id);
    update travail set clos_le = null, motif = null where id in (
      select distinct on (t.nature, t.objet, t.organisation) t.id from travail t where t.usager_id = any(siens) and t.motif = 'dossiers-reunis'
        and not exists (select from travail a where a.dossier = vivant and a.nature = t.nature and a.objet = t.objet
          and a.organisation = t.organisation and a.clos_le is null)
      order by t.nature, t.objet, t.organisation, t.usager_id = vivant desc, t.id);
  else
    update echeance e set close_le = statement_timestamp(), issue = 'dossiers-reunis' where usager_id = any(siens) and close_le is null
      and exists (select from echeance a where a.dossier = vivant and a.nature = e.nature and a.objet = e.objet and a.close_le is null);
    update travail t set clos_le = statement_timestamp(), motif = 'dossiers-reunis' where usager_id = any(siens) and clos_le is null
      and exists (select from travail a where a.dossier = vivant and a.nature = t.nature and a.objet = t.objet
        and a.organisation = t.organisation and a.clos_le is null);
    update echeance set dossier = vivant where usager_id = any(siens);
    update travail set dossier = vivant where usager_id = any(siens);
  end if;
  return null;
end $$;
create trigger suites after update of fusionne_dans on usager for each row
  when (old.fusionne_dans is distinct from new.fusionne_dans) execute function suivre_le_dossier();

-- When each task of the platform last succeeded: one that stops is seen.
create table tache (
  nom text primary key,
  essayee_le timestamptz not null,
  reussie_le timestamptz
);

grant select, insert, update on echeance, tache to plateforme_application;
grant select on travail to plateforme_application;
