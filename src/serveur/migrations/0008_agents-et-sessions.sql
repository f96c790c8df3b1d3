-- The members of staff an organisation lets in, by name, until a date (J10).
create table agent (
  id uuid primary key default gen_random_uuid(),
  organisation text not null references organisation,
  structure text references structure,
  -- As the journal names her: identifiant|NOM|Prénom.
  identifiant text not null,
  nom text not null,
  prenom text not null,
  courriel text not null,
  roles text[] not null,
  etat text not null check (etat in ('invite', 'actif', 'suspendu', 'retire')),
  motif_etat text,
  invite_par uuid references agent,
  invite_le timestamptz not null,
  expire_le timestamptz not null,
  revue_le timestamptz not null,
  dernier_acces_le timestamptz
);
create unique index agent_courriel on agent (organisation, lower(courriel)) where etat <> 'retire';
create index agent_par_courriel on agent (lower(courriel));

-- Who an identity provider says she is: a person who changes of provider gets another `sub`, which a human accepts.
create table compte_federe (
  fournisseur text not null,
  sub text not null,
  agent uuid not null references agent,
  lie_le timestamptz not null,
  primary key (fournisseur, sub)
);
create index on compte_federe (agent);

-- A session of the portal. The cookie is 256 random bits; only its digest is kept.
create table session (
  empreinte bytea primary key,
  id uuid not null unique,
  genre text not null check (genre in ('agent', 'personne', 'entreprise')),
  agent uuid references agent,
  usager_id bigint references usager,
  organisation text not null references organisation,
  -- SIRET of the company a session of this kind speaks for.
  siret text,
  fournisseur text not null,
  acr text not null,
  amr text[] not null,
  authentifie_le timestamptz not null,
  facteur text,
  facteur_le timestamptz,
  -- Asked back at logout (id_token_hint); signed by the provider, it opens nothing.
  id_token text,
  appareil text not null,
  cree_le timestamptz not null,
  vu_le timestamptz not null,
  expire_le timestamptz not null,
  terminee_le timestamptz,
  motif_de_fin text,
  check ((genre = 'agent') = (agent is not null)),
  check ((genre = 'personne') = (usager_id is not null)),
  check ((genre = 'entreprise') = (siret is not null))
);
create index on session (agent) where terminee_le is null;
create index on session (usager_id) where terminee_le is null;
create index on session (expire_le);

grant select, insert, update on agent, compte_federe, session to plateforme_application;
grant delete on session to plateforme_application;
