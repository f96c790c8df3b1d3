-- Identité et coordonnées
alter table identite enable row level security;
alter table identite force row level security;
drop policy if exists lecture on identite;
create policy lecture on identite for select to plateforme_application using (exists (select from suivi s where s.usager_id = identite.usager_id and s.motif in ('tenue-de-la-liste', 'accompagnement', 'competence-orientation', 'procedure-en-cours', 'versement-rsa', 'insertion-iae')
    and s.du <= (select coalesce(nullif(current_setting('plateforme.jour', true), '')::date, (now() at time zone 'Europe/Paris')::date)) and (s.au is null or s.au >= (select coalesce(nullif(current_setting('plateforme.jour', true), '')::date, (now() at time zone 'Europe/Paris')::date))) offset 0)
  or identite.usager_id = any((select personnes_du_statement())::bigint[]));
drop policy if exists depot on identite;
drop policy if exists exploitation on identite;
create policy exploitation on identite to plateforme_proprietaire using (true) with check (true);
alter table identite_histoire enable row level security;
alter table identite_histoire force row level security;
drop policy if exists lecture on identite_histoire;
create policy lecture on identite_histoire for select to plateforme_application using (exists (select from suivi s where s.usager_id = identite_histoire.usager_id and s.motif in ('tenue-de-la-liste', 'accompagnement', 'competence-orientation', 'procedure-en-cours', 'versement-rsa', 'insertion-iae')
    and s.du <= (select coalesce(nullif(current_setting('plateforme.jour', true), '')::date, (now() at time zone 'Europe/Paris')::date)) and (s.au is null or s.au >= (select coalesce(nullif(current_setting('plateforme.jour', true), '')::date, (now() at time zone 'Europe/Paris')::date))) offset 0)
  or identite_histoire.usager_id = any((select personnes_du_statement())::bigint[]));
drop policy if exists depot on identite_histoire;
drop policy if exists exploitation on identite_histoire;
create policy exploitation on identite_histoire to plateforme_proprietaire using (true) with check (true);
create policy depot on identite for insert to plateforme_application with check (auteur_organisation = any ((select organisations_du_statement())::text[]));
create policy depot on identite_histoire for insert to plateforme_application with check (true);
drop policy if exists correction on identite;
create policy correction on identite for update to plateforme_application using (exists (select from suivi s where s.usager_id = identite.usager_id and s.motif in ('tenue-de-la-liste', 'accompagnement', 'competence-orientation', 'versement-rsa')
    and s.du <= (select coalesce(nullif(current_setting('plateforme.jour', true), '')::date, (now() at time zone 'Europe/Paris')::date)) and (s.au is null or s.au >= (select coalesce(nullif(current_setting('plateforme.jour', true), '')::date, (now() at time zone 'Europe/Paris')::date))) offset 0)
  or identite.usager_id = any((select personnes_du_statement())::bigint[])) with check (auteur_organisation = any ((select organisations_du_statement())::text[]));

-- Inscription sur la liste des demandeurs d’emploi
alter table inscription enable row level security;
alter table inscription force row level security;
drop policy if exists lecture on inscription;
create policy lecture on inscription for select to plateforme_application using (exists (select from suivi s where s.usager_id = inscription.usager_id and s.motif in ('tenue-de-la-liste', 'versement-rsa', 'accompagnement', 'competence-orientation', 'insertion-iae')
    and s.du <= (select coalesce(nullif(current_setting('plateforme.jour', true), '')::date, (now() at time zone 'Europe/Paris')::date)) and (s.au is null or s.au >= (select coalesce(nullif(current_setting('plateforme.jour', true), '')::date, (now() at time zone 'Europe/Paris')::date))) offset 0)
  or inscription.usager_id = any((select personnes_du_statement())::bigint[]));
drop policy if exists depot on inscription;
drop policy if exists exploitation on inscription;
create policy exploitation on inscription to plateforme_proprietaire using (true) with check (true);
alter table inscription_histoire enable row level security;
alter table inscription_histoire force row level security;
drop policy if exists lecture on inscription_histoire;
create policy lecture on inscription_histoire for select to plateforme_application using (exists (select from suivi s where s.usager_id = inscription_histoire.usager_id and s.motif in ('tenue-de-la-liste', 'versement-rsa', 'accompagnement', 'competence-orientation', 'insertion-iae')
    and s.du <= (select coalesce(nullif(current_setting('plateforme.jour', true), '')::date, (now() at time zone 'Europe/Paris')::date)) and (s.au is null or s.au >= (select coalesce(nullif(current_setting('plateforme.jour', true), '')::date, (now() at time zone 'Europe/Paris')::date))) offset 0)
  or inscription_histoire.usager_id = any((select personnes_du_statement())::bigint[]));
drop policy if exists depot on inscription_histoire;
drop policy if exists exploitation on inscription_histoire;
create policy exploitation on inscription_histoire to plateforme_proprietaire using (true) with check (true);
create policy depot on inscription for insert to plateforme_application with check (auteur_organisation = any ((select organisations_du_statement())::text[]));
create policy depot on inscription_histoire for insert to plateforme_application with check (true);
drop policy if exists correction on inscription;
create policy correction on inscription for update to plateforme_application using (exists (select from suivi s where s.usager_id = inscription.usager_id and s.motif in ('tenue-de-la-liste', 'versement-rsa')
    and s.du <= (select coalesce(nullif(current_setting('plateforme.jour', true), '')::date, (now() at time zone 'Europe/Paris')::date)) and (s.au is null or s.au >= (select coalesce(nullif(current_setting('plateforme.jour', true), '')::date, (now() at time zone 'Europe/Paris')::date))) offset 0)) with check (auteur_organisation = any ((select organisations_du_statement())::text[]));

-- Actualisations
alter table actualisation enable row level security;
alter table actualisation force row level security;
drop policy if exists lecture on actualisation;
create policy lecture on actualisation for select to plateforme_application using (exists (select from suivi s where s.usager_id = actualisation.usager_id and s.motif in ('tenue-de-la-liste', 'accompagnement', 'competence-orientation')
    and s.du <= (select coalesce(nullif(current_setting('plateforme.jour', true), '')::date, (now() at time zone 'Europe/Paris')::date)) and (s.au is null or s.au >= (select coalesce(nullif(current_setting('plateforme.jour', true), '')::date, (now() at time zone 'Europe/Paris')::date))) offset 0)
  or actualisation.usager_id = any((select personnes_du_statement())::bigint[]));
drop policy if exists depot on actualisation;
drop policy if exists exploitation on actualisation;
create policy exploitation on actualisation to plateforme_proprietaire using (true) with check (true);
alter table actualisation_histoire enable row level security;
alter table actualisation_histoire force row level security;
drop policy if exists lecture on actualisation_histoire;
create policy lecture on actualisation_histoire for select to plateforme_application using (exists (select from suivi s where s.usager_id = actualisation_histoire.usager_id and s.motif in ('tenue-de-la-liste', 'accompagnement', 'competence-orientation')
    and s.du <= (select coalesce(nullif(current_setting('plateforme.jour', true), '')::date, (now() at time zone 'Europe/Paris')::date)) and (s.au is null or s.au >= (select coalesce(nullif(current_setting('plateforme.jour', true), '')::date, (now() at time zone 'Europe/Paris')::date))) offset 0)
  or actualisation_histoire.usager_id = any((select personnes_du_statement())::bigint[]));
drop policy if exists depot on actualisation_histoire;
drop policy if exists exploitation on actualisation_histoire;
create policy exploitation on actualisation_histoire to plateforme_proprietaire using (true) with check (true);
create policy depot on actualisation for insert to plateforme_application with check (auteur_organisation = any ((select organisations_du_statement())::text[]));
create policy depot on actualisation_histoire for insert to plateforme_application with check (true);
drop policy if exists correction on actualisation;
create policy correction on actualisation for update to plateforme_application using (false) with check (auteur_organisation = any ((select organisations_du_statement())::text[]));

-- Droits au RSA, tels que la caisse les établit
alter table droits_rsa enable row level security;
alter table droits_rsa force row level security;
drop policy if exists lecture on droits_rsa;
create policy lecture on droits_rsa for select to plateforme_application using (exists (select from suivi s where s.usager_id = droits_rsa.usager_id and s.motif in ('versement-rsa', 'accompagnement', 'competence-orientation', 'procedure-en-cours', 'tenue-de-la-liste')
    and s.du <= (select coalesce(nullif(current_setting('plateforme.jour', true), '')::date, (now() at time zone 'Europe/Paris')::date)) and (s.au is null or s.au >= (select coalesce(nullif(current_setting('plateforme.jour', true), '')::date, (now() at time zone 'Europe/Paris')::date))) offset 0)
  or droits_rsa.usager_id = any((select personnes_du_statement())::bigint[]));
drop policy if exists depot on droits_rsa;
drop policy if exists exploitation on droits_rsa;
create policy exploitation on droits_rsa to plateforme_proprietaire using (true) with check (true);
alter table droits_rsa_histoire enable row level security;
alter table droits_rsa_histoire force row level security;
drop policy if exists lecture on droits_rsa_histoire;
create policy lecture on droits_rsa_histoire for select to plateforme_application using (exists (select from suivi s where s.usager_id = droits_rsa_histoire.usager_id and s.motif in ('versement-rsa', 'accompagnement', 'competence-orientation', 'procedure-en-cours', 'tenue-de-la-liste')
    and s.du <= (select coalesce(nullif(current_setting('plateforme.jour', true), '')::date, (now() at time zone 'Europe/Paris')::date)) and (s.au is null or s.au >= (select coalesce(nullif(current_setting('plateforme.jour', true), '')::date, (now() at time zone 'Europe/Paris')::date))) offset 0)
  or droits_rsa_histoire.usager_id = any((select personnes_du_statement())::bigint[]));
drop policy if exists depot on droits_rsa_histoire;
drop policy if exists exploitation on droits_rsa_histoire;
create policy exploitation on droits_rsa_histoire to plateforme_proprietaire using (true) with check (true);
create policy depot on droits_rsa for insert to plateforme_application with check (auteur_organisation = any ((select organisations_du_statement())::text[]));
create policy depot on droits_rsa_histoire for insert to plateforme_application with check (true);
drop policy if exists correction on droits_rsa;
create policy correction on droits_rsa for update to plateforme_application using (exists (select from suivi s where s.usager_id = droits_rsa.usager_id and s.motif in ('versement-rsa')
    and s.du <= (select coalesce(nullif(current_setting('plateforme.jour', true), '')::date, (now() at time zone 'Europe/Paris')::date)) and (s.au is null or s.au >= (select coalesce(nullif(current_setting('plateforme.jour', true), '')::date, (now() at time zone 'Europe/Paris')::date))) offset 0)) with check (auteur_organisation = any ((select organisations_du_statement())::text[]));

