-- Companies as users of the platform (A8): one record a SIRET, and the people it lets in. No declared line names them yet: their
-- space opens nobody's data.
create table entreprise (
  siret text primary key check (siret ~ '^\d{14}$'),
  nom text,
  nom_source text check (nom_source in ('proconnect', 'declare')),
  nom_le timestamptz,
  connue_le timestamptz not null
);
create table membre_entreprise (
  id uuid primary key default gen_random_uuid(),
  siret text not null references entreprise,
  fournisseur text not null,
  sub text not null,
  nom text not null,
  prenom text not null,
  courriel text not null,
  role text not null check (role in ('responsable', 'membre')),
  etat text not null check (etat in ('en-attente', 'actif', 'retire')),
  depuis timestamptz not null,
  decide_par uuid references membre_entreprise,
  decide_le timestamptz,
  unique (siret, fournisseur, sub)
);
alter table session add column membre uuid references membre_entreprise;
create index on session (membre) where terminee_le is null;
grant select, insert, update on entreprise, membre_entreprise to plateforme_application;

-- The organisation that stands for the companies, as ESPACE-USAGER stands for the persons.
insert into organisation (code, type, nom) values ('ESPACE-ENTREPRISE', 'ENTREPRISE', 'Espace des entreprises') on conflict do nothing;
