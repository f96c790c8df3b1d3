-- The agent who declares with a person is named to her.
alter table actualisation add column declarant text;
alter table actualisation_histoire add column declarant text;
