-- The identity provider that vouches for the agents of an application's organisation, under a convention.
alter table application add column emetteur jsonb;
-- What came, and what became of it: never what it says.
create table vecteur_recu (
  id bigint generated always as identity primary key,
  application text not null references application,
  organisation text not null references organisation,
  emetteur text not null,
  jti text,
  empreinte bytea not null,
  issue text not null check (issue in ('admis', 'refuse')),
  motif text,
  jeton uuid,
  le timestamptz not null,
  check ((issue = 'admis') = (jeton is not null) and (issue = 'refuse' or jti is not null))
);
create unique index on vecteur_recu (emetteur, jti) where issue = 'admis';
create index on vecteur_recu (application, le);
grant select, insert on vecteur_recu to plateforme_application;
