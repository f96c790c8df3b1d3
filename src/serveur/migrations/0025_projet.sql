create table projet (
  usager_id bigint not null references usager,
  numero smallint not null,
  version int not null,
  enregistre_le timestamptz not null,
  auteur_organisation text not null,
  auteur_structure text,
  auteur_agent text,
  auteur_application text,
  modifies text[] not null,
  intitule text not null,
  typologie text not null,
  code_rome text,
  code_appellation text,
  etat text not null,
  prioritaire boolean not null,
  experience text,
  contrats text[] not null,
  temps_de_travail text,
  zone jsonb,
  mobile_a_l_etranger boolean not null,
  salaire jsonb,
  salaire_pratique jsonb,
  retenu_ore boolean not null default false,
  besoins jsonb not null default '[]',
  origine text not null,
  sources jsonb not null,
  agents jsonb not null,
  primary key (usager_id, numero)
);
create table projet_histoire (like projet, remplace_le timestamptz not null, primary key (usager_id, numero, version));

create table proposition_d_offre (
  usager_id bigint not null references usager,
  numero smallint not null,
  version int not null,
  enregistre_le timestamptz not null,
  auteur_organisation text not null,
  auteur_structure text,
  auteur_agent text,
  auteur_application text,
  modifies text[] not null,
  projet smallint not null,
  reference text,
  intitule text not null,
  code_rome text,
  employeur text not null,
  lieu jsonb not null,
  contrat text not null,
  temps_de_travail text not null,
  salaire jsonb,
  proposee_le date not null,
  reponse text not null,
  motif_du_refus text,
  explication text,
  repondu_le date,
  observations text,
  observations_le date,
  conformite jsonb not null,
  legitime boolean,
  motivation text,
  apprecie_le date,
  apprecie_par text,
  primary key (usager_id, numero)
);
create table proposition_d_offre_histoire (like proposition_d_offre, remplace_le timestamptz not null, primary key (usager_id, numero, version));

grant select, insert, update on projet, proposition_d_offre to plateforme_application;
grant select, insert on projet_histoire, proposition_d_offre_histoire to plateforme_application;

-- The directory of métiers (ROME), as its publisher gives it: no datum of anybody.
create table appellation_rome (
  code text primary key,
  libelle text not null,
  code_rome text not null,
  metier text not null,
  principale boolean not null
);
create index appellation_rome_metier on appellation_rome (code_rome);
create index appellation_rome_mots on appellation_rome using gin (to_tsvector('simple'::regconfig, mots_des_noms(libelle || ' ' || metier)));
create table referentiel_charge (nom text primary key, version text not null, charge_le timestamptz not null, lignes int not null);
grant select on appellation_rome, referentiel_charge to plateforme_application;
