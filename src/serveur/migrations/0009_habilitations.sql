-- What parties agree on beyond the texts; in force once each of them has signed, and until one of them leaves.
create table convention (
  numero int generated always as identity primary key,
  intitule text not null,
  objet text not null,
  adresse text,
  du date not null,
  au date,
  creee_par text not null,
  creee_le timestamptz not null,
  check (au is null or au >= du)
);
create table convention_partie (
  convention int not null references convention,
  organisation text not null references organisation,
  signee_par text,
  signee_le timestamptz,
  denoncee_par text,
  denoncee_le timestamptz,
  primary key (convention, organisation)
);

-- What an organisation asks to be allowed: fields, states and events are DataPass's.
create table demande_habilitation (
  numero int generated always as identity primary key,
  organisation text not null references organisation,
  etat text not null check (etat in ('brouillon', 'soumise', 'modifications-demandees', 'validee', 'refusee', 'archivee')),
  version int not null default 1,
  contenu jsonb not null,
  -- The habilitation it is to replace.
  rouvre int,
  creee_par text not null,
  creee_le timestamptz not null,
  modifiee_le timestamptz not null,
  soumise_par text,
  soumise_le timestamptz
);
create index on demande_habilitation (organisation);
create index on demande_habilitation (etat) where etat in ('soumise', 'modifications-demandees');
create unique index demande_de_reouverture on demande_habilitation (rouvre)
  where etat in ('brouillon', 'soumise', 'modifications-demandees');

-- The thread of a request: what happened, and what both sides wrote to each other.
create table demande_evenement (
  id bigint generated always as identity primary key,
  demande int not null references demande_habilitation,
  instant timestamptz not null,
  evenement text not null,
  qui text not null,
  agent text not null,
  message text,
  -- What was sent, as it was sent.
  contenu jsonb
);
create index on demande_evenement (demande, id);

-- What was granted. The lines are the policy itself: nothing copies them.
create table habilitation (
  numero int generated always as identity primary key,
  demande int not null references demande_habilitation,
  organisation text not null references organisation,
  contenu jsonb not null,
  lignes text[] not null,
  -- What each line said the day it was granted: purpose, text, fields.
  libelles jsonb not null,
  quota_par_seconde int not null check (quota_par_seconde > 0),
  convention int references convention,
  du date not null,
  au date not null,
  delivree_par text not null,
  delivree_le timestamptz not null,
  etat text not null default 'active' check (etat in ('active', 'obsolete', 'revoquee', 'expiree')),
  etat_par text,
  etat_le timestamptz,
  motif text,
  revue_le date not null,
  revue_par text,
  revue_rappelee_le date,
  check (au >= du)
);
create index on habilitation (organisation);
alter table demande_habilitation add foreign key (rouvre) references habilitation;

-- Preventive blocking of a whole organisation, reversible (I8).
alter table organisation add column suspendue_le timestamptz, add column motif_de_suspension text;
alter table application add column editeur text, add column creee_le timestamptz, add column creee_par text,
  add column motif_de_coupure text;
-- Tools of the portal an organisation has switched off: all are on unless said so.
create table outil_ferme (
  organisation text not null references organisation,
  outil text not null,
  ferme_par text not null,
  ferme_le timestamptz not null,
  primary key (organisation, outil)
);

-- Who did what with the rights of others: append-only.
create table acte_d_administration (
  id bigint generated always as identity primary key,
  instant timestamptz not null,
  -- The organisation whose rights are concerned, and the one that acts: the operator's when it instructs.
  organisation text not null,
  par_organisation text not null,
  par_agent text not null,
  acte text not null,
  objet text not null,
  detail jsonb not null,
  correlation text not null
);
create index on acte_d_administration (organisation, id);

-- Refusals by day and by reason: bounded by what may be refused, not by how often. No datum of a person.
create table refus_d_application (
  application text not null references application,
  organisation text not null,
  jour date not null,
  route text not null,
  statut int not null,
  code text not null,
  motif text not null,
  nombre int not null,
  dernier_le timestamptz not null,
  correlation text not null,
  primary key (application, organisation, jour, route, statut, code, motif)
);

-- The last calls of an application are asked for by the organisation they were made for.
create index journal_application on journal (organisation, application, instant);

grant select, insert on convention, demande_evenement, acte_d_administration to plateforme_application;
grant select, insert, update on convention_partie, demande_habilitation, refus_d_application to plateforme_application;
grant delete on refus_d_application to plateforme_application;
grant select, insert, delete on outil_ferme to plateforme_application;
grant select, insert on habilitation to plateforme_application;
-- The rest of the row is what was granted: not even the platform may write it again.
grant update (etat, etat_par, etat_le, motif, revue_le, revue_par, revue_rappelee_le) on habilitation to plateforme_application;
