-- What a département decided of a sanction in its own tool, as it declared it.
create table declaration_de_sanction (
  usager_id bigint not null references usager,
  numero smallint not null,
  version int not null,
  enregistre_le timestamptz not null,
  auteur_organisation text not null,
  auteur_structure text,
  auteur_agent text,
  auteur_application text,
  modifies text[] not null,
  sanction smallint,
  acte text not null,
  jour date not null,
  consequence text,
  taux smallint,
  montant double precision,
  mois smallint,
  motif text,
  nature_du_manquement text,
  rang_du_manquement text,
  declarant text,
  primary key (usager_id, numero)
);
create table declaration_de_sanction_histoire (like declaration_de_sanction, remplace_le timestamptz not null, primary key (usager_id, numero, version));
grant select, insert, update on declaration_de_sanction to plateforme_application;
grant select, insert on declaration_de_sanction_histoire to plateforme_application;

alter table sanction_rsa add column montant double precision, add column declaree_le date;
alter table sanction_rsa_histoire add column montant double precision, add column declaree_le date;

-- Nobody is sanctioned but by a human who is named. What was decided here says why and followed the days of the person; what a département
-- declares was preceded by its own procedure, and, of what the operator proposed, by the opinion recorded here before a suppression.
alter table sanction_rsa drop constraint sanction_decidee_par_un_humain, drop constraint sanction_apres_le_contradictoire,
  drop constraint suppression_apres_avis;
alter table sanction_rsa
  add constraint sanction_decidee_par_un_humain check (decision is distinct from 'SANCTION' or
    (decideur is not null and mois is not null and (declaree_le is not null and (taux is not null or montant is not null)
      or motivation is not null and qualite is not null and notifiee_le is not null and taux is not null))),
  add constraint sanction_apres_le_contradictoire check (decision is distinct from 'SANCTION' or declaree_le is not null or coalesce(
    (observations is not null and observations_le >= notifiee_le) or decidee_le > reponse_avant, false)),
  add constraint suppression_apres_avis check (decision is distinct from 'SANCTION' or consequence <> 'SUPPRESSION' or avis is not null
    or (declaree_le is not null and proposee_par = organisation));
