-- No suppression without the opinion of the équipe pluridisciplinaire, whoever declares it (L. 262-39). What was declared before stays as it is.
alter table sanction_rsa drop constraint suppression_apres_avis;
alter table sanction_rsa add constraint suppression_apres_avis
  check (decision is distinct from 'SANCTION' or consequence <> 'SUPPRESSION' or avis is not null) not valid;
