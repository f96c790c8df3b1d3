-- Whether the right is still running, to find who left a household.
create or replace view allocataire as
  select usager_id, caisse, matricule, numero_demande, etat_dossier not in ('1', '5', '6') as en_cours from droits_rsa
  where caisse = any ((select organisations_du_statement())::text[]);

-- A closed right is not opened for a stranger; order is told by département, since one payer may send several files.
alter table import add column departement text;

-- Each follow-up would lock the row of its organisation: the one of France Travail by every writer at once. Organisations and
-- structures are never deleted, and who writes a follow-up checks that they exist.
alter table rattachement drop constraint rattachement_organisation_fkey;
alter table rattachement drop constraint rattachement_structure_fkey;
