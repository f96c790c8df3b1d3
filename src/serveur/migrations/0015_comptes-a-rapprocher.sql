-- One account may stand for the same professional in several organisations: the SIRET she signs in with tells which.
alter table compte_federe drop constraint compte_federe_pkey;
alter table compte_federe add primary key (fournisseur, sub, agent);

-- An account that brings the e-mail address of an agent already known by another: her administrator says whether it is she.
create table compte_a_rapprocher (
  id uuid primary key default gen_random_uuid(),
  fournisseur text not null,
  sub text not null,
  agent uuid not null references agent,
  idp_id text,
  nom text,
  prenom text,
  siret text,
  demande_le timestamptz not null,
  etat text not null default 'en-attente' check (etat in ('en-attente', 'accepte', 'refuse')),
  decide_par uuid references agent,
  decide_le timestamptz,
  unique (fournisseur, sub, agent),
  check ((etat = 'en-attente') = (decide_par is null) and (etat = 'en-attente') = (decide_le is null))
);
create index on compte_a_rapprocher (agent) where etat = 'en-attente';

grant select, insert, update on compte_a_rapprocher to plateforme_application;
grant delete on compte_federe to plateforme_application;
