-- Where a program may have an authorization code sent; a program without users has none.
alter table application add column adresses_de_retour text[] not null default '{}';
