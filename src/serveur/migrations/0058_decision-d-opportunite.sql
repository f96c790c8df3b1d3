create table decision_d_opportunite (
  usager_id bigint not null references usager,
  numero smallint not null,
  version int not null,
  enregistre_le timestamptz not null,
  auteur_organisation text not null,
  auteur_structure text,
  auteur_agent text,
  auteur_application text,
  modifies text[] not null,
  sens text not null,
  demandee_par text not null,
  sanction smallint,
  contrat smallint,
  du date not null,
  au date,
  motivation text not null,
  qualite text not null,
  decidee_par text not null,
  decideur text not null,
  decidee_le date not null,
  retrait text,
  retiree_le date,
  primary key (usager_id, numero)
);
create table decision_d_opportunite_histoire (like decision_d_opportunite, remplace_le timestamptz not null, primary key (usager_id, numero, version));

grant select, insert, update on decision_d_opportunite to plateforme_application;
grant select, insert on decision_d_opportunite_histoire to plateforme_application;
