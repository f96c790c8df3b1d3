-- A file deposited by the API waits on the disk, encrypted under a key of its own, until it has been imported.
alter table import add column fichier text;
alter table import add column cle_chiffree bytea;
alter table import add column essais int not null default 0;

-- What a worker looks for, whatever the organisation: which file waits, and nothing of what it holds.
create view import_en_attente as
  select id, organisation from import where fichier is not null and etat in ('recu', 'en-cours', 'echoue') and essais < 5 order by recu_le;
grant select on import_en_attente to plateforme_application;