-- Rattachement : qui suit la personne, depuis quand et pourquoi
alter table rattachement enable row level security;
alter table rattachement force row level security;
drop policy if exists lecture on rattachement;
create policy lecture on rattachement for select to plateforme_application using (exists (select from suivi s where s.usager_id = rattachement.usager_id and s.motif in ('accompagnement', 'competence-orientation', 'tenue-de-la-liste', 'versement-rsa')
    and s.du <= (select coalesce(nullif(current_setting('plateforme.jour', true), '')::date, (now() at time zone 'Europe/Paris')::date)) and (s.au is null or s.au >= (select coalesce(nullif(current_setting('plateforme.jour', true), '')::date, (now() at time zone 'Europe/Paris')::date))) offset 0)
  or rattachement.usager_id = any((select personnes_du_statement())::bigint[]));
drop policy if exists depot on rattachement;
drop policy if exists exploitation on rattachement;
create policy exploitation on rattachement to plateforme_proprietaire using (true) with check (true);
alter table rattachement_histoire enable row level security;
alter table rattachement_histoire force row level security;
drop policy if exists lecture on rattachement_histoire;
create policy lecture on rattachement_histoire for select to plateforme_application using (exists (select from suivi s where s.usager_id = rattachement_histoire.usager_id and s.motif in ('accompagnement', 'competence-orientation', 'tenue-de-la-liste', 'versement-rsa')
    and s.du <= (select coalesce(nullif(current_setting('plateforme.jour', true), '')::date, (now() at time zone 'Europe/Paris')::date)) and (s.au is null or s.au >= (select coalesce(nullif(current_setting('plateforme.jour', true), '')::date, (now() at time zone 'Europe/Paris')::date))) offset 0)
  or rattachement_histoire.usager_id = any((select personnes_du_statement())::bigint[]));
drop policy if exists depot on rattachement_histoire;
drop policy if exists exploitation on rattachement_histoire;
create policy exploitation on rattachement_histoire to plateforme_proprietaire using (true) with check (true);
create policy depot on rattachement for insert to plateforme_application with check (auteur_organisation = any ((select organisations_du_statement())::text[]));
create policy depot on rattachement_histoire for insert to plateforme_application with check (true);
drop policy if exists correction on rattachement;
create policy correction on rattachement for update to plateforme_application using (exists (select from suivi s where s.usager_id = rattachement.usager_id and s.motif in ('accompagnement', 'competence-orientation', 'tenue-de-la-liste', 'versement-rsa')
    and s.du <= (select coalesce(nullif(current_setting('plateforme.jour', true), '')::date, (now() at time zone 'Europe/Paris')::date)) and (s.au is null or s.au >= (select coalesce(nullif(current_setting('plateforme.jour', true), '')::date, (now() at time zone 'Europe/Paris')::date))) offset 0)) with check (auteur_organisation = any ((select organisations_du_statement())::text[]));

-- Contrat signé avant le contrat d’engagement
alter table contrat_preexistant enable row level security;
alter table contrat_preexistant force row level security;
drop policy if exists lecture on contrat_preexistant;
create policy lecture on contrat_preexistant for select to plateforme_application using (exists (select from suivi s where s.usager_id = contrat_preexistant.usager_id and s.motif in ('tenue-de-la-liste', 'accompagnement', 'competence-orientation')
    and s.du <= (select coalesce(nullif(current_setting('plateforme.jour', true), '')::date, (now() at time zone 'Europe/Paris')::date)) and (s.au is null or s.au >= (select coalesce(nullif(current_setting('plateforme.jour', true), '')::date, (now() at time zone 'Europe/Paris')::date))) offset 0)
  or contrat_preexistant.usager_id = any((select personnes_du_statement())::bigint[]));
drop policy if exists depot on contrat_preexistant;
drop policy if exists exploitation on contrat_preexistant;
create policy exploitation on contrat_preexistant to plateforme_proprietaire using (true) with check (true);
alter table contrat_preexistant_histoire enable row level security;
alter table contrat_preexistant_histoire force row level security;
drop policy if exists lecture on contrat_preexistant_histoire;
create policy lecture on contrat_preexistant_histoire for select to plateforme_application using (exists (select from suivi s where s.usager_id = contrat_preexistant_histoire.usager_id and s.motif in ('tenue-de-la-liste', 'accompagnement', 'competence-orientation')
    and s.du <= (select coalesce(nullif(current_setting('plateforme.jour', true), '')::date, (now() at time zone 'Europe/Paris')::date)) and (s.au is null or s.au >= (select coalesce(nullif(current_setting('plateforme.jour', true), '')::date, (now() at time zone 'Europe/Paris')::date))) offset 0)
  or contrat_preexistant_histoire.usager_id = any((select personnes_du_statement())::bigint[]));
drop policy if exists depot on contrat_preexistant_histoire;
drop policy if exists exploitation on contrat_preexistant_histoire;
create policy exploitation on contrat_preexistant_histoire to plateforme_proprietaire using (true) with check (true);
create policy depot on contrat_preexistant for insert to plateforme_application with check (auteur_organisation = any ((select organisations_du_statement())::text[]));
create policy depot on contrat_preexistant_histoire for insert to plateforme_application with check (true);
drop policy if exists correction on contrat_preexistant;
create policy correction on contrat_preexistant for update to plateforme_application using (exists (select from suivi s where s.usager_id = contrat_preexistant.usager_id and s.motif in ('tenue-de-la-liste', 'accompagnement', 'competence-orientation')
    and s.du <= (select coalesce(nullif(current_setting('plateforme.jour', true), '')::date, (now() at time zone 'Europe/Paris')::date)) and (s.au is null or s.au >= (select coalesce(nullif(current_setting('plateforme.jour', true), '')::date, (now() at time zone 'Europe/Paris')::date))) offset 0)) with check (auteur_organisation = any ((select organisations_du_statement())::text[]));

-- Orientation : critères, proposition, parcours et organisme référent
alter table orientation enable row level security;
alter table orientation force row level security;
drop policy if exists lecture on orientation;
create policy lecture on orientation for select to plateforme_application using (exists (select from suivi s where s.usager_id = orientation.usager_id and s.motif in ('tenue-de-la-liste', 'accompagnement', 'competence-orientation', 'orientation-deleguee')
    and s.du <= (select coalesce(nullif(current_setting('plateforme.jour', true), '')::date, (now() at time zone 'Europe/Paris')::date)) and (s.au is null or s.au >= (select coalesce(nullif(current_setting('plateforme.jour', true), '')::date, (now() at time zone 'Europe/Paris')::date))) offset 0)
  or orientation.usager_id = any((select personnes_du_statement())::bigint[]));
drop policy if exists depot on orientation;
drop policy if exists exploitation on orientation;
create policy exploitation on orientation to plateforme_proprietaire using (true) with check (true);
alter table orientation_histoire enable row level security;
alter table orientation_histoire force row level security;
drop policy if exists lecture on orientation_histoire;
create policy lecture on orientation_histoire for select to plateforme_application using (exists (select from suivi s where s.usager_id = orientation_histoire.usager_id and s.motif in ('tenue-de-la-liste', 'accompagnement', 'competence-orientation', 'orientation-deleguee')
    and s.du <= (select coalesce(nullif(current_setting('plateforme.jour', true), '')::date, (now() at time zone 'Europe/Paris')::date)) and (s.au is null or s.au >= (select coalesce(nullif(current_setting('plateforme.jour', true), '')::date, (now() at time zone 'Europe/Paris')::date))) offset 0)
  or orientation_histoire.usager_id = any((select personnes_du_statement())::bigint[]));
drop policy if exists depot on orientation_histoire;
drop policy if exists exploitation on orientation_histoire;
create policy exploitation on orientation_histoire to plateforme_proprietaire using (true) with check (true);
create policy depot on orientation for insert to plateforme_application with check (auteur_organisation = any ((select organisations_du_statement())::text[]));
create policy depot on orientation_histoire for insert to plateforme_application with check (true);
drop policy if exists correction on orientation;
create policy correction on orientation for update to plateforme_application using (exists (select from suivi s where s.usager_id = orientation.usager_id and s.motif in ('tenue-de-la-liste', 'accompagnement', 'competence-orientation', 'orientation-deleguee')
    and s.du <= (select coalesce(nullif(current_setting('plateforme.jour', true), '')::date, (now() at time zone 'Europe/Paris')::date)) and (s.au is null or s.au >= (select coalesce(nullif(current_setting('plateforme.jour', true), '')::date, (now() at time zone 'Europe/Paris')::date))) offset 0)) with check (auteur_organisation = any ((select organisations_du_statement())::text[]));

-- Décision d’orientation
alter table decision_d_orientation enable row level security;
alter table decision_d_orientation force row level security;
drop policy if exists lecture on decision_d_orientation;
create policy lecture on decision_d_orientation for select to plateforme_application using (exists (select from suivi s where s.usager_id = decision_d_orientation.usager_id and s.motif in ('tenue-de-la-liste', 'accompagnement', 'competence-orientation', 'orientation-deleguee')
    and s.du <= (select coalesce(nullif(current_setting('plateforme.jour', true), '')::date, (now() at time zone 'Europe/Paris')::date)) and (s.au is null or s.au >= (select coalesce(nullif(current_setting('plateforme.jour', true), '')::date, (now() at time zone 'Europe/Paris')::date))) offset 0)
  or decision_d_orientation.usager_id = any((select personnes_du_statement())::bigint[]));
drop policy if exists depot on decision_d_orientation;
drop policy if exists exploitation on decision_d_orientation;
create policy exploitation on decision_d_orientation to plateforme_proprietaire using (true) with check (true);
alter table decision_d_orientation_histoire enable row level security;
alter table decision_d_orientation_histoire force row level security;
drop policy if exists lecture on decision_d_orientation_histoire;
create policy lecture on decision_d_orientation_histoire for select to plateforme_application using (exists (select from suivi s where s.usager_id = decision_d_orientation_histoire.usager_id and s.motif in ('tenue-de-la-liste', 'accompagnement', 'competence-orientation', 'orientation-deleguee')
    and s.du <= (select coalesce(nullif(current_setting('plateforme.jour', true), '')::date, (now() at time zone 'Europe/Paris')::date)) and (s.au is null or s.au >= (select coalesce(nullif(current_setting('plateforme.jour', true), '')::date, (now() at time zone 'Europe/Paris')::date))) offset 0)
  or decision_d_orientation_histoire.usager_id = any((select personnes_du_statement())::bigint[]));
drop policy if exists depot on decision_d_orientation_histoire;
drop policy if exists exploitation on decision_d_orientation_histoire;
create policy exploitation on decision_d_orientation_histoire to plateforme_proprietaire using (true) with check (true);
create policy depot on decision_d_orientation for insert to plateforme_application with check (auteur_organisation = any ((select organisations_du_statement())::text[]));
create policy depot on decision_d_orientation_histoire for insert to plateforme_application with check (true);
drop policy if exists correction on decision_d_orientation;
create policy correction on decision_d_orientation for update to plateforme_application using (false) with check (auteur_organisation = any ((select organisations_du_statement())::text[]));

