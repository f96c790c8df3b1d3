create table manquement (
  usager_id bigint not null references usager,
  numero smallint not null,
  version int not null,
  enregistre_le timestamptz not null,
  auteur_organisation text not null,
  auteur_structure text,
  auteur_agent text,
  auteur_application text,
  modifies text[] not null,
  nature text not null,
  jour date not null,
  faits text not null,
  pieces jsonb not null,
  contrat smallint,
  absences jsonb not null,
  propositions jsonb not null,
  demande_le date,
  demande text,
  parole text,
  organisation text not null,
  structure text,
  signale_le date not null,
  retire boolean not null,
  motif_legitime boolean,
  motivation text,
  apprecie_le date,
  apprecie_par text,
  reponse text,
  repondu_le date,
  primary key (usager_id, numero)
);
create table manquement_histoire (like manquement, remplace_le timestamptz not null, primary key (usager_id, numero, version));

grant select, insert, update on manquement to plateforme_application;
grant select, insert on manquement_histoire to plateforme_application;
