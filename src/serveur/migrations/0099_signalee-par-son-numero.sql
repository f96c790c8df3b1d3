-- Named by a number that is hers alone: the files it was then that of, none when nobody here bears it, which nothing says. Null for who is
-- named by her names. The number is not kept.
alter table personne_signalee add dossiers bigint[];
