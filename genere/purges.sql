-- Identité et coordonnées : 20 ans après la cessation d’inscription
delete from identite_histoire cible where (select i.date_effet_statut from inscription i where i.usager_id = cible.usager_id and i.statut <> 'inscrit') + interval '240 months' < $1::date returning cible.usager_id;
delete from identite cible where (select i.date_effet_statut from inscription i where i.usager_id = cible.usager_id and i.statut <> 'inscrit') + interval '240 months' < $1::date returning cible.usager_id;

-- Inscription sur la liste des demandeurs d’emploi : 20 ans après la cessation d’inscription
delete from inscription_histoire cible where (select i.date_effet_statut from inscription i where i.usager_id = cible.usager_id and i.statut <> 'inscrit') + interval '240 months' < $1::date returning cible.usager_id;
delete from inscription cible where (select i.date_effet_statut from inscription i where i.usager_id = cible.usager_id and i.statut <> 'inscrit') + interval '240 months' < $1::date returning cible.usager_id;

-- Actualisations : 20 ans après la cessation d’inscription
delete from actualisation_histoire cible where (select i.date_effet_statut from inscription i where i.usager_id = cible.usager_id and i.statut <> 'inscrit') + interval '240 months' < $1::date returning cible.usager_id;
delete from actualisation cible where (select i.date_effet_statut from inscription i where i.usager_id = cible.usager_id and i.statut <> 'inscrit') + interval '240 months' < $1::date returning cible.usager_id;

-- Droits au RSA, tels que la caisse les établit : 20 ans après la cessation d’inscription
delete from droits_rsa_histoire cible where (select i.date_effet_statut from inscription i where i.usager_id = cible.usager_id and i.statut <> 'inscrit') + interval '240 months' < $1::date returning cible.usager_id;
delete from droits_rsa cible where (select i.date_effet_statut from inscription i where i.usager_id = cible.usager_id and i.statut <> 'inscrit') + interval '240 months' < $1::date returning cible.usager_id;

-- Rattachement : qui suit la personne, depuis quand et pourquoi : 20 ans après la cessation d’inscription
delete from rattachement_histoire cible where (select i.date_effet_statut from inscription i where i.usager_id = cible.usager_id and i.statut <> 'inscrit') + interval '240 months' < $1::date returning cible.usager_id;
delete from rattachement cible where (select i.date_effet_statut from inscription i where i.usager_id = cible.usager_id and i.statut <> 'inscrit') + interval '240 months' < $1::date returning cible.usager_id;

-- Contrat signé avant le contrat d’engagement : 20 ans après la cessation d’inscription
delete from contrat_preexistant_histoire cible where (select i.date_effet_statut from inscription i where i.usager_id = cible.usager_id and i.statut <> 'inscrit') + interval '240 months' < $1::date returning cible.usager_id;
delete from contrat_preexistant cible where (select i.date_effet_statut from inscription i where i.usager_id = cible.usager_id and i.statut <> 'inscrit') + interval '240 months' < $1::date returning cible.usager_id;

-- Orientation : critères, proposition, parcours et organisme référent : 20 ans après la cessation d’inscription
update orientation_histoire cible set capacite_a_travailler_chiffre = null, contrainte_sante_chiffre = null, boe_chiffre = null, boe_souhait_accompagnement_chiffre = null, baeeh_chiffre = null, scolarite_etablissement_specialise_chiffre = null, esat_chiffre = null, explication_chiffre = null where num_nonnulls(capacite_a_travailler_chiffre, contrainte_sante_chiffre, boe_chiffre, boe_souhait_accompagnement_chiffre, baeeh_chiffre, scolarite_etablissement_specialise_chiffre, esat_chiffre, explication_chiffre) > 0 and (select i.date_effet_statut from inscription i where i.usager_id = cible.usager_id and i.statut <> 'inscrit') + interval '6 months' < $1::date returning cible.usager_id;
update orientation cible set capacite_a_travailler_chiffre = null, contrainte_sante_chiffre = null, boe_chiffre = null, boe_souhait_accompagnement_chiffre = null, baeeh_chiffre = null, scolarite_etablissement_specialise_chiffre = null, esat_chiffre = null, explication_chiffre = null where num_nonnulls(capacite_a_travailler_chiffre, contrainte_sante_chiffre, boe_chiffre, boe_souhait_accompagnement_chiffre, baeeh_chiffre, scolarite_etablissement_specialise_chiffre, esat_chiffre, explication_chiffre) > 0 and (select i.date_effet_statut from inscription i where i.usager_id = cible.usager_id and i.statut <> 'inscrit') + interval '6 months' < $1::date returning cible.usager_id;
delete from orientation_histoire cible where (select i.date_effet_statut from inscription i where i.usager_id = cible.usager_id and i.statut <> 'inscrit') + interval '240 months' < $1::date returning cible.usager_id;
delete from orientation cible where (select i.date_effet_statut from inscription i where i.usager_id = cible.usager_id and i.statut <> 'inscrit') + interval '240 months' < $1::date returning cible.usager_id;