-- Rendez-vous
alter table rendez_vous enable row level security;
alter table rendez_vous force row level security;
drop policy if exists lecture on rendez_vous;
create policy lecture on rendez_vous for select to plateforme_application using (exists (select from suivi s where s.usager_id = rendez_vous.usager_id and s.motif in ('accompagnement', 'competence-orientation', 'tenue-de-la-liste')
    and s.du <= (select coalesce(nullif(current_setting('plateforme.jour', true), '')::date, (now() at time zone 'Europe/Paris')::date)) and (s.au is null or s.au >= (select coalesce(nullif(current_setting('plateforme.jour', true), '')::date, (now() at time zone 'Europe/Paris')::date))) offset 0)
  or rendez_vous.usager_id = any((select personnes_du_statement())::bigint[]));
drop policy if exists depot on rendez_vous;
drop policy if exists exploitation on rendez_vous;
create policy exploitation on rendez_vous to plateforme_proprietaire using (true) with check (true);
alter table rendez_vous_histoire enable row level security;
alter table rendez_vous_histoire force row level security;
drop policy if exists lecture on rendez_vous_histoire;
create policy lecture on rendez_vous_histoire for select to plateforme_application using (exists (select from suivi s where s.usager_id = rendez_vous_histoire.usager_id and s.motif in ('accompagnement', 'competence-orientation', 'tenue-de-la-liste')
    and s.du <= (select coalesce(nullif(current_setting('plateforme.jour', true), '')::date, (now() at time zone 'Europe/Paris')::date)) and (s.au is null or s.au >= (select coalesce(nullif(current_setting('plateforme.jour', true), '')::date, (now() at time zone 'Europe/Paris')::date))) offset 0)
  or rendez_vous_histoire.usager_id = any((select personnes_du_statement())::bigint[]));
drop policy if exists depot on rendez_vous_histoire;
drop policy if exists exploitation on rendez_vous_histoire;
create policy exploitation on rendez_vous_histoire to plateforme_proprietaire using (true) with check (true);
create policy depot on rendez_vous for insert to plateforme_application with check (auteur_organisation = any ((select organisations_du_statement())::text[]));
create policy depot on rendez_vous_histoire for insert to plateforme_application with check (true);
drop policy if exists correction on rendez_vous;
create policy correction on rendez_vous for update to plateforme_application using (exists (select from suivi s where s.usager_id = rendez_vous.usager_id and s.motif in ('accompagnement', 'competence-orientation', 'tenue-de-la-liste')
    and s.du <= (select coalesce(nullif(current_setting('plateforme.jour', true), '')::date, (now() at time zone 'Europe/Paris')::date)) and (s.au is null or s.au >= (select coalesce(nullif(current_setting('plateforme.jour', true), '')::date, (now() at time zone 'Europe/Paris')::date))) offset 0)
  or rendez_vous.usager_id = any((select personnes_du_statement())::bigint[])) with check (auteur_organisation = any ((select organisations_du_statement())::text[]));

-- Diagnostic global
alter table diagnostic enable row level security;
alter table diagnostic force row level security;
drop policy if exists lecture on diagnostic;
create policy lecture on diagnostic for select to plateforme_application using (exists (select from suivi s where s.usager_id = diagnostic.usager_id and s.motif in ('accompagnement', 'competence-orientation', 'tenue-de-la-liste', 'insertion-iae')
    and s.du <= (select coalesce(nullif(current_setting('plateforme.jour', true), '')::date, (now() at time zone 'Europe/Paris')::date)) and (s.au is null or s.au >= (select coalesce(nullif(current_setting('plateforme.jour', true), '')::date, (now() at time zone 'Europe/Paris')::date))) offset 0)
  or diagnostic.usager_id = any((select personnes_du_statement())::bigint[]));
drop policy if exists depot on diagnostic;
drop policy if exists exploitation on diagnostic;
create policy exploitation on diagnostic to plateforme_proprietaire using (true) with check (true);
alter table diagnostic_histoire enable row level security;
alter table diagnostic_histoire force row level security;
drop policy if exists lecture on diagnostic_histoire;
create policy lecture on diagnostic_histoire for select to plateforme_application using (exists (select from suivi s where s.usager_id = diagnostic_histoire.usager_id and s.motif in ('accompagnement', 'competence-orientation', 'tenue-de-la-liste', 'insertion-iae')
    and s.du <= (select coalesce(nullif(current_setting('plateforme.jour', true), '')::date, (now() at time zone 'Europe/Paris')::date)) and (s.au is null or s.au >= (select coalesce(nullif(current_setting('plateforme.jour', true), '')::date, (now() at time zone 'Europe/Paris')::date))) offset 0)
  or diagnostic_histoire.usager_id = any((select personnes_du_statement())::bigint[]));
drop policy if exists depot on diagnostic_histoire;
drop policy if exists exploitation on diagnostic_histoire;
create policy exploitation on diagnostic_histoire to plateforme_proprietaire using (true) with check (true);
create policy depot on diagnostic for insert to plateforme_application with check (auteur_organisation = any ((select organisations_du_statement())::text[]));
create policy depot on diagnostic_histoire for insert to plateforme_application with check (true);
drop policy if exists correction on diagnostic;
create policy correction on diagnostic for update to plateforme_application using (exists (select from suivi s where s.usager_id = diagnostic.usager_id and s.motif in ('accompagnement', 'competence-orientation', 'tenue-de-la-liste')
    and s.du <= (select coalesce(nullif(current_setting('plateforme.jour', true), '')::date, (now() at time zone 'Europe/Paris')::date)) and (s.au is null or s.au >= (select coalesce(nullif(current_setting('plateforme.jour', true), '')::date, (now() at time zone 'Europe/Paris')::date))) offset 0)) with check (auteur_organisation = any ((select organisations_du_statement())::text[]));

-- Diagnostic : santé
alter table diagnostic_sante enable row level security;
alter table diagnostic_sante force row level security;
drop policy if exists lecture on diagnostic_sante;
create policy lecture on diagnostic_sante for select to plateforme_application using (exists (select from suivi s where s.usager_id = diagnostic_sante.usager_id and s.motif in ('accompagnement', 'competence-orientation', 'tenue-de-la-liste')
    and s.du <= (select coalesce(nullif(current_setting('plateforme.jour', true), '')::date, (now() at time zone 'Europe/Paris')::date)) and (s.au is null or s.au >= (select coalesce(nullif(current_setting('plateforme.jour', true), '')::date, (now() at time zone 'Europe/Paris')::date))) offset 0)
  or diagnostic_sante.usager_id = any((select personnes_du_statement())::bigint[]));
drop policy if exists depot on diagnostic_sante;
drop policy if exists exploitation on diagnostic_sante;
create policy exploitation on diagnostic_sante to plateforme_proprietaire using (true) with check (true);
alter table diagnostic_sante_histoire enable row level security;
alter table diagnostic_sante_histoire force row level security;
drop policy if exists lecture on diagnostic_sante_histoire;
create policy lecture on diagnostic_sante_histoire for select to plateforme_application using (exists (select from suivi s where s.usager_id = diagnostic_sante_histoire.usager_id and s.motif in ('accompagnement', 'competence-orientation', 'tenue-de-la-liste')
    and s.du <= (select coalesce(nullif(current_setting('plateforme.jour', true), '')::date, (now() at time zone 'Europe/Paris')::date)) and (s.au is null or s.au >= (select coalesce(nullif(current_setting('plateforme.jour', true), '')::date, (now() at time zone 'Europe/Paris')::date))) offset 0)
  or diagnostic_sante_histoire.usager_id = any((select personnes_du_statement())::bigint[]));
drop policy if exists depot on diagnostic_sante_histoire;
drop policy if exists exploitation on diagnostic_sante_histoire;
create policy exploitation on diagnostic_sante_histoire to plateforme_proprietaire using (true) with check (true);
create policy depot on diagnostic_sante for insert to plateforme_application with check (auteur_organisation = any ((select organisations_du_statement())::text[]));
create policy depot on diagnostic_sante_histoire for insert to plateforme_application with check (true);
drop policy if exists correction on diagnostic_sante;
create policy correction on diagnostic_sante for update to plateforme_application using (exists (select from suivi s where s.usager_id = diagnostic_sante.usager_id and s.motif in ('accompagnement', 'competence-orientation', 'tenue-de-la-liste')
    and s.du <= (select coalesce(nullif(current_setting('plateforme.jour', true), '')::date, (now() at time zone 'Europe/Paris')::date)) and (s.au is null or s.au >= (select coalesce(nullif(current_setting('plateforme.jour', true), '')::date, (now() at time zone 'Europe/Paris')::date))) offset 0)) with check (auteur_organisation = any ((select organisations_du_statement())::text[]));

-- Reconnaissance de la qualité de travailleur handicapé
alter table rqth enable row level security;
alter table rqth force row level security;
drop policy if exists lecture on rqth;
create policy lecture on rqth for select to plateforme_application using (exists (select from suivi s where s.usager_id = rqth.usager_id and s.motif in ('accompagnement', 'competence-orientation', 'tenue-de-la-liste')
    and s.du <= (select coalesce(nullif(current_setting('plateforme.jour', true), '')::date, (now() at time zone 'Europe/Paris')::date)) and (s.au is null or s.au >= (select coalesce(nullif(current_setting('plateforme.jour', true), '')::date, (now() at time zone 'Europe/Paris')::date))) offset 0)
  or rqth.usager_id = any((select personnes_du_statement())::bigint[]));
drop policy if exists depot on rqth;
drop policy if exists exploitation on rqth;
create policy exploitation on rqth to plateforme_proprietaire using (true) with check (true);
alter table rqth_histoire enable row level security;
alter table rqth_histoire force row level security;
drop policy if exists lecture on rqth_histoire;
create policy lecture on rqth_histoire for select to plateforme_application using (exists (select from suivi s where s.usager_id = rqth_histoire.usager_id and s.motif in ('accompagnement', 'competence-orientation', 'tenue-de-la-liste')
    and s.du <= (select coalesce(nullif(current_setting('plateforme.jour', true), '')::date, (now() at time zone 'Europe/Paris')::date)) and (s.au is null or s.au >= (select coalesce(nullif(current_setting('plateforme.jour', true), '')::date, (now() at time zone 'Europe/Paris')::date))) offset 0)
  or rqth_histoire.usager_id = any((select personnes_du_statement())::bigint[]));
