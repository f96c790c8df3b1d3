create table contrat_preexistant (
  usager_id bigint not null references usager,
  numero smallint not null,
  version int not null,
  enregistre_le timestamptz not null,
  auteur_organisation text not null,
  auteur_structure text,
  auteur_agent text,
  auteur_application text,
  modifies text[] not null,
  type text not null,
  date_debut date not null,
  date_fin date,
  reference text,
  organisation text not null,
  primary key (usager_id, numero)
);
create table contrat_preexistant_histoire (like contrat_preexistant, remplace_le timestamptz not null, primary key (usager_id, numero, version));
grant select, insert, update on contrat_preexistant to plateforme_application;
grant select, insert on contrat_preexistant_histoire to plateforme_application;

-- An organisation names the columns of its own files only.
alter table correspondance_de_colonnes enable row level security;
alter table correspondance_de_colonnes force row level security;
create policy siens on correspondance_de_colonnes to plateforme_application
  using (organisation = any ((select organisations_du_statement())::text[]));
create policy exploitation on correspondance_de_colonnes to plateforme_proprietaire using (true) with check (true);