-- Décision d’orientation : 20 ans après la cessation d’inscription
update decision_d_orientation_histoire cible set regles_retenues = null where num_nonnulls(regles_retenues) > 0 and (select i.date_effet_statut from inscription i where i.usager_id = cible.usager_id and i.statut <> 'inscrit') + interval '6 months' < $1::date returning cible.usager_id;
update decision_d_orientation cible set regles_retenues = null where num_nonnulls(regles_retenues) > 0 and (select i.date_effet_statut from inscription i where i.usager_id = cible.usager_id and i.statut <> 'inscrit') + interval '6 months' < $1::date returning cible.usager_id;
delete from decision_d_orientation_histoire cible where (select i.date_effet_statut from inscription i where i.usager_id = cible.usager_id and i.statut <> 'inscrit') + interval '240 months' < $1::date returning cible.usager_id;
delete from decision_d_orientation cible where (select i.date_effet_statut from inscription i where i.usager_id = cible.usager_id and i.statut <> 'inscrit') + interval '240 months' < $1::date returning cible.usager_id;

-- Rendez-vous : 20 ans après la cessation d’inscription
delete from rendez_vous_histoire cible where (select i.date_effet_statut from inscription i where i.usager_id = cible.usager_id and i.statut <> 'inscrit') + interval '240 months' < $1::date returning cible.usager_id;
delete from rendez_vous cible where (select i.date_effet_statut from inscription i where i.usager_id = cible.usager_id and i.statut <> 'inscrit') + interval '240 months' < $1::date returning cible.usager_id;

-- Diagnostic global : 20 ans après la cessation d’inscription
delete from diagnostic_histoire cible where (select i.date_effet_statut from inscription i where i.usager_id = cible.usager_id and i.statut <> 'inscrit') + interval '240 months' < $1::date returning cible.usager_id;
delete from diagnostic cible where (select i.date_effet_statut from inscription i where i.usager_id = cible.usager_id and i.statut <> 'inscrit') + interval '240 months' < $1::date returning cible.usager_id;

-- Diagnostic : santé : 6 mois après la cessation d’inscription
delete from diagnostic_sante_histoire cible where (select i.date_effet_statut from inscription i where i.usager_id = cible.usager_id and i.statut <> 'inscrit') + interval '6 months' < $1::date returning cible.usager_id;
delete from diagnostic_sante cible where (select i.date_effet_statut from inscription i where i.usager_id = cible.usager_id and i.statut <> 'inscrit') + interval '6 months' < $1::date returning cible.usager_id;

-- Reconnaissance de la qualité de travailleur handicapé : 6 mois après la cessation d’inscription
delete from rqth_histoire cible where (select i.date_effet_statut from inscription i where i.usager_id = cible.usager_id and i.statut <> 'inscrit') + interval '6 months' < $1::date returning cible.usager_id;
delete from rqth cible where (select i.date_effet_statut from inscription i where i.usager_id = cible.usager_id and i.statut <> 'inscrit') + interval '6 months' < $1::date returning cible.usager_id;

-- Projets professionnels : 20 ans après la cessation d’inscription
delete from projet_histoire cible where (select i.date_effet_statut from inscription i where i.usager_id = cible.usager_id and i.statut <> 'inscrit') + interval '240 months' < $1::date returning cible.usager_id;
delete from projet cible where (select i.date_effet_statut from inscription i where i.usager_id = cible.usager_id and i.statut <> 'inscrit') + interval '240 months' < $1::date returning cible.usager_id;

