create table rqth (
  usager_id bigint primary key references usager,
  version int not null,
  enregistre_le timestamptz not null,
  auteur_organisation text not null,
  auteur_structure text,
  auteur_agent text,
  auteur_application text,
  modifies text[] not null,
  date_debut_chiffre bytea not null,
  date_fin_chiffre bytea,
  source_chiffre bytea not null
);
create table rqth_histoire (like rqth, remplace_le timestamptz not null, primary key (usager_id, version));
grant select, insert, update on rqth to plateforme_application;
grant select, insert on rqth_histoire to plateforme_application;
