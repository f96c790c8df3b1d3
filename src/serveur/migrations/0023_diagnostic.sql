create table diagnostic (
  usager_id bigint primary key references usager,
  version int not null,
  enregistre_le timestamptz not null,
  auteur_organisation text not null,
  auteur_structure text,
  auteur_agent text,
  auteur_application text,
  modifies text[] not null,
  numerique jsonb,
  mobilite jsonb,
  famille jsonb,
  lecture_ecriture_calcul jsonb,
  logement jsonb,
  finances jsonb,
  administratif jsonb,
  sans_contrainte jsonb,
  pouvoir_d_agir jsonb,
  services_numeriques text,
  referentiel text not null,
  sources jsonb not null,
  agents jsonb not null,
  suggestions jsonb not null
);
create table diagnostic_histoire (like diagnostic, remplace_le timestamptz not null, primary key (usager_id, version));

-- What touches health: encrypted whole, even the names of who wrote it.
create table diagnostic_sante (
  usager_id bigint primary key references usager,
  version int not null,
  enregistre_le timestamptz not null,
  auteur_organisation text not null,
  auteur_structure text,
  auteur_agent text,
  auteur_application text,
  modifies text[] not null,
  impact_chiffre bytea,
  situations_chiffre bytea,
  objectifs_chiffre bytea,
  sources_chiffre bytea not null,
  agents_chiffre bytea not null,
  suggestions_chiffre bytea not null
);
create table diagnostic_sante_histoire (like diagnostic_sante, remplace_le timestamptz not null, primary key (usager_id, version));

grant select, insert, update on diagnostic, diagnostic_sante to plateforme_application;
grant select, insert on diagnostic_histoire, diagnostic_sante_histoire to plateforme_application;
