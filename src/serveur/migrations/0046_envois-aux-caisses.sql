-- The state of the message itself, so that a queue is counted and gone through without opening anybody's file; written with it.
alter table acheminement drop constraint acheminement_etat_check;
alter table acheminement drop constraint acheminement_check;
drop index acheminement_en_cours;
drop index acheminement_a_adresser;
update acheminement set etat = case etat when 'a-adresser' then 'A_ADRESSER' when 'a-envoyer' then 'A_ENVOYER' when 'envoye' then 'TRANSMIS'
  else 'PRIS_EN_COMPTE' end;
alter table acheminement add check (etat in ('A_ADRESSER', 'A_ENVOYER', 'TRANSMIS', 'PRIS_EN_COMPTE', 'APPLIQUE', 'REJETE'));
alter table acheminement add check ((etat = 'A_ADRESSER') = (payeur is null));
create index acheminement_en_cours on acheminement (payeur, usager_id, rang) where etat in ('A_ENVOYER', 'TRANSMIS');
create index acheminement_a_adresser on acheminement (rang) where etat = 'A_ADRESSER';
create index on acheminement (payeur, rang);
create index on acheminement (decidee_par, rang);

-- How each payer is told, and how that goes. One that is not here is given files, which wait for it.
create table canal_de_payeur (
  payeur text primary key references organisation,
  adresse text,
  secret_chiffre bytea,
  encodage text not null default 'windows-1252' check (encodage in ('windows-1252', 'utf-8')),
  echecs int not null default 0,
  echec_depuis timestamptz,
  dernier_echec text,
  reprendre_le timestamptz,
  dernier_succes_le timestamptz,
  -- One process serves it at a time; by the clock of the database, since a dead process gives nothing back.
  pris_par uuid,
  pris_jusque timestamptz,
  check ((adresse is null) = (secret_chiffre is null))
);

-- What was ready for a payer that takes files, as it takes them: encrypted whole.
create table fichier_au_payeur (
  payeur text not null references organisation,
  numero int not null,
  compose_le timestamptz not null,
  nombre int not null,
  contenu_chiffre bytea not null,
  pris_le timestamptz,
  primary key (payeur, numero)
);

-- Everything payers answered, what was refused of it with the reason: a wrong answer changes nothing, and is not lost either.
create table reponse_de_payeur (
  id bigint generated always as identity primary key,
  payeur text not null references organisation,
  reference text not null,
  decidee_par text references organisation,
  etat text not null,
  recue_le timestamptz not null,
  refus text
);
create index on reponse_de_payeur (payeur, id);
create index on reponse_de_payeur (decidee_par, id);

grant select, insert, update on canal_de_payeur, fichier_au_payeur to plateforme_application;
grant select, insert on reponse_de_payeur to plateforme_application;
