-- Whether an adult is protected, as said by whoever notifies: her representative is notified too. Null: notified before it was asked.
alter table sanction_rsa add column protection text;
alter table sanction_rsa_histoire add column protection text;
alter table sanction_demandeur add column protection text;
alter table sanction_demandeur_histoire add column protection text;
alter table sanction_jeune add column protection text;
alter table sanction_jeune_histoire add column protection text;
