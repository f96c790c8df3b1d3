-- The second factors of an agent whose provider gives none: one-time codes (RFC 6238) and passkeys (WebAuthn).
create table facteur (
  id uuid primary key,
  agent uuid not null references agent,
  genre text not null check (genre in ('totp', 'webauthn')),
  nom text not null,
  -- The shared secret of one-time codes, under a key kept out of the database.
  secret_chiffre bytea,
  -- Last time step whose code was taken: a code serves once.
  dernier_pas bigint,
  cle_id text unique,
  cle_publique bytea,
  compteur bigint,
  transports text[],
  cree_le timestamptz not null,
  -- Until its first code is given back, it opens nothing.
  confirme_le timestamptz,
  employe_le timestamptz,
  retire_le timestamptz,
  check ((genre = 'totp') = (secret_chiffre is not null)),
  check ((genre = 'webauthn') = (cle_id is not null and cle_publique is not null and compteur is not null))
);
create index on facteur (agent) where retire_le is null;
create unique index un_seul_en_attente on facteur (agent) where confirme_le is null and retire_le is null;

-- Written on paper, each used once; only a keyed digest is kept.
create table code_de_secours (
  agent uuid not null references agent,
  empreinte bytea not null,
  cree_le timestamptz not null,
  employe_le timestamptz,
  primary key (agent, empreinte)
);

-- Wrong codes in a row, and locks in a row: one row an agent, which every try takes first.
create table essais_de_facteur (
  agent uuid primary key references agent,
  echecs int not null default 0,
  verrous int not null default 0,
  verrouille_jusque timestamptz
);

-- What a passkey is asked to sign, once, in this session.
create table defi_de_cle (
  session uuid not null references session (id) on delete cascade,
  usage text not null check (usage in ('enrolement', 'verification')),
  defi text not null,
  expire_le timestamptz not null,
  primary key (session, usage)
);

-- What happened to the factors of an agent, and who did it. Never changed.
create table trace_de_facteur (
  id bigint generated always as identity primary key,
  agent uuid not null references agent,
  fait text not null,
  facteur uuid references facteur,
  par uuid not null references agent,
  motif text,
  instant timestamptz not null
);
create index on trace_de_facteur (agent, instant desc);

grant select, insert, update on facteur, code_de_secours, essais_de_facteur, defi_de_cle to plateforme_application;
grant delete on code_de_secours, defi_de_cle to plateforme_application;
grant select, insert on trace_de_facteur to plateforme_application;
