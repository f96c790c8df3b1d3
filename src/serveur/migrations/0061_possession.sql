-- What the tokens of an application are bound to, and the day from which the lines that ask for it refuse hers otherwise.
alter table application add column lien text check (lien in ('dpop', 'mtls')), add column liaison_exigee_le date;
-- Proofs of possession already shown (RFC 9449, 11.1): each for the two minutes it could be shown again.
create table preuve_de_possession (cle bytea primary key, expire_le timestamptz not null);
create index on preuve_de_possession (expire_le);
grant select, insert, delete on preuve_de_possession to plateforme_application;
