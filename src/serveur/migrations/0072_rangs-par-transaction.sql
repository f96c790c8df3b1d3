-- What is to be sealed is asked for three times a second, and an index by blocks leaves the last minute to be read whole: it is only
-- summarised by the cleaner. This one grows at its right end, and names a transaction once for all the rows it wrote.
drop index journal_tx;
create index journal_tx on journal (tx);