-- Offres d’emploi proposées : 20 ans après la cessation d’inscription
delete from proposition_d_offre_histoire cible where (select i.date_effet_statut from inscription i where i.usager_id = cible.usager_id and i.statut <> 'inscrit') + interval '240 months' < $1::date returning cible.usager_id;
delete from proposition_d_offre cible where (select i.date_effet_statut from inscription i where i.usager_id = cible.usager_id and i.statut <> 'inscrit') + interval '240 months' < $1::date returning cible.usager_id;

-- Contrat d’engagement : 20 ans après la cessation d’inscription
delete from contrat_engagement_histoire cible where (select i.date_effet_statut from inscription i where i.usager_id = cible.usager_id and i.statut <> 'inscrit') + interval '240 months' < $1::date returning cible.usager_id;
delete from contrat_engagement cible where (select i.date_effet_statut from inscription i where i.usager_id = cible.usager_id and i.statut <> 'inscrit') + interval '240 months' < $1::date returning cible.usager_id;

-- Signature ou refus du contrat d’engagement : 20 ans après la cessation d’inscription
delete from signature_de_contrat_histoire cible where (select i.date_effet_statut from inscription i where i.usager_id = cible.usager_id and i.statut <> 'inscrit') + interval '240 months' < $1::date returning cible.usager_id;
delete from signature_de_contrat cible where (select i.date_effet_statut from inscription i where i.usager_id = cible.usager_id and i.statut <> 'inscrit') + interval '240 months' < $1::date returning cible.usager_id;

-- Activités de la semaine : 20 ans après la cessation d’inscription
delete from activite_histoire cible where (select i.date_effet_statut from inscription i where i.usager_id = cible.usager_id and i.statut <> 'inscrit') + interval '240 months' < $1::date returning cible.usager_id;
delete from activite cible where (select i.date_effet_statut from inscription i where i.usager_id = cible.usager_id and i.statut <> 'inscrit') + interval '240 months' < $1::date returning cible.usager_id;

-- Validation des heures d’une semaine : 20 ans après la cessation d’inscription
delete from validation_d_heures_histoire cible where (select i.date_effet_statut from inscription i where i.usager_id = cible.usager_id and i.statut <> 'inscrit') + interval '240 months' < $1::date returning cible.usager_id;
delete from validation_d_heures cible where (select i.date_effet_statut from inscription i where i.usager_id = cible.usager_id and i.statut <> 'inscrit') + interval '240 months' < $1::date returning cible.usager_id;

-- Absences : 20 ans après la cessation d’inscription
delete from absence_histoire cible where (select i.date_effet_statut from inscription i where i.usager_id = cible.usager_id and i.statut <> 'inscrit') + interval '240 months' < $1::date returning cible.usager_id;
delete from absence cible where (select i.date_effet_statut from inscription i where i.usager_id = cible.usager_id and i.statut <> 'inscrit') + interval '240 months' < $1::date returning cible.usager_id;

-- Dispenses d’heures demandées : 20 ans après la cessation d’inscription
delete from demande_de_dispense_histoire cible where (select i.date_effet_statut from inscription i where i.usager_id = cible.usager_id and i.statut <> 'inscrit') + interval '240 months' < $1::date returning cible.usager_id;
delete from demande_de_dispense cible where (select i.date_effet_statut from inscription i where i.usager_id = cible.usager_id and i.statut <> 'inscrit') + interval '240 months' < $1::date returning cible.usager_id;

-- Dispenses d’heures : 20 ans après la cessation d’inscription
delete from dispense_histoire cible where (select i.date_effet_statut from inscription i where i.usager_id = cible.usager_id and i.statut <> 'inscrit') + interval '240 months' < $1::date returning cible.usager_id;
delete from dispense cible where (select i.date_effet_statut from inscription i where i.usager_id = cible.usager_id and i.statut <> 'inscrit') + interval '240 months' < $1::date returning cible.usager_id;

-- Dispenses d’heures : santé : 6 mois après la cessation d’inscription
delete from dispense_sante_histoire cible where (select i.date_effet_statut from inscription i where i.usager_id = cible.usager_id and i.statut <> 'inscrit') + interval '6 months' < $1::date returning cible.usager_id;
delete from dispense_sante cible where (select i.date_effet_statut from inscription i where i.usager_id = cible.usager_id and i.statut <> 'inscrit') + interval '6 months' < $1::date returning cible.usager_id;

