create table activite (
  usager_id bigint not null references usager,
  numero smallint not null,
  version int not null,
  enregistre_le timestamptz not null,
  auteur_organisation text not null,
  auteur_structure text,
  auteur_agent text,
  auteur_application text,
  modifies text[] not null,
  semaine text not null,
  type text not null,
  intitule text not null,
  thematique text,
  jour date,
  debut text,
  fin text,
  minutes_prevues smallint,
  minutes_declarees smallint,
  preuve text,
  annulee boolean not null default false,
  etat text not null,
  declaree_par text,
  declaree_le date,
  minutes_validees smallint,
  motif text,
  validee_le date,
  validee_par text,
  primary key (usager_id, numero)
);
create table activite_histoire (like activite, remplace_le timestamptz not null, primary key (usager_id, numero, version));

create table validation_d_heures (
  usager_id bigint not null references usager,
  numero smallint not null,
  version int not null,
  enregistre_le timestamptz not null,
  auteur_organisation text not null,
  auteur_structure text,
  auteur_agent text,
  auteur_application text,
  modifies text[] not null,
  semaine text not null,
  lignes jsonb not null,
  declarees smallint not null,
  validees smallint not null,
  date date not null,
  primary key (usager_id, numero)
);
create table validation_d_heures_histoire (like validation_d_heures, remplace_le timestamptz not null, primary key (usager_id, numero, version));

create table absence (
  usager_id bigint not null references usager,
  numero smallint not null,
  version int not null,
  enregistre_le timestamptz not null,
  auteur_organisation text not null,
  auteur_structure text,
  auteur_agent text,
  auteur_application text,
  modifies text[] not null,
  jour date not null,
  activite smallint,
  intitule text not null,
  motif text,
  explication text,
  semaine text not null,
  signalee_par text not null,
  notee_le date not null,
  repondu_le date,
  retiree boolean not null default false,
  legitime boolean,
  motivation text,
  apprecie_le date,
  apprecie_par text,
  primary key (usager_id, numero)
);
create table absence_histoire (like absence, remplace_le timestamptz not null, primary key (usager_id, numero, version));

create table dispense (
  usager_id bigint not null references usager,
  numero smallint not null,
  version int not null,
  enregistre_le timestamptz not null,
  auteur_organisation text not null,
  auteur_structure text,
  auteur_agent text,
  auteur_application text,
  modifies text[] not null,
  du date not null,
  au date not null,
  minutes smallint,
  motif text not null,
  precisions text,
  decidee_le date not null,
  primary key (usager_id, numero)
);
create table dispense_histoire (like dispense, remplace_le timestamptz not null, primary key (usager_id, numero, version));

-- What touches health: encrypted whole, even which exemption it explains.
create table dispense_sante (
  usager_id bigint not null references usager,
  numero smallint not null,
  version int not null,
  enregistre_le timestamptz not null,
  auteur_organisation text not null,
  auteur_structure text,
  auteur_agent text,
  auteur_application text,
  modifies text[] not null,
  dispense_chiffre bytea not null,
  motif_chiffre bytea not null,
  precisions_chiffre bytea,
  primary key (usager_id, numero)
);
create table dispense_sante_histoire (like dispense_sante, remplace_le timestamptz not null, primary key (usager_id, numero, version));

grant select, insert, update on activite, validation_d_heures, absence, dispense, dispense_sante to plateforme_application;
grant select, insert on activite_histoire, validation_d_heures_histoire, absence_histoire, dispense_histoire, dispense_sante_histoire to plateforme_application;
