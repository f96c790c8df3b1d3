-- Whose data a file for a payer holds, and what normalisation kept of an element: whoever takes it is traced and counted for each of them.
alter table fichier_au_payeur add column usagers bigint[] not null default '{}';
alter table import_lignage add column usagers bigint[] not null default '{}';