drop policy if exists depot on rqth_histoire;
drop policy if exists exploitation on rqth_histoire;
create policy exploitation on rqth_histoire to plateforme_proprietaire using (true) with check (true);
create policy depot on rqth for insert to plateforme_application with check (auteur_organisation = any ((select organisations_du_statement())::text[]));
create policy depot on rqth_histoire for insert to plateforme_application with check (true);
drop policy if exists correction on rqth;
create policy correction on rqth for update to plateforme_application using (exists (select from suivi s where s.usager_id = rqth.usager_id and s.motif in ('accompagnement', 'competence-orientation', 'tenue-de-la-liste')
    and s.du <= (select coalesce(nullif(current_setting('plateforme.jour', true), '')::date, (now() at time zone 'Europe/Paris')::date)) and (s.au is null or s.au >= (select coalesce(nullif(current_setting('plateforme.jour', true), '')::date, (now() at time zone 'Europe/Paris')::date))) offset 0)) with check (auteur_organisation = any ((select organisations_du_statement())::text[]));

-- Projets professionnels
alter table projet enable row level security;
alter table projet force row level security;
drop policy if exists lecture on projet;
create policy lecture on projet for select to plateforme_application using (exists (select from suivi s where s.usager_id = projet.usager_id and s.motif in ('accompagnement', 'competence-orientation', 'tenue-de-la-liste', 'insertion-iae')
    and s.du <= (select coalesce(nullif(current_setting('plateforme.jour', true), '')::date, (now() at time zone 'Europe/Paris')::date)) and (s.au is null or s.au >= (select coalesce(nullif(current_setting('plateforme.jour', true), '')::date, (now() at time zone 'Europe/Paris')::date))) offset 0)
  or projet.usager_id = any((select personnes_du_statement())::bigint[]));
drop policy if exists depot on projet;
drop policy if exists exploitation on projet;
create policy exploitation on projet to plateforme_proprietaire using (true) with check (true);
alter table projet_histoire enable row level security;
alter table projet_histoire force row level security;
drop policy if exists lecture on projet_histoire;
create policy lecture on projet_histoire for select to plateforme_application using (exists (select from suivi s where s.usager_id = projet_histoire.usager_id and s.motif in ('accompagnement', 'competence-orientation', 'tenue-de-la-liste', 'insertion-iae')
    and s.du <= (select coalesce(nullif(current_setting('plateforme.jour', true), '')::date, (now() at time zone 'Europe/Paris')::date)) and (s.au is null or s.au >= (select coalesce(nullif(current_setting('plateforme.jour', true), '')::date, (now() at time zone 'Europe/Paris')::date))) offset 0)
  or projet_histoire.usager_id = any((select personnes_du_statement())::bigint[]));
drop policy if exists depot on projet_histoire;
drop policy if exists exploitation on projet_histoire;
create policy exploitation on projet_histoire to plateforme_proprietaire using (true) with check (true);
create policy depot on projet for insert to plateforme_application with check (auteur_organisation = any ((select organisations_du_statement())::text[]));
create policy depot on projet_histoire for insert to plateforme_application with check (true);
drop policy if exists correction on projet;
create policy correction on projet for update to plateforme_application using (exists (select from suivi s where s.usager_id = projet.usager_id and s.motif in ('accompagnement', 'competence-orientation', 'tenue-de-la-liste')
    and s.du <= (select coalesce(nullif(current_setting('plateforme.jour', true), '')::date, (now() at time zone 'Europe/Paris')::date)) and (s.au is null or s.au >= (select coalesce(nullif(current_setting('plateforme.jour', true), '')::date, (now() at time zone 'Europe/Paris')::date))) offset 0)
  or projet.usager_id = any((select personnes_du_statement())::bigint[])) with check (auteur_organisation = any ((select organisations_du_statement())::text[]));

-- Offres d’emploi proposées
alter table proposition_d_offre enable row level security;
alter table proposition_d_offre force row level security;
drop policy if exists lecture on proposition_d_offre;
create policy lecture on proposition_d_offre for select to plateforme_application using (exists (select from suivi s where s.usager_id = proposition_d_offre.usager_id and s.motif in ('accompagnement', 'competence-orientation', 'tenue-de-la-liste')
    and s.du <= (select coalesce(nullif(current_setting('plateforme.jour', true), '')::date, (now() at time zone 'Europe/Paris')::date)) and (s.au is null or s.au >= (select coalesce(nullif(current_setting('plateforme.jour', true), '')::date, (now() at time zone 'Europe/Paris')::date))) offset 0)
  or proposition_d_offre.usager_id = any((select personnes_du_statement())::bigint[]));
drop policy if exists depot on proposition_d_offre;
drop policy if exists exploitation on proposition_d_offre;
create policy exploitation on proposition_d_offre to plateforme_proprietaire using (true) with check (true);
alter table proposition_d_offre_histoire enable row level security;
alter table proposition_d_offre_histoire force row level security;
drop policy if exists lecture on proposition_d_offre_histoire;
create policy lecture on proposition_d_offre_histoire for select to plateforme_application using (exists (select from suivi s where s.usager_id = proposition_d_offre_histoire.usager_id and s.motif in ('accompagnement', 'competence-orientation', 'tenue-de-la-liste')
    and s.du <= (select coalesce(nullif(current_setting('plateforme.jour', true), '')::date, (now() at time zone 'Europe/Paris')::date)) and (s.au is null or s.au >= (select coalesce(nullif(current_setting('plateforme.jour', true), '')::date, (now() at time zone 'Europe/Paris')::date))) offset 0)
  or proposition_d_offre_histoire.usager_id = any((select personnes_du_statement())::bigint[]));
drop policy if exists depot on proposition_d_offre_histoire;
drop policy if exists exploitation on proposition_d_offre_histoire;
create policy exploitation on proposition_d_offre_histoire to plateforme_proprietaire using (true) with check (true);
create policy depot on proposition_d_offre for insert to plateforme_application with check (auteur_organisation = any ((select organisations_du_statement())::text[]));
create policy depot on proposition_d_offre_histoire for insert to plateforme_application with check (true);
drop policy if exists correction on proposition_d_offre;
create policy correction on proposition_d_offre for update to plateforme_application using (exists (select from suivi s where s.usager_id = proposition_d_offre.usager_id and s.motif in ('accompagnement', 'competence-orientation', 'tenue-de-la-liste')
    and s.du <= (select coalesce(nullif(current_setting('plateforme.jour', true), '')::date, (now() at time zone 'Europe/Paris')::date)) and (s.au is null or s.au >= (select coalesce(nullif(current_setting('plateforme.jour', true), '')::date, (now() at time zone 'Europe/Paris')::date))) offset 0)
  or proposition_d_offre.usager_id = any((select personnes_du_statement())::bigint[])) with check (auteur_organisation = any ((select organisations_du_statement())::text[]));

-- Contrat d’engagement
alter table contrat_engagement enable row level security;
alter table contrat_engagement force row level security;
drop policy if exists lecture on contrat_engagement;
create policy lecture on contrat_engagement for select to plateforme_application using (exists (select from suivi s where s.usager_id = contrat_engagement.usager_id and s.motif in ('accompagnement', 'competence-orientation', 'tenue-de-la-liste')
    and s.du <= (select coalesce(nullif(current_setting('plateforme.jour', true), '')::date, (now() at time zone 'Europe/Paris')::date)) and (s.au is null or s.au >= (select coalesce(nullif(current_setting('plateforme.jour', true), '')::date, (now() at time zone 'Europe/Paris')::date))) offset 0)
  or contrat_engagement.usager_id = any((select personnes_du_statement())::bigint[]));
drop policy if exists depot on contrat_engagement;
drop policy if exists exploitation on contrat_engagement;
create policy exploitation on contrat_engagement to plateforme_proprietaire using (true) with check (true);
alter table contrat_engagement_histoire enable row level security;
alter table contrat_engagement_histoire force row level security;
drop policy if exists lecture on contrat_engagement_histoire;
create policy lecture on contrat_engagement_histoire for select to plateforme_application using (exists (select from suivi s where s.usager_id = contrat_engagement_histoire.usager_id and s.motif in ('accompagnement', 'competence-orientation', 'tenue-de-la-liste')
    and s.du <= (select coalesce(nullif(current_setting('plateforme.jour', true), '')::date, (now() at time zone 'Europe/Paris')::date)) and (s.au is null or s.au >= (select coalesce(nullif(current_setting('plateforme.jour', true), '')::date, (now() at time zone 'Europe/Paris')::date))) offset 0)
  or contrat_engagement_histoire.usager_id = any((select personnes_du_statement())::bigint[]));
drop policy if exists depot on contrat_engagement_histoire;
drop policy if exists exploitation on contrat_engagement_histoire;
create policy exploitation on contrat_engagement_histoire to plateforme_proprietaire using (true) with check (true);
create policy depot on contrat_engagement for insert to plateforme_application with check (auteur_organisation = any ((select organisations_du_statement())::text[]));
create policy depot on contrat_engagement_histoire for insert to plateforme_application with check (true);
drop policy if exists correction on contrat_engagement;
create policy correction on contrat_engagement for update to plateforme_application using (exists (select from suivi s where s.usager_id = contrat_engagement.usager_id and s.motif in ('accompagnement', 'competence-orientation', 'tenue-de-la-liste')
    and s.du <= (select coalesce(nullif(current_setting('plateforme.jour', true), '')::date, (now() at time zone 'Europe/Paris')::date)) and (s.au is null or s.au >= (select coalesce(nullif(current_setting('plateforme.jour', true), '')::date, (now() at time zone 'Europe/Paris')::date))) offset 0)
  or contrat_engagement.usager_id = any((select personnes_du_statement())::bigint[])) with check (auteur_organisation = any ((select organisations_du_statement())::text[]));

-- Signature ou refus du contrat d’engagement
alter table signature_de_contrat enable row level security;
alter table signature_de_contrat force row level security;
drop policy if exists lecture on signature_de_contrat;
create policy lecture on signature_de_contrat for select to plateforme_application using (exists (select from suivi s where s.usager_id = signature_de_contrat.usager_id and s.motif in ('accompagnement', 'competence-orientation', 'tenue-de-la-liste')
    and s.du <= (select coalesce(nullif(current_setting('plateforme.jour', true), '')::date, (now() at time zone 'Europe/Paris')::date)) and (s.au is null or s.au >= (select coalesce(nullif(current_setting('plateforme.jour', true), '')::date, (now() at time zone 'Europe/Paris')::date))) offset 0)
  or signature_de_contrat.usager_id = any((select personnes_du_statement())::bigint[]));
drop policy if exists depot on signature_de_contrat;
drop policy if exists exploitation on signature_de_contrat;
create policy exploitation on signature_de_contrat to plateforme_proprietaire using (true) with check (true);
alter table signature_de_contrat_histoire enable row level security;
alter table signature_de_contrat_histoire force row level security;
drop policy if exists lecture on signature_de_contrat_histoire;
create policy lecture on signature_de_contrat_histoire for select to plateforme_application using (exists (select from suivi s where s.usager_id = signature_de_contrat_histoire.usager_id and s.motif in ('accompagnement', 'competence-orientation', 'tenue-de-la-liste')
    and s.du <= (select coalesce(nullif(current_setting('plateforme.jour', true), '')::date, (now() at time zone 'Europe/Paris')::date)) and (s.au is null or s.au >= (select coalesce(nullif(current_setting('plateforme.jour', true), '')::date, (now() at time zone 'Europe/Paris')::date))) offset 0)
  or signature_de_contrat_histoire.usager_id = any((select personnes_du_statement())::bigint[]));
