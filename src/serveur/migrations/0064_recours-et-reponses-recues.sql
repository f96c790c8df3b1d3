-- How an answer that an agent writes down arrived, and when; an appeal rejected, why, when and by whom.
alter table sanction_rsa add column voie text, add column recue_le date, add column rejet text, add column rejet_le date, add column rejet_par text;
alter table sanction_rsa_histoire
  add column voie text, add column recue_le date, add column rejet text, add column rejet_le date, add column rejet_par text;
-- Nobody rejects an appeal that was not made, nor without a name and reasons.
alter table sanction_rsa add constraint recours_rejete_par_un_humain
  check (rejet_le is null or (recours is not null and rejet is not null and rejet_par is not null));
