create table orientation (
  usager_id bigint not null references usager,
  numero smallint not null,
  version int not null,
  enregistre_le timestamptz not null,
  auteur_organisation text not null,
  auteur_structure text,
  auteur_agent text,
  auteur_application text,
  modifies text[] not null,
  origine text not null,
  demande jsonb,
  situation_professionnelle text,
  type_emploi text,
  niveau_etude text,
  projet_pro text,
  contrainte_logement text,
  contrainte_mobilite text,
  contrainte_familiale text,
  contrainte_financiere text,
  contrainte_numerique text,
  contrainte_administrative_juridique text,
  contrainte_francais_calcul text,
  brsa boolean,
  msa_autonomie_recherche_emploi int,
  msa_demarches_professionnelles text,
  capacite_a_travailler_chiffre bytea,
  contrainte_sante_chiffre bytea,
  boe_chiffre bytea,
  baeeh_chiffre bytea,
  scolarite_etablissement_specialise_chiffre bytea,
  esat_chiffre bytea,
  boe_souhait_accompagnement_chiffre bytea,
  etat text not null,
  statut text not null,
  parcours text not null,
  organisme text not null,
  organisation text references organisation,
  structure text references structure,
  regles text,
  explication_chiffre bytea,
  competence jsonb,
  informe_le date,
  repondu_le date,
  entree_le date,
  sortie_le date,
  motif_sortie text,
  reexamen_le date,
  primary key (usager_id, numero)
);
create table orientation_histoire (like orientation, remplace_le timestamptz not null, primary key (usager_id, numero, version));

create table decision_d_orientation (
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
  orientation smallint not null,
  sur_version int,
  date date not null,
  motif_refus text,
  commentaire text,
  origine text,
  parcours text not null,
  organisme text not null,
  organisation text references organisation,
  structure text references structure,
  parcours_propose text,
  organisme_propose text,
  regles text,
  regles_retenues jsonb not null,
  autorite text not null,
  primary key (usager_id, numero)
);
create table decision_d_orientation_histoire (like decision_d_orientation, remplace_le timestamptz not null, primary key (usager_id, numero, version));

-- A president of the département who has France Travail decide in his place (L. 5411-5-1, II), from a day, by an act he signed.
create table delegation_de_l_orientation (
  organisation text not null references organisation,
  du date not null,
  au date,
  acte text not null,
  primary key (organisation, du)
);

grant select, insert, update on orientation, decision_d_orientation to plateforme_application;
grant select, insert on orientation_histoire, decision_d_orientation_histoire to plateforme_application;
grant select on delegation_de_l_orientation to plateforme_application;

-- Whatever the door a right comes by, the département has six weeks from that day: the deadline is opened with the follow-up.
create function informer_le_departement() returns trigger language plpgsql as $$
begin
  insert into echeance (nature, usager_id, dossier, objet, jour, organisation, ouverte_le)
  values ('droit-a-orienter', new.usager_id, new.usager_id, new.organisation, (new.enregistre_le at time zone 'Europe/Paris')::date,
    new.organisation, new.enregistre_le)
  on conflict (dossier, nature, objet) where close_le is null do nothing;
  return null;
end $$;
create trigger droit_a_orienter after insert on rattachement for each row
  when (new.motif = 'competence-orientation' and new.au is null) execute function informer_le_departement();
