-- What is decided of a procedure, by whom and why, is a row of its own: a procedure sees several decisions.
alter table radiation drop column decision, drop column categorie_avant, drop column motivation, drop column decidee_le, drop column decideur, drop column annulation,
  drop column annulee_le;
alter table radiation_histoire drop column decision, drop column categorie_avant, drop column motivation, drop column decidee_le, drop column decideur,
  drop column annulation, drop column annulee_le;

create table decision_de_radiation (
  usager_id bigint not null references usager,
  numero smallint not null,
  version int not null,
  enregistre_le timestamptz not null,
  auteur_organisation text not null,
  auteur_structure text,
  auteur_agent text,
  auteur_application text,
  modifies text[] not null,
  radiation smallint not null,
  sur_version int,
  sens text not null,
  mois smallint,
  date_effet date,
  motivation text not null,
  le date not null,
  dernier_jour date,
  decideur text not null,
  primary key (usager_id, numero)
);
create table decision_de_radiation_histoire (like decision_de_radiation, remplace_le timestamptz not null, primary key (usager_id, numero, version));
grant select, insert, update on decision_de_radiation to plateforme_application;
grant select, insert on decision_de_radiation_histoire to plateforme_application;