-- Manquements signalés : 20 ans après la cessation d’inscription
delete from manquement_histoire cible where (select i.date_effet_statut from inscription i where i.usager_id = cible.usager_id and i.statut <> 'inscrit') + interval '240 months' < $1::date returning cible.usager_id;
delete from manquement cible where (select i.date_effet_statut from inscription i where i.usager_id = cible.usager_id and i.statut <> 'inscrit') + interval '240 months' < $1::date returning cible.usager_id;

-- Procédures de sanction du RSA : 20 ans après la cessation d’inscription
delete from sanction_rsa_histoire cible where (select i.date_effet_statut from inscription i where i.usager_id = cible.usager_id and i.statut <> 'inscrit') + interval '240 months' < $1::date returning cible.usager_id;
delete from sanction_rsa cible where (select i.date_effet_statut from inscription i where i.usager_id = cible.usager_id and i.statut <> 'inscrit') + interval '240 months' < $1::date returning cible.usager_id;

-- Sanctions du RSA décidées dans l’outil du département : 20 ans après la cessation d’inscription
delete from declaration_de_sanction_histoire cible where (select i.date_effet_statut from inscription i where i.usager_id = cible.usager_id and i.statut <> 'inscrit') + interval '240 months' < $1::date returning cible.usager_id;
delete from declaration_de_sanction cible where (select i.date_effet_statut from inscription i where i.usager_id = cible.usager_id and i.statut <> 'inscrit') + interval '240 months' < $1::date returning cible.usager_id;

-- Sanctions du demandeur d’emploi : 20 ans après la cessation d’inscription
delete from sanction_demandeur_histoire cible where (select i.date_effet_statut from inscription i where i.usager_id = cible.usager_id and i.statut <> 'inscrit') + interval '240 months' < $1::date returning cible.usager_id;
delete from sanction_demandeur cible where (select i.date_effet_statut from inscription i where i.usager_id = cible.usager_id and i.statut <> 'inscrit') + interval '240 months' < $1::date returning cible.usager_id;

-- Sanctions sur l’allocation d’un jeune : 20 ans après la cessation d’inscription
delete from sanction_jeune_histoire cible where (select i.date_effet_statut from inscription i where i.usager_id = cible.usager_id and i.statut <> 'inscrit') + interval '240 months' < $1::date returning cible.usager_id;
delete from sanction_jeune cible where (select i.date_effet_statut from inscription i where i.usager_id = cible.usager_id and i.statut <> 'inscrit') + interval '240 months' < $1::date returning cible.usager_id;

-- Décisions d’opportunité sur le RSA : 20 ans après la cessation d’inscription
delete from decision_d_opportunite_histoire cible where (select i.date_effet_statut from inscription i where i.usager_id = cible.usager_id and i.statut <> 'inscrit') + interval '240 months' < $1::date returning cible.usager_id;
delete from decision_d_opportunite cible where (select i.date_effet_statut from inscription i where i.usager_id = cible.usager_id and i.statut <> 'inscrit') + interval '240 months' < $1::date returning cible.usager_id;

-- Radiations de la liste des demandeurs d’emploi : 20 ans après la cessation d’inscription
delete from radiation_histoire cible where (select i.date_effet_statut from inscription i where i.usager_id = cible.usager_id and i.statut <> 'inscrit') + interval '240 months' < $1::date returning cible.usager_id;
delete from radiation cible where (select i.date_effet_statut from inscription i where i.usager_id = cible.usager_id and i.statut <> 'inscrit') + interval '240 months' < $1::date returning cible.usager_id;

-- Décisions sur la radiation : 20 ans après la cessation d’inscription
delete from decision_de_radiation_histoire cible where (select i.date_effet_statut from inscription i where i.usager_id = cible.usager_id and i.statut <> 'inscrit') + interval '240 months' < $1::date returning cible.usager_id;
delete from decision_de_radiation cible where (select i.date_effet_statut from inscription i where i.usager_id = cible.usager_id and i.statut <> 'inscrit') + interval '240 months' < $1::date returning cible.usager_id;

-- Décisions transmises à la caisse : 20 ans après la cessation d’inscription
delete from envoi_au_payeur_histoire cible where (select i.date_effet_statut from inscription i where i.usager_id = cible.usager_id and i.statut <> 'inscrit') + interval '240 months' < $1::date returning cible.usager_id;
delete from envoi_au_payeur cible where (select i.date_effet_statut from inscription i where i.usager_id = cible.usager_id and i.statut <> 'inscrit') + interval '240 months' < $1::date returning cible.usager_id;