drop policy if exists depot on signature_de_contrat_histoire;
drop policy if exists exploitation on signature_de_contrat_histoire;
create policy exploitation on signature_de_contrat_histoire to plateforme_proprietaire using (true) with check (true);
create policy depot on signature_de_contrat for insert to plateforme_application with check (auteur_organisation = any ((select organisations_du_statement())::text[]));
create policy depot on signature_de_contrat_histoire for insert to plateforme_application with check (true);
drop policy if exists correction on signature_de_contrat;
create policy correction on signature_de_contrat for update to plateforme_application using (false) with check (auteur_organisation = any ((select organisations_du_statement())::text[]));

-- Activités de la semaine
alter table activite enable row level security;
alter table activite force row level security;
drop policy if exists lecture on activite;
create policy lecture on activite for select to plateforme_application using (exists (select from suivi s where s.usager_id = activite.usager_id and s.motif in ('accompagnement', 'competence-orientation', 'tenue-de-la-liste')
    and s.du <= (select coalesce(nullif(current_setting('plateforme.jour', true), '')::date, (now() at time zone 'Europe/Paris')::date)) and (s.au is null or s.au >= (select coalesce(nullif(current_setting('plateforme.jour', true), '')::date, (now() at time zone 'Europe/Paris')::date))) offset 0)
  or activite.usager_id = any((select personnes_du_statement())::bigint[]));
drop policy if exists depot on activite;
drop policy if exists exploitation on activite;
create policy exploitation on activite to plateforme_proprietaire using (true) with check (true);
alter table activite_histoire enable row level security;
alter table activite_histoire force row level security;
drop policy if exists lecture on activite_histoire;
create policy lecture on activite_histoire for select to plateforme_application using (exists (select from suivi s where s.usager_id = activite_histoire.usager_id and s.motif in ('accompagnement', 'competence-orientation', 'tenue-de-la-liste')
    and s.du <= (select coalesce(nullif(current_setting('plateforme.jour', true), '')::date, (now() at time zone 'Europe/Paris')::date)) and (s.au is null or s.au >= (select coalesce(nullif(current_setting('plateforme.jour', true), '')::date, (now() at time zone 'Europe/Paris')::date))) offset 0)
  or activite_histoire.usager_id = any((select personnes_du_statement())::bigint[]));
drop policy if exists depot on activite_histoire;
drop policy if exists exploitation on activite_histoire;
create policy exploitation on activite_histoire to plateforme_proprietaire using (true) with check (true);
create policy depot on activite for insert to plateforme_application with check (auteur_organisation = any ((select organisations_du_statement())::text[]));
create policy depot on activite_histoire for insert to plateforme_application with check (true);
drop policy if exists correction on activite;
create policy correction on activite for update to plateforme_application using (exists (select from suivi s where s.usager_id = activite.usager_id and s.motif in ('accompagnement', 'competence-orientation')
    and s.du <= (select coalesce(nullif(current_setting('plateforme.jour', true), '')::date, (now() at time zone 'Europe/Paris')::date)) and (s.au is null or s.au >= (select coalesce(nullif(current_setting('plateforme.jour', true), '')::date, (now() at time zone 'Europe/Paris')::date))) offset 0)
  or activite.usager_id = any((select personnes_du_statement())::bigint[])) with check (auteur_organisation = any ((select organisations_du_statement())::text[]));

-- Validation des heures d’une semaine
alter table validation_d_heures enable row level security;
alter table validation_d_heures force row level security;
drop policy if exists lecture on validation_d_heures;
create policy lecture on validation_d_heures for select to plateforme_application using (exists (select from suivi s where s.usager_id = validation_d_heures.usager_id and s.motif in ('accompagnement', 'competence-orientation')
    and s.du <= (select coalesce(nullif(current_setting('plateforme.jour', true), '')::date, (now() at time zone 'Europe/Paris')::date)) and (s.au is null or s.au >= (select coalesce(nullif(current_setting('plateforme.jour', true), '')::date, (now() at time zone 'Europe/Paris')::date))) offset 0)
  or validation_d_heures.usager_id = any((select personnes_du_statement())::bigint[]));
drop policy if exists depot on validation_d_heures;
drop policy if exists exploitation on validation_d_heures;
create policy exploitation on validation_d_heures to plateforme_proprietaire using (true) with check (true);
alter table validation_d_heures_histoire enable row level security;
alter table validation_d_heures_histoire force row level security;
drop policy if exists lecture on validation_d_heures_histoire;
create policy lecture on validation_d_heures_histoire for select to plateforme_application using (exists (select from suivi s where s.usager_id = validation_d_heures_histoire.usager_id and s.motif in ('accompagnement', 'competence-orientation')
    and s.du <= (select coalesce(nullif(current_setting('plateforme.jour', true), '')::date, (now() at time zone 'Europe/Paris')::date)) and (s.au is null or s.au >= (select coalesce(nullif(current_setting('plateforme.jour', true), '')::date, (now() at time zone 'Europe/Paris')::date))) offset 0)
  or validation_d_heures_histoire.usager_id = any((select personnes_du_statement())::bigint[]));
drop policy if exists depot on validation_d_heures_histoire;
drop policy if exists exploitation on validation_d_heures_histoire;
create policy exploitation on validation_d_heures_histoire to plateforme_proprietaire using (true) with check (true);
create policy depot on validation_d_heures for insert to plateforme_application with check (auteur_organisation = any ((select organisations_du_statement())::text[]));
create policy depot on validation_d_heures_histoire for insert to plateforme_application with check (true);
drop policy if exists correction on validation_d_heures;
create policy correction on validation_d_heures for update to plateforme_application using (false) with check (auteur_organisation = any ((select organisations_du_statement())::text[]));

-- Absences
alter table absence enable row level security;
alter table absence force row level security;
drop policy if exists lecture on absence;
create policy lecture on absence for select to plateforme_application using (exists (select from suivi s where s.usager_id = absence.usager_id and s.motif in ('accompagnement', 'competence-orientation', 'tenue-de-la-liste')
    and s.du <= (select coalesce(nullif(current_setting('plateforme.jour', true), '')::date, (now() at time zone 'Europe/Paris')::date)) and (s.au is null or s.au >= (select coalesce(nullif(current_setting('plateforme.jour', true), '')::date, (now() at time zone 'Europe/Paris')::date))) offset 0)
  or absence.usager_id = any((select personnes_du_statement())::bigint[]));
drop policy if exists depot on absence;
drop policy if exists exploitation on absence;
create policy exploitation on absence to plateforme_proprietaire using (true) with check (true);
alter table absence_histoire enable row level security;
alter table absence_histoire force row level security;
drop policy if exists lecture on absence_histoire;
create policy lecture on absence_histoire for select to plateforme_application using (exists (select from suivi s where s.usager_id = absence_histoire.usager_id and s.motif in ('accompagnement', 'competence-orientation', 'tenue-de-la-liste')
    and s.du <= (select coalesce(nullif(current_setting('plateforme.jour', true), '')::date, (now() at time zone 'Europe/Paris')::date)) and (s.au is null or s.au >= (select coalesce(nullif(current_setting('plateforme.jour', true), '')::date, (now() at time zone 'Europe/Paris')::date))) offset 0)
  or absence_histoire.usager_id = any((select personnes_du_statement())::bigint[]));
drop policy if exists depot on absence_histoire;
drop policy if exists exploitation on absence_histoire;
create policy exploitation on absence_histoire to plateforme_proprietaire using (true) with check (true);
create policy depot on absence for insert to plateforme_application with check (auteur_organisation = any ((select organisations_du_statement())::text[]));
create policy depot on absence_histoire for insert to plateforme_application with check (true);
drop policy if exists correction on absence;
create policy correction on absence for update to plateforme_application using (exists (select from suivi s where s.usager_id = absence.usager_id and s.motif in ('accompagnement', 'competence-orientation', 'tenue-de-la-liste')
    and s.du <= (select coalesce(nullif(current_setting('plateforme.jour', true), '')::date, (now() at time zone 'Europe/Paris')::date)) and (s.au is null or s.au >= (select coalesce(nullif(current_setting('plateforme.jour', true), '')::date, (now() at time zone 'Europe/Paris')::date))) offset 0)
  or absence.usager_id = any((select personnes_du_statement())::bigint[])) with check (auteur_organisation = any ((select organisations_du_statement())::text[]));

-- Dispenses d’heures demandées
alter table demande_de_dispense enable row level security;
alter table demande_de_dispense force row level security;
drop policy if exists lecture on demande_de_dispense;
create policy lecture on demande_de_dispense for select to plateforme_application using (exists (select from suivi s where s.usager_id = demande_de_dispense.usager_id and s.motif in ('accompagnement', 'competence-orientation')
    and s.du <= (select coalesce(nullif(current_setting('plateforme.jour', true), '')::date, (now() at time zone 'Europe/Paris')::date)) and (s.au is null or s.au >= (select coalesce(nullif(current_setting('plateforme.jour', true), '')::date, (now() at time zone 'Europe/Paris')::date))) offset 0)
  or demande_de_dispense.usager_id = any((select personnes_du_statement())::bigint[]));
drop policy if exists depot on demande_de_dispense;
drop policy if exists exploitation on demande_de_dispense;
create policy exploitation on demande_de_dispense to plateforme_proprietaire using (true) with check (true);
alter table demande_de_dispense_histoire enable row level security;
alter table demande_de_dispense_histoire force row level security;
drop policy if exists lecture on demande_de_dispense_histoire;
create policy lecture on demande_de_dispense_histoire for select to plateforme_application using (exists (select from suivi s where s.usager_id = demande_de_dispense_histoire.usager_id and s.motif in ('accompagnement', 'competence-orientation')
    and s.du <= (select coalesce(nullif(current_setting('plateforme.jour', true), '')::date, (now() at time zone 'Europe/Paris')::date)) and (s.au is null or s.au >= (select coalesce(nullif(current_setting('plateforme.jour', true), '')::date, (now() at time zone 'Europe/Paris')::date))) offset 0)
  or demande_de_dispense_histoire.usager_id = any((select personnes_du_statement())::bigint[]));
