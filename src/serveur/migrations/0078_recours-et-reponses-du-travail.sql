-- Under the code du travail too: how an answer that an agent writes down arrived, and when; an appeal rejected, why, when and by whom.
do $$
declare t text;
begin
  foreach t in array array['sanction_demandeur', 'sanction_jeune', 'sanction_demandeur_histoire', 'sanction_jeune_histoire'] loop
    execute format('alter table %I add column voie text, add column recue_le date, add column rejet text, add column rejet_le date, add column rejet_par text', t);
  end loop;
end $$;
-- Nobody rejects an appeal that was not made, nor without a name and reasons.
alter table sanction_demandeur add constraint sanction_demandeur_recours_rejete_par_un_humain
  check (rejet_le is null or (recours is not null and rejet is not null and rejet_par is not null));
alter table sanction_jeune add constraint sanction_jeune_recours_rejete_par_un_humain
  check (rejet_le is null or (recours is not null and rejet is not null and rejet_par is not null));
