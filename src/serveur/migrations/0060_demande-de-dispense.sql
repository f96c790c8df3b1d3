-- Fewer hours, asked by the person herself; what is granted is an exemption, which names the demand it answers.
create table demande_de_dispense (
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
  explication text,
  demandee_le date not null,
  etat text not null,
  refus text,
  repondue_le date,
  repondue_par text,
  retiree boolean not null default false,
  primary key (usager_id, numero)
);
create table demande_de_dispense_histoire (like demande_de_dispense, remplace_le timestamptz not null, primary key (usager_id, numero, version));

alter table dispense add column demande smallint, add column motivation text;
alter table dispense_histoire add column demande smallint, add column motivation text;

grant select, insert, update on demande_de_dispense to plateforme_application;
grant select, insert on demande_de_dispense_histoire to plateforme_application;