drop policy if exists depot on demande_de_dispense_histoire;
drop policy if exists exploitation on demande_de_dispense_histoire;
create policy exploitation on demande_de_dispense_histoire to plateforme_proprietaire using (true) with check (true);
create policy depot on demande_de_dispense for insert to plateforme_application with check (auteur_organisation = any ((select organisations_du_statement())::text[]));
create policy depot on demande_de_dispense_histoire for insert to plateforme_application with check (true);
drop policy if exists correction on demande_de_dispense;
create policy correction on demande_de_dispense for update to plateforme_application using (exists (select from suivi s where s.usager_id = demande_de_dispense.usager_id and s.motif in ('accompagnement', 'competence-orientation')
    and s.du <= (select coalesce(nullif(current_setting('plateforme.jour', true), '')::date, (now() at time zone 'Europe/Paris')::date)) and (s.au is null or s.au >= (select coalesce(nullif(current_setting('plateforme.jour', true), '')::date, (now() at time zone 'Europe/Paris')::date))) offset 0)
  or demande_de_dispense.usager_id = any((select personnes_du_statement())::bigint[])) with check (auteur_organisation = any ((select organisations_du_statement())::text[]));

-- Dispenses d’heures
alter table dispense enable row level security;
alter table dispense force row level security;
drop policy if exists lecture on dispense;
create policy lecture on dispense for select to plateforme_application using (exists (select from suivi s where s.usager_id = dispense.usager_id and s.motif in ('accompagnement', 'competence-orientation', 'tenue-de-la-liste')
    and s.du <= (select coalesce(nullif(current_setting('plateforme.jour', true), '')::date, (now() at time zone 'Europe/Paris')::date)) and (s.au is null or s.au >= (select coalesce(nullif(current_setting('plateforme.jour', true), '')::date, (now() at time zone 'Europe/Paris')::date))) offset 0)
  or dispense.usager_id = any((select personnes_du_statement())::bigint[]));
drop policy if exists depot on dispense;
drop policy if exists exploitation on dispense;
create policy exploitation on dispense to plateforme_proprietaire using (true) with check (true);
alter table dispense_histoire enable row level security;
alter table dispense_histoire force row level security;
drop policy if exists lecture on dispense_histoire;
create policy lecture on dispense_histoire for select to plateforme_application using (exists (select from suivi s where s.usager_id = dispense_histoire.usager_id and s.motif in ('accompagnement', 'competence-orientation', 'tenue-de-la-liste')
    and s.du <= (select coalesce(nullif(current_setting('plateforme.jour', true), '')::date, (now() at time zone 'Europe/Paris')::date)) and (s.au is null or s.au >= (select coalesce(nullif(current_setting('plateforme.jour', true), '')::date, (now() at time zone 'Europe/Paris')::date))) offset 0)
  or dispense_histoire.usager_id = any((select personnes_du_statement())::bigint[]));
drop policy if exists depot on dispense_histoire;
drop policy if exists exploitation on dispense_histoire;
create policy exploitation on dispense_histoire to plateforme_proprietaire using (true) with check (true);
create policy depot on dispense for insert to plateforme_application with check (auteur_organisation = any ((select organisations_du_statement())::text[]));
create policy depot on dispense_histoire for insert to plateforme_application with check (true);
drop policy if exists correction on dispense;
create policy correction on dispense for update to plateforme_application using (exists (select from suivi s where s.usager_id = dispense.usager_id and s.motif in ('accompagnement', 'competence-orientation')
    and s.du <= (select coalesce(nullif(current_setting('plateforme.jour', true), '')::date, (now() at time zone 'Europe/Paris')::date)) and (s.au is null or s.au >= (select coalesce(nullif(current_setting('plateforme.jour', true), '')::date, (now() at time zone 'Europe/Paris')::date))) offset 0)) with check (auteur_organisation = any ((select organisations_du_statement())::text[]));

-- Dispenses d’heures : santé
alter table dispense_sante enable row level security;
alter table dispense_sante force row level security;
drop policy if exists lecture on dispense_sante;
create policy lecture on dispense_sante for select to plateforme_application using (exists (select from suivi s where s.usager_id = dispense_sante.usager_id and s.motif in ('accompagnement', 'competence-orientation', 'tenue-de-la-liste')
    and s.du <= (select coalesce(nullif(current_setting('plateforme.jour', true), '')::date, (now() at time zone 'Europe/Paris')::date)) and (s.au is null or s.au >= (select coalesce(nullif(current_setting('plateforme.jour', true), '')::date, (now() at time zone 'Europe/Paris')::date))) offset 0)
  or dispense_sante.usager_id = any((select personnes_du_statement())::bigint[]));
drop policy if exists depot on dispense_sante;
drop policy if exists exploitation on dispense_sante;
create policy exploitation on dispense_sante to plateforme_proprietaire using (true) with check (true);
alter table dispense_sante_histoire enable row level security;
alter table dispense_sante_histoire force row level security;
drop policy if exists lecture on dispense_sante_histoire;
create policy lecture on dispense_sante_histoire for select to plateforme_application using (exists (select from suivi s where s.usager_id = dispense_sante_histoire.usager_id and s.motif in ('accompagnement', 'competence-orientation', 'tenue-de-la-liste')
    and s.du <= (select coalesce(nullif(current_setting('plateforme.jour', true), '')::date, (now() at time zone 'Europe/Paris')::date)) and (s.au is null or s.au >= (select coalesce(nullif(current_setting('plateforme.jour', true), '')::date, (now() at time zone 'Europe/Paris')::date))) offset 0)
  or dispense_sante_histoire.usager_id = any((select personnes_du_statement())::bigint[]));
drop policy if exists depot on dispense_sante_histoire;
drop policy if exists exploitation on dispense_sante_histoire;
create policy exploitation on dispense_sante_histoire to plateforme_proprietaire using (true) with check (true);
create policy depot on dispense_sante for insert to plateforme_application with check (auteur_organisation = any ((select organisations_du_statement())::text[]));
create policy depot on dispense_sante_histoire for insert to plateforme_application with check (true);
drop policy if exists correction on dispense_sante;
create policy correction on dispense_sante for update to plateforme_application using (exists (select from suivi s where s.usager_id = dispense_sante.usager_id and s.motif in ('accompagnement', 'competence-orientation', 'tenue-de-la-liste')
    and s.du <= (select coalesce(nullif(current_setting('plateforme.jour', true), '')::date, (now() at time zone 'Europe/Paris')::date)) and (s.au is null or s.au >= (select coalesce(nullif(current_setting('plateforme.jour', true), '')::date, (now() at time zone 'Europe/Paris')::date))) offset 0)) with check (auteur_organisation = any ((select organisations_du_statement())::text[]));

-- Manquements signalés
alter table manquement enable row level security;
alter table manquement force row level security;
drop policy if exists lecture on manquement;
create policy lecture on manquement for select to plateforme_application using (exists (select from suivi s where s.usager_id = manquement.usager_id and s.motif in ('accompagnement', 'competence-orientation', 'procedure-en-cours', 'tenue-de-la-liste')
    and s.du <= (select coalesce(nullif(current_setting('plateforme.jour', true), '')::date, (now() at time zone 'Europe/Paris')::date)) and (s.au is null or s.au >= (select coalesce(nullif(current_setting('plateforme.jour', true), '')::date, (now() at time zone 'Europe/Paris')::date))) offset 0)
  or manquement.usager_id = any((select personnes_du_statement())::bigint[]));
drop policy if exists depot on manquement;
drop policy if exists exploitation on manquement;
create policy exploitation on manquement to plateforme_proprietaire using (true) with check (true);
alter table manquement_histoire enable row level security;
alter table manquement_histoire force row level security;
drop policy if exists lecture on manquement_histoire;
create policy lecture on manquement_histoire for select to plateforme_application using (exists (select from suivi s where s.usager_id = manquement_histoire.usager_id and s.motif in ('accompagnement', 'competence-orientation', 'procedure-en-cours', 'tenue-de-la-liste')
    and s.du <= (select coalesce(nullif(current_setting('plateforme.jour', true), '')::date, (now() at time zone 'Europe/Paris')::date)) and (s.au is null or s.au >= (select coalesce(nullif(current_setting('plateforme.jour', true), '')::date, (now() at time zone 'Europe/Paris')::date))) offset 0)
  or manquement_histoire.usager_id = any((select personnes_du_statement())::bigint[]));
drop policy if exists depot on manquement_histoire;
drop policy if exists exploitation on manquement_histoire;
create policy exploitation on manquement_histoire to plateforme_proprietaire using (true) with check (true);
create policy depot on manquement for insert to plateforme_application with check (auteur_organisation = any ((select organisations_du_statement())::text[]));
create policy depot on manquement_histoire for insert to plateforme_application with check (true);
drop policy if exists correction on manquement;
create policy correction on manquement for update to plateforme_application using (exists (select from suivi s where s.usager_id = manquement.usager_id and s.motif in ('accompagnement', 'competence-orientation', 'procedure-en-cours', 'tenue-de-la-liste')
    and s.du <= (select coalesce(nullif(current_setting('plateforme.jour', true), '')::date, (now() at time zone 'Europe/Paris')::date)) and (s.au is null or s.au >= (select coalesce(nullif(current_setting('plateforme.jour', true), '')::date, (now() at time zone 'Europe/Paris')::date))) offset 0)
  or manquement.usager_id = any((select personnes_du_statement())::bigint[])) with check (auteur_organisation = any ((select organisations_du_statement())::text[]));

-- Procédures de sanction du RSA
alter table sanction_rsa enable row level security;
alter table sanction_rsa force row level security;
drop policy if exists lecture on sanction_rsa;
create policy lecture on sanction_rsa for select to plateforme_application using (exists (select from suivi s where s.usager_id = sanction_rsa.usager_id and s.motif in ('accompagnement', 'competence-orientation', 'procedure-en-cours', 'tenue-de-la-liste')
    and s.du <= (select coalesce(nullif(current_setting('plateforme.jour', true), '')::date, (now() at time zone 'Europe/Paris')::date)) and (s.au is null or s.au >= (select coalesce(nullif(current_setting('plateforme.jour', true), '')::date, (now() at time zone 'Europe/Paris')::date))) offset 0)
  or sanction_rsa.usager_id = any((select personnes_du_statement())::bigint[]));
drop policy if exists depot on sanction_rsa;
drop policy if exists exploitation on sanction_rsa;
create policy exploitation on sanction_rsa to plateforme_proprietaire using (true) with check (true);
alter table sanction_rsa_histoire enable row level security;
alter table sanction_rsa_histoire force row level security;
drop policy if exists lecture on sanction_rsa_histoire;
create policy lecture on sanction_rsa_histoire for select to plateforme_application using (exists (select from suivi s where s.usager_id = sanction_rsa_histoire.usager_id and s.motif in ('accompagnement', 'competence-orientation', 'procedure-en-cours', 'tenue-de-la-liste')
    and s.du <= (select coalesce(nullif(current_setting('plateforme.jour', true), '')::date, (now() at time zone 'Europe/Paris')::date)) and (s.au is null or s.au >= (select coalesce(nullif(current_setting('plateforme.jour', true), '')::date, (now() at time zone 'Europe/Paris')::date))) offset 0)
  or sanction_rsa_histoire.usager_id = any((select personnes_du_statement())::bigint[]));
