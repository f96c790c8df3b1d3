-- The journal sealed. A row bears the number of the transaction that wrote it: a seal takes all those of the transactions that are over.
create table transaction_du_journal (
  seule boolean primary key default true check (seule),
  -- Added to the numbers of this server: a base restored on another one goes on from where it was.
  decalage bigint not null
);
insert into transaction_du_journal (decalage) values (0);
alter table journal add column tx bigint not null default (pg_current_xact_id()::text::bigint);
create index journal_tx on journal using brin (tx) with (autosummarize = on, pages_per_range = 32);

create table sceau (rang bigint primary key, note text not null, taille bigint not null unique, au bigint not null unique);
create table tuile (niveau smallint not null, rang bigint not null, empreintes bytea not null, primary key (niveau, rang));
-- Given by somebody else: the instant at which a seal existed (RFC 3161).
create table ancre (sceau bigint primary key references sceau, jeton bytea not null);

grant select on transaction_du_journal to plateforme_application;
grant select, insert on sceau, ancre to plateforme_application;
grant select, insert, update on tuile to plateforme_application;
