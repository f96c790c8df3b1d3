-- What is told to the body that pays the RSA, as the person, the département and that body read it.
create table envoi_au_payeur (
  usager_id bigint not null references usager,
  numero smallint not null,
  version int not null,
  enregistre_le timestamptz not null,
  auteur_organisation text not null,
  auteur_structure text,
  auteur_agent text,
  auteur_application text,
  modifies text[] not null,
  reference uuid not null,
  nature text not null,
  decision text not null,
  decidee_par text not null,
  payeur text,
  du date not null,
  au date,
  taux smallint,
  montant double precision,
  etat text not null,
  transmis_le date,
  pris_en_compte_le date,
  applique_le date,
  rejete_le date,
  motif_du_rejet text,
  primary key (usager_id, numero)
);
create table envoi_au_payeur_histoire (like envoi_au_payeur, remplace_le timestamptz not null, primary key (usager_id, numero, version));
grant select, insert, update on envoi_au_payeur to plateforme_application;
grant select, insert on envoi_au_payeur_histoire to plateforme_application;

-- How it gets there. No content, which is read again as it leaves, with the rights of the payer at that moment. `rang`: for one payer, what
-- concerns a person goes in this order, each once the one before was answered.
create table acheminement (
  reference uuid primary key,
  rang bigint generated always as identity unique,
  usager_id bigint not null references usager,
  decidee_par text not null references organisation,
  payeur text references organisation,
  etat text not null check (etat in ('a-adresser', 'a-envoyer', 'envoye', 'repondu')),
  demande_le timestamptz not null,
  envoye_le timestamptz,
  essais int not null default 0,
  reprendre_le timestamptz,
  dernier_echec text,
  check ((etat = 'a-adresser') = (payeur is null))
);
create index acheminement_en_cours on acheminement (payeur, usager_id, rang) where etat in ('a-envoyer', 'envoye');
create index acheminement_a_adresser on acheminement (rang) where etat = 'a-adresser';
create index on acheminement (usager_id);
grant select, insert, update on acheminement to plateforme_application;