drop policy if exists depot on sanction_rsa_histoire;
drop policy if exists exploitation on sanction_rsa_histoire;
create policy exploitation on sanction_rsa_histoire to plateforme_proprietaire using (true) with check (true);
create policy depot on sanction_rsa for insert to plateforme_application with check (auteur_organisation = any ((select organisations_du_statement())::text[]));
create policy depot on sanction_rsa_histoire for insert to plateforme_application with check (true);
drop policy if exists correction on sanction_rsa;
create policy correction on sanction_rsa for update to plateforme_application using (exists (select from suivi s where s.usager_id = sanction_rsa.usager_id and s.motif in ('accompagnement', 'competence-orientation', 'procedure-en-cours', 'tenue-de-la-liste')
    and s.du <= (select coalesce(nullif(current_setting('plateforme.jour', true), '')::date, (now() at time zone 'Europe/Paris')::date)) and (s.au is null or s.au >= (select coalesce(nullif(current_setting('plateforme.jour', true), '')::date, (now() at time zone 'Europe/Paris')::date))) offset 0)
  or sanction_rsa.usager_id = any((select personnes_du_statement())::bigint[])) with check (auteur_organisation = any ((select organisations_du_statement())::text[]));

-- Sanctions du RSA décidées dans l’outil du département
alter table declaration_de_sanction enable row level security;
alter table declaration_de_sanction force row level security;
drop policy if exists lecture on declaration_de_sanction;
create policy lecture on declaration_de_sanction for select to plateforme_application using (exists (select from suivi s where s.usager_id = declaration_de_sanction.usager_id and s.motif in ('accompagnement', 'competence-orientation', 'tenue-de-la-liste')
    and s.du <= (select coalesce(nullif(current_setting('plateforme.jour', true), '')::date, (now() at time zone 'Europe/Paris')::date)) and (s.au is null or s.au >= (select coalesce(nullif(current_setting('plateforme.jour', true), '')::date, (now() at time zone 'Europe/Paris')::date))) offset 0)
  or declaration_de_sanction.usager_id = any((select personnes_du_statement())::bigint[]));
drop policy if exists depot on declaration_de_sanction;
drop policy if exists exploitation on declaration_de_sanction;
create policy exploitation on declaration_de_sanction to plateforme_proprietaire using (true) with check (true);
alter table declaration_de_sanction_histoire enable row level security;
alter table declaration_de_sanction_histoire force row level security;
drop policy if exists lecture on declaration_de_sanction_histoire;
create policy lecture on declaration_de_sanction_histoire for select to plateforme_application using (exists (select from suivi s where s.usager_id = declaration_de_sanction_histoire.usager_id and s.motif in ('accompagnement', 'competence-orientation', 'tenue-de-la-liste')
    and s.du <= (select coalesce(nullif(current_setting('plateforme.jour', true), '')::date, (now() at time zone 'Europe/Paris')::date)) and (s.au is null or s.au >= (select coalesce(nullif(current_setting('plateforme.jour', true), '')::date, (now() at time zone 'Europe/Paris')::date))) offset 0)
  or declaration_de_sanction_histoire.usager_id = any((select personnes_du_statement())::bigint[]));
drop policy if exists depot on declaration_de_sanction_histoire;
drop policy if exists exploitation on declaration_de_sanction_histoire;
create policy exploitation on declaration_de_sanction_histoire to plateforme_proprietaire using (true) with check (true);
create policy depot on declaration_de_sanction for insert to plateforme_application with check (auteur_organisation = any ((select organisations_du_statement())::text[]));
create policy depot on declaration_de_sanction_histoire for insert to plateforme_application with check (true);
drop policy if exists correction on declaration_de_sanction;
create policy correction on declaration_de_sanction for update to plateforme_application using (false) with check (auteur_organisation = any ((select organisations_du_statement())::text[]));

-- Sanctions du demandeur d’emploi
alter table sanction_demandeur enable row level security;
alter table sanction_demandeur force row level security;
drop policy if exists lecture on sanction_demandeur;
create policy lecture on sanction_demandeur for select to plateforme_application using (exists (select from suivi s where s.usager_id = sanction_demandeur.usager_id and s.motif in ('tenue-de-la-liste', 'accompagnement', 'competence-orientation')
    and s.du <= (select coalesce(nullif(current_setting('plateforme.jour', true), '')::date, (now() at time zone 'Europe/Paris')::date)) and (s.au is null or s.au >= (select coalesce(nullif(current_setting('plateforme.jour', true), '')::date, (now() at time zone 'Europe/Paris')::date))) offset 0)
  or sanction_demandeur.usager_id = any((select personnes_du_statement())::bigint[]));
drop policy if exists depot on sanction_demandeur;
drop policy if exists exploitation on sanction_demandeur;
create policy exploitation on sanction_demandeur to plateforme_proprietaire using (true) with check (true);
alter table sanction_demandeur_histoire enable row level security;
alter table sanction_demandeur_histoire force row level security;
drop policy if exists lecture on sanction_demandeur_histoire;
create policy lecture on sanction_demandeur_histoire for select to plateforme_application using (exists (select from suivi s where s.usager_id = sanction_demandeur_histoire.usager_id and s.motif in ('tenue-de-la-liste', 'accompagnement', 'competence-orientation')
    and s.du <= (select coalesce(nullif(current_setting('plateforme.jour', true), '')::date, (now() at time zone 'Europe/Paris')::date)) and (s.au is null or s.au >= (select coalesce(nullif(current_setting('plateforme.jour', true), '')::date, (now() at time zone 'Europe/Paris')::date))) offset 0)
  or sanction_demandeur_histoire.usager_id = any((select personnes_du_statement())::bigint[]));
drop policy if exists depot on sanction_demandeur_histoire;
drop policy if exists exploitation on sanction_demandeur_histoire;
create policy exploitation on sanction_demandeur_histoire to plateforme_proprietaire using (true) with check (true);
create policy depot on sanction_demandeur for insert to plateforme_application with check (auteur_organisation = any ((select organisations_du_statement())::text[]));
create policy depot on sanction_demandeur_histoire for insert to plateforme_application with check (true);
drop policy if exists correction on sanction_demandeur;
create policy correction on sanction_demandeur for update to plateforme_application using (exists (select from suivi s where s.usager_id = sanction_demandeur.usager_id and s.motif in ('tenue-de-la-liste', 'accompagnement', 'competence-orientation')
    and s.du <= (select coalesce(nullif(current_setting('plateforme.jour', true), '')::date, (now() at time zone 'Europe/Paris')::date)) and (s.au is null or s.au >= (select coalesce(nullif(current_setting('plateforme.jour', true), '')::date, (now() at time zone 'Europe/Paris')::date))) offset 0)
  or sanction_demandeur.usager_id = any((select personnes_du_statement())::bigint[])) with check (auteur_organisation = any ((select organisations_du_statement())::text[]));

-- Sanctions sur l’allocation d’un jeune
alter table sanction_jeune enable row level security;
alter table sanction_jeune force row level security;
drop policy if exists lecture on sanction_jeune;
create policy lecture on sanction_jeune for select to plateforme_application using (exists (select from suivi s where s.usager_id = sanction_jeune.usager_id and s.motif in ('accompagnement', 'competence-orientation', 'procedure-en-cours', 'tenue-de-la-liste')
    and s.du <= (select coalesce(nullif(current_setting('plateforme.jour', true), '')::date, (now() at time zone 'Europe/Paris')::date)) and (s.au is null or s.au >= (select coalesce(nullif(current_setting('plateforme.jour', true), '')::date, (now() at time zone 'Europe/Paris')::date))) offset 0)
  or sanction_jeune.usager_id = any((select personnes_du_statement())::bigint[]));
drop policy if exists depot on sanction_jeune;
drop policy if exists exploitation on sanction_jeune;
create policy exploitation on sanction_jeune to plateforme_proprietaire using (true) with check (true);
alter table sanction_jeune_histoire enable row level security;
alter table sanction_jeune_histoire force row level security;
drop policy if exists lecture on sanction_jeune_histoire;
create policy lecture on sanction_jeune_histoire for select to plateforme_application using (exists (select from suivi s where s.usager_id = sanction_jeune_histoire.usager_id and s.motif in ('accompagnement', 'competence-orientation', 'procedure-en-cours', 'tenue-de-la-liste')
    and s.du <= (select coalesce(nullif(current_setting('plateforme.jour', true), '')::date, (now() at time zone 'Europe/Paris')::date)) and (s.au is null or s.au >= (select coalesce(nullif(current_setting('plateforme.jour', true), '')::date, (now() at time zone 'Europe/Paris')::date))) offset 0)
  or sanction_jeune_histoire.usager_id = any((select personnes_du_statement())::bigint[]));
drop policy if exists depot on sanction_jeune_histoire;
drop policy if exists exploitation on sanction_jeune_histoire;
create policy exploitation on sanction_jeune_histoire to plateforme_proprietaire using (true) with check (true);
create policy depot on sanction_jeune for insert to plateforme_application with check (auteur_organisation = any ((select organisations_du_statement())::text[]));
create policy depot on sanction_jeune_histoire for insert to plateforme_application with check (true);
drop policy if exists correction on sanction_jeune;
create policy correction on sanction_jeune for update to plateforme_application using (exists (select from suivi s where s.usager_id = sanction_jeune.usager_id and s.motif in ('accompagnement', 'competence-orientation', 'procedure-en-cours')
    and s.du <= (select coalesce(nullif(current_setting('plateforme.jour', true), '')::date, (now() at time zone 'Europe/Paris')::date)) and (s.au is null or s.au >= (select coalesce(nullif(current_setting('plateforme.jour', true), '')::date, (now() at time zone 'Europe/Paris')::date))) offset 0)
  or sanction_jeune.usager_id = any((select personnes_du_statement())::bigint[])) with check (auteur_organisation = any ((select organisations_du_statement())::text[]));

-- Décisions d’opportunité sur le RSA
alter table decision_d_opportunite enable row level security;
alter table decision_d_opportunite force row level security;
drop policy if exists lecture on decision_d_opportunite;
create policy lecture on decision_d_opportunite for select to plateforme_application using (exists (select from suivi s where s.usager_id = decision_d_opportunite.usager_id and s.motif in ('accompagnement', 'competence-orientation', 'procedure-en-cours', 'tenue-de-la-liste')
    and s.du <= (select coalesce(nullif(current_setting('plateforme.jour', true), '')::date, (now() at time zone 'Europe/Paris')::date)) and (s.au is null or s.au >= (select coalesce(nullif(current_setting('plateforme.jour', true), '')::date, (now() at time zone 'Europe/Paris')::date))) offset 0)
  or decision_d_opportunite.usager_id = any((select personnes_du_statement())::bigint[]));
