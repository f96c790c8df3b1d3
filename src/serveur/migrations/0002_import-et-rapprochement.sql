-- What identity matching compares besides: the first name with the birth date (a marriage leaves it, twins differ by it).
alter table identite add column prenom_empreinte bytea;
alter table identite_histoire add column prenom_empreinte bytea;
-- Who brings a person in does not give her number: France Travail's sequence does.
alter table identite alter column numero_france_travail set default nextval('numero_france_travail')::text;
alter table identite alter column emails set default '{}';
alter table identite alter column telephones set default '{}';

grant select on droits_rsa to plateforme_perimetre;
grant create on schema public to plateforme_perimetre;
create or replace view cle_d_identite as
  select usager_id, nir_empreinte, date_naissance, etat_civil_empreinte, etat_civil_usage_empreinte, numero_france_travail, identite_certifiee,
    prenom_empreinte,
    -- Corroborates a civil status; never leaves the matching.
    case when adresse ->> 'codeInseeCommune' ~ '^9[78]' then left(adresse ->> 'codeInseeCommune', 3)
      else left(adresse ->> 'codeInseeCommune', 2) end as departement
  from identite;
-- The file numbers a payer gave: only its own.
create view allocataire as
  select usager_id, caisse, matricule, numero_demande from droits_rsa
  where caisse = any ((select organisations_du_statement())::text[]);
-- The follow-ups of a person are numbered together, those the caller may not see included.
create view numero_de_rattachement as
  select usager_id, max(numero) as numero from rattachement group by usager_id;
alter view allocataire owner to plateforme_perimetre;
alter view numero_de_rattachement owner to plateforme_perimetre;
revoke create on schema public from plateforme_perimetre;
grant select on allocataire, numero_de_rattachement to plateforme_application;

-- One file received: what it is, how far it has been read, what came of it. Progress is committed with the lot it counts.
create table import (
  id uuid primary key,
  organisation text not null references organisation,
  structure text,
  agent text,
  application text not null,
  correlation text not null,
  format text not null check (format in ('cnaf', 'mission-locale', 'contrats')),
  nom text not null,
  empreinte bytea not null,
  taille bigint not null,
  -- 'recu' until a worker takes it; 'interrompu' when the process stopped between two lots.
  etat text not null check (etat in ('recu', 'en-cours', 'termine', 'refuse', 'echoue')),
  motif text,
  detail text,
  type_flux text,
  date_reference date,
  horodatage_flux text,
  lus int not null default 0,
  octets bigint not null default 0,
  rejetes int not null default 0,
  douteux int not null default 0,
  personnes int not null default 0,
  crees int not null default 0,
  modifies int not null default 0,
  inchanges int not null default 0,
  sans_effet int not null default 0,
  ambigus int not null default 0,
  lots int not null default 0,
  recu_le timestamptz not null,
  demarre_le timestamptz,
  avance_le timestamptz,
  termine_le timestamptz
);
create index on import (organisation, recu_le desc);
create index on import (organisation, empreinte);

-- One line of the report. `element` finds the line in the file (file number, demand), never a name nor a NIR.
create table import_anomalie (
  import uuid not null references import,
  numero int not null,
  gravite text not null check (gravite in ('rejet', 'doute', 'information')),
  code text not null,
  rang int,
  element text,
  personne smallint,
  chemin text,
  detail text,
  primary key (import, numero)
);

-- What normalisation changed: raw value, rule, result. Personal data, hence encrypted; read by the command that explains one line.
create table import_lignage (
  import uuid not null references import,
  rang int not null,
  contenu_chiffre bytea not null,
  primary key (import, rang)
);

-- A person a machine must not recognise alone: what the source said (encrypted), who she could be, what a human decided.
create table identite_ambigue (
  id uuid primary key,
  organisation text not null references organisation,
  structure text,
  application text not null,
  agent text,
  import uuid references import,
  rang int,
  element text,
  raison text not null,
  empreinte bytea not null,
  dossier_chiffre bytea not null,
  candidats bigint[] not null,
  -- The person made meanwhile, when she could not wait: a possible double.
  usager_id bigint references usager,
  etat text not null check (etat in ('a-resoudre', 'c-est-elle', 'nouvelle-personne')),
  recue_le timestamptz not null,
  revue_le timestamptz not null,
  resolue_le timestamptz,
  resolue_par text,
  resolue_agent text,
  usager_retenu bigint references usager,
  unique (organisation, empreinte)
);
create index on identite_ambigue (organisation, recue_le) where etat = 'a-resoudre';

-- Two files of one person made one, with what it takes to part them again exactly.
create table fusion (
  id uuid primary key,
  garde bigint not null references usager,
  absorbe bigint not null references usager,
  photo jsonb not null,
  faite_le timestamptz not null,
  faite_par text not null,
  faite_agent text,
  defaite_le timestamptz,
  defaite_par text,
  defaite_agent text
);
create unique index fusion_en_cours on fusion (absorbe) where defaite_le is null;

-- How a structure names the columns of its files: one header of its own for each attribute.
create table correspondance_de_colonnes (
  organisation text not null references organisation,
  structure text not null default '',
  format text not null,
  correspondance jsonb not null,
  primary key (organisation, structure, format)
);

-- What an organisation sent or received, only it may see; France Travail sees the identities to settle.
create function est_france_travail() returns boolean language sql stable parallel safe as $$
  select exists (select from organisation where type = 'FT' and code = any (organisations_du_statement())) $$;
alter table import enable row level security;
alter table import force row level security;
create policy siens on import to plateforme_application using (organisation = any ((select organisations_du_statement())::text[]));
create policy exploitation on import to plateforme_proprietaire using (true) with check (true);
alter table import_anomalie enable row level security;
alter table import_anomalie force row level security;
create policy siens on import_anomalie to plateforme_application using (exists (select from import i where i.id = import));
create policy exploitation on import_anomalie to plateforme_proprietaire using (true) with check (true);
alter table import_lignage enable row level security;
alter table import_lignage force row level security;
create policy siens on import_lignage to plateforme_application using (exists (select from import i where i.id = import));
create policy exploitation on import_lignage to plateforme_proprietaire using (true) with check (true);
alter table identite_ambigue enable row level security;
alter table identite_ambigue force row level security;
create policy siens on identite_ambigue to plateforme_application
  using (organisation = any ((select organisations_du_statement())::text[]) or (select est_france_travail()));
create policy exploitation on identite_ambigue to plateforme_proprietaire using (true) with check (true);

grant select, insert, update on import, identite_ambigue, correspondance_de_colonnes to plateforme_application;
grant select, insert on import_anomalie, import_lignage to plateforme_application;
grant select on fusion to plateforme_application;
