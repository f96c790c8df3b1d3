-- A slot an organisation offers: it names no person of those it follows. Places taken are counted by the appointments that hold one.
create table creneau (
  id uuid primary key,
  organisation text not null references organisation,
  structure text references structure,
  debut timestamptz not null,
  duree int not null check (duree > 0),
  places int not null check (places > 0),
  prises int not null default 0 check (prises between 0 and places),
  motif text not null,
  modalite text not null,
  reception text not null,
  libelle_lieu text,
  adresse text,
  information text,
  interlocuteur jsonb,
  publie_le timestamptz not null,
  retire_le timestamptz
);
create index on creneau (organisation, debut) where retire_le is null;

create table rendez_vous (
  usager_id bigint not null references usager,
  numero smallint not null,
  version int not null,
  enregistre_le timestamptz not null,
  auteur_organisation text not null,
  auteur_structure text,
  auteur_agent text,
  auteur_application text,
  modifies text[] not null,
  motif text not null,
  theme text,
  -- To the second, in UTC: one spelling, that compares as it reads.
  date text not null check (date ~ '^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$'),
  duree int,
  modalite text not null,
  reception text not null,
  libelle_lieu text,
  adresse text,
  telephone_usager text,
  information text,
  initiateur text not null,
  organisme text not null,
  structure text references structure,
  libelle_structure text,
  telephone_contact text,
  courriel_contact text,
  interlocuteur jsonb,
  statut text not null,
  observations text,
  creneau uuid references creneau,
  organisation text not null references organisation,
  pris_par text not null references organisation,
  observations_le date,
  constate_le date,
  primary key (usager_id, numero)
);
create table rendez_vous_histoire (like rendez_vous, remplace_le timestamptz not null, primary key (usager_id, numero, version));
create index on rendez_vous (creneau) where creneau is not null;

grant select, insert, update on rendez_vous to plateforme_application;
grant select, insert on rendez_vous_histoire to plateforme_application;
grant select, insert, update (retire_le) on creneau to plateforme_application;

-- Whatever writes an appointment, the places of a slot are those its appointments hold: « prises <= places » is then what refuses one too many.
create function tenir_les_places() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  rendu uuid := case when tg_op <> 'INSERT' and old.statut <> 'ANNULE' then old.creneau end;
  pris uuid := case when tg_op <> 'DELETE' and new.statut <> 'ANNULE' then new.creneau end;
begin
  if rendu is distinct from pris then
    update creneau set prises = prises - 1 where id = rendu;
    update creneau set prises = prises + 1 where id = pris;
  end if;
  return null;
end $$;
create trigger places_tenues after insert or update or delete on rendez_vous for each row execute function tenir_les_places();
