-- Where an application of an organisation wants to be told of events. The subscription reads as its application does.
create table abonnement (
  id uuid primary key,
  organisation text not null references organisation,
  application text not null references application,
  adresse text not null,
  secret_chiffre bytea not null,
  -- Still signed with for a day after the other one was drawn.
  ancien_secret_chiffre bytea,
  ancien_jusqua timestamptz,
  etat text not null default 'actif' check (etat in ('actif', 'arrete', 'desactive')),
  motif text,
  -- Events up to this one have been turned into deliveries.
  position bigint not null,
  lacune_le timestamptz,
  -- Calls that failed one after the other, since when, and when to try again.
  echecs int not null default 0,
  echec_depuis timestamptz,
  dernier_echec text,
  reprendre_le timestamptz,
  dernier_succes_le timestamptz,
  desactive_le timestamptz,
  prevenus_le timestamptz,
  -- One process delivers it at a time; by the clock of the database, since a dead process gives nothing back.
  pris_par uuid,
  pris_jusque timestamptz,
  cree_le timestamptz not null,
  cree_par text not null
);
create index on abonnement (organisation);
create index on abonnement (id) where etat = 'actif';

-- What is still to be delivered: no content, which is read again with the rights of the moment it leaves.
create table livraison (
  abonnement uuid not null references abonnement on delete cascade,
  position bigint not null,
  usager_id bigint not null,
  etat text not null default 'en-attente' check (etat in ('en-attente', 'abandonnee')),
  essais int not null default 0,
  reprendre_le timestamptz,
  dernier_echec text,
  primary key (abonnement, position)
);
create index livraison_en_attente on livraison (abonnement, usager_id, position) where etat = 'en-attente';

-- Where to go on from to read again what was written since an instant.
create function position_des_evenements(p_depuis timestamptz) returns bigint language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce((select id - 1 from evenement where instant >= p_depuis order by id limit 1), horizon_des_evenements())
$$;
revoke execute on function position_des_evenements from public;
grant execute on function position_des_evenements to plateforme_application;
grant select, insert, update, delete on abonnement, livraison to plateforme_application;
