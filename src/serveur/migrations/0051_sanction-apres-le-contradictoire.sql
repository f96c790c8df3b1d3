-- Whatever writes: no sanction before she has answered or her days are over, without hearing who asked to be heard, or without the opinion.
alter table sanction_rsa
  add constraint sanction_apres_le_contradictoire check (decision is distinct from 'SANCTION' or coalesce(
    (observations is not null and observations_le >= notifiee_le) or decidee_le > reponse_avant, false)),
  add constraint sanction_entendue check (decision is distinct from 'SANCTION' or audition is distinct from true or entendue_le is not null),
  add constraint suppression_apres_avis check (decision is distinct from 'SANCTION' or consequence <> 'SUPPRESSION' or avis is not null);