drop policy if exists depot on decision_d_opportunite;
drop policy if exists exploitation on decision_d_opportunite;
create policy exploitation on decision_d_opportunite to plateforme_proprietaire using (true) with check (true);
alter table decision_d_opportunite_histoire enable row level security;
alter table decision_d_opportunite_histoire force row level security;
drop policy if exists lecture on decision_d_opportunite_histoire;
create policy lecture on decision_d_opportunite_histoire for select to plateforme_application using (exists (select from suivi s where s.usager_id = decision_d_opportunite_histoire.usager_id and s.motif in ('accompagnement', 'competence-orientation', 'procedure-en-cours', 'tenue-de-la-liste')
    and s.du <= (select coalesce(nullif(current_setting('plateforme.jour', true), '')::date, (now() at time zone 'Europe/Paris')::date)) and (s.au is null or s.au >= (select coalesce(nullif(current_setting('plateforme.jour', true), '')::date, (now() at time zone 'Europe/Paris')::date))) offset 0)
  or decision_d_opportunite_histoire.usager_id = any((select personnes_du_statement())::bigint[]));
drop policy if exists depot on decision_d_opportunite_histoire;
drop policy if exists exploitation on decision_d_opportunite_histoire;
create policy exploitation on decision_d_opportunite_histoire to plateforme_proprietaire using (true) with check (true);
create policy depot on decision_d_opportunite for insert to plateforme_application with check (auteur_organisation = any ((select organisations_du_statement())::text[]));
create policy depot on decision_d_opportunite_histoire for insert to plateforme_application with check (true);
drop policy if exists correction on decision_d_opportunite;
create policy correction on decision_d_opportunite for update to plateforme_application using (exists (select from suivi s where s.usager_id = decision_d_opportunite.usager_id and s.motif in ('accompagnement', 'competence-orientation', 'procedure-en-cours')
    and s.du <= (select coalesce(nullif(current_setting('plateforme.jour', true), '')::date, (now() at time zone 'Europe/Paris')::date)) and (s.au is null or s.au >= (select coalesce(nullif(current_setting('plateforme.jour', true), '')::date, (now() at time zone 'Europe/Paris')::date))) offset 0)) with check (auteur_organisation = any ((select organisations_du_statement())::text[]));

-- Radiations de la liste des demandeurs d’emploi
alter table radiation enable row level security;
alter table radiation force row level security;
drop policy if exists lecture on radiation;
create policy lecture on radiation for select to plateforme_application using (exists (select from suivi s where s.usager_id = radiation.usager_id and s.motif in ('accompagnement', 'competence-orientation', 'tenue-de-la-liste')
    and s.du <= (select coalesce(nullif(current_setting('plateforme.jour', true), '')::date, (now() at time zone 'Europe/Paris')::date)) and (s.au is null or s.au >= (select coalesce(nullif(current_setting('plateforme.jour', true), '')::date, (now() at time zone 'Europe/Paris')::date))) offset 0)
  or radiation.usager_id = any((select personnes_du_statement())::bigint[]));
drop policy if exists depot on radiation;
drop policy if exists exploitation on radiation;
create policy exploitation on radiation to plateforme_proprietaire using (true) with check (true);
alter table radiation_histoire enable row level security;
alter table radiation_histoire force row level security;
drop policy if exists lecture on radiation_histoire;
create policy lecture on radiation_histoire for select to plateforme_application using (exists (select from suivi s where s.usager_id = radiation_histoire.usager_id and s.motif in ('accompagnement', 'competence-orientation', 'tenue-de-la-liste')
    and s.du <= (select coalesce(nullif(current_setting('plateforme.jour', true), '')::date, (now() at time zone 'Europe/Paris')::date)) and (s.au is null or s.au >= (select coalesce(nullif(current_setting('plateforme.jour', true), '')::date, (now() at time zone 'Europe/Paris')::date))) offset 0)
  or radiation_histoire.usager_id = any((select personnes_du_statement())::bigint[]));
drop policy if exists depot on radiation_histoire;
drop policy if exists exploitation on radiation_histoire;
create policy exploitation on radiation_histoire to plateforme_proprietaire using (true) with check (true);
create policy depot on radiation for insert to plateforme_application with check (auteur_organisation = any ((select organisations_du_statement())::text[]));
create policy depot on radiation_histoire for insert to plateforme_application with check (true);
drop policy if exists correction on radiation;
create policy correction on radiation for update to plateforme_application using (exists (select from suivi s where s.usager_id = radiation.usager_id and s.motif in ('tenue-de-la-liste', 'accompagnement', 'competence-orientation')
    and s.du <= (select coalesce(nullif(current_setting('plateforme.jour', true), '')::date, (now() at time zone 'Europe/Paris')::date)) and (s.au is null or s.au >= (select coalesce(nullif(current_setting('plateforme.jour', true), '')::date, (now() at time zone 'Europe/Paris')::date))) offset 0)
  or radiation.usager_id = any((select personnes_du_statement())::bigint[])) with check (auteur_organisation = any ((select organisations_du_statement())::text[]));

-- Décisions sur la radiation
alter table decision_de_radiation enable row level security;
alter table decision_de_radiation force row level security;
drop policy if exists lecture on decision_de_radiation;
create policy lecture on decision_de_radiation for select to plateforme_application using (exists (select from suivi s where s.usager_id = decision_de_radiation.usager_id and s.motif in ('tenue-de-la-liste', 'accompagnement', 'competence-orientation')
    and s.du <= (select coalesce(nullif(current_setting('plateforme.jour', true), '')::date, (now() at time zone 'Europe/Paris')::date)) and (s.au is null or s.au >= (select coalesce(nullif(current_setting('plateforme.jour', true), '')::date, (now() at time zone 'Europe/Paris')::date))) offset 0)
  or decision_de_radiation.usager_id = any((select personnes_du_statement())::bigint[]));
drop policy if exists depot on decision_de_radiation;
drop policy if exists exploitation on decision_de_radiation;
create policy exploitation on decision_de_radiation to plateforme_proprietaire using (true) with check (true);
alter table decision_de_radiation_histoire enable row level security;
alter table decision_de_radiation_histoire force row level security;
drop policy if exists lecture on decision_de_radiation_histoire;
create policy lecture on decision_de_radiation_histoire for select to plateforme_application using (exists (select from suivi s where s.usager_id = decision_de_radiation_histoire.usager_id and s.motif in ('tenue-de-la-liste', 'accompagnement', 'competence-orientation')
    and s.du <= (select coalesce(nullif(current_setting('plateforme.jour', true), '')::date, (now() at time zone 'Europe/Paris')::date)) and (s.au is null or s.au >= (select coalesce(nullif(current_setting('plateforme.jour', true), '')::date, (now() at time zone 'Europe/Paris')::date))) offset 0)
  or decision_de_radiation_histoire.usager_id = any((select personnes_du_statement())::bigint[]));
drop policy if exists depot on decision_de_radiation_histoire;
drop policy if exists exploitation on decision_de_radiation_histoire;
create policy exploitation on decision_de_radiation_histoire to plateforme_proprietaire using (true) with check (true);
create policy depot on decision_de_radiation for insert to plateforme_application with check (auteur_organisation = any ((select organisations_du_statement())::text[]));
create policy depot on decision_de_radiation_histoire for insert to plateforme_application with check (true);
drop policy if exists correction on decision_de_radiation;
create policy correction on decision_de_radiation for update to plateforme_application using (false) with check (auteur_organisation = any ((select organisations_du_statement())::text[]));

-- Décisions transmises à la caisse
alter table envoi_au_payeur enable row level security;
alter table envoi_au_payeur force row level security;
drop policy if exists lecture on envoi_au_payeur;
create policy lecture on envoi_au_payeur for select to plateforme_application using (exists (select from suivi s where s.usager_id = envoi_au_payeur.usager_id and s.motif in ('accompagnement', 'competence-orientation', 'procedure-en-cours', 'versement-rsa', 'tenue-de-la-liste')
    and s.du <= (select coalesce(nullif(current_setting('plateforme.jour', true), '')::date, (now() at time zone 'Europe/Paris')::date)) and (s.au is null or s.au >= (select coalesce(nullif(current_setting('plateforme.jour', true), '')::date, (now() at time zone 'Europe/Paris')::date))) offset 0)
  or envoi_au_payeur.usager_id = any((select personnes_du_statement())::bigint[]));
drop policy if exists depot on envoi_au_payeur;
drop policy if exists exploitation on envoi_au_payeur;
create policy exploitation on envoi_au_payeur to plateforme_proprietaire using (true) with check (true);
alter table envoi_au_payeur_histoire enable row level security;
alter table envoi_au_payeur_histoire force row level security;
drop policy if exists lecture on envoi_au_payeur_histoire;
create policy lecture on envoi_au_payeur_histoire for select to plateforme_application using (exists (select from suivi s where s.usager_id = envoi_au_payeur_histoire.usager_id and s.motif in ('accompagnement', 'competence-orientation', 'procedure-en-cours', 'versement-rsa', 'tenue-de-la-liste')
    and s.du <= (select coalesce(nullif(current_setting('plateforme.jour', true), '')::date, (now() at time zone 'Europe/Paris')::date)) and (s.au is null or s.au >= (select coalesce(nullif(current_setting('plateforme.jour', true), '')::date, (now() at time zone 'Europe/Paris')::date))) offset 0)
  or envoi_au_payeur_histoire.usager_id = any((select personnes_du_statement())::bigint[]));
drop policy if exists depot on envoi_au_payeur_histoire;
drop policy if exists exploitation on envoi_au_payeur_histoire;
create policy exploitation on envoi_au_payeur_histoire to plateforme_proprietaire using (true) with check (true);
create policy depot on envoi_au_payeur for insert to plateforme_application with check (auteur_organisation = any ((select organisations_du_statement())::text[]));
create policy depot on envoi_au_payeur_histoire for insert to plateforme_application with check (true);
drop policy if exists correction on envoi_au_payeur;
create policy correction on envoi_au_payeur for update to plateforme_application using (exists (select from suivi s where s.usager_id = envoi_au_payeur.usager_id and s.motif in ('versement-rsa')
    and s.du <= (select coalesce(nullif(current_setting('plateforme.jour', true), '')::date, (now() at time zone 'Europe/Paris')::date)) and (s.au is null or s.au >= (select coalesce(nullif(current_setting('plateforme.jour', true), '')::date, (now() at time zone 'Europe/Paris')::date))) offset 0)) with check (auteur_organisation = any ((select organisations_du_statement())::text[]));

-- Vues du périmètre
drop policy if exists perimetre on rattachement;
create policy perimetre on rattachement for select to plateforme_perimetre using (true);
drop policy if exists perimetre on identite;
create policy perimetre on identite for select to plateforme_perimetre using (true);
drop policy if exists perimetre on droits_rsa;
create policy perimetre on droits_rsa for select to plateforme_perimetre using (true);

