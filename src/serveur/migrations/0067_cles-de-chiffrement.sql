-- Public keys the answers to an application are enciphered for, the one in use first.
alter table application add column cles_de_chiffrement jsonb not null default '[]';
