-- Every read pays for each index of the journal: the person's is the only one that has to be random. Rows come in the order of their
-- instants, which an index by blocks follows at no cost; nothing ever named a row by its number.
alter table journal drop constraint journal_pkey;
alter table journal drop column id;
drop index journal_usager;
create index journal_usager on journal (usager_id);
create index journal_instant on journal using brin (instant) with (autosummarize = on);
