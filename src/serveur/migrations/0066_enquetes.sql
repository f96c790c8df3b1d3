-- An investigation: what the journal says of one actor, copied once with the seal that covers it, and what was asked, answered and decided.
create table enquete (
  numero int generated always as identity primary key,
  alerte uuid not null references alerte,
  organisation text not null,
  agent text,
  application text not null,
  etat text not null check (etat in ('ouverte', 'violation', 'notifiee', 'close')),
  du timestamptz not null,
  au timestamptz not null,
  -- The note of the journal's last seal (c2sp.org/tlog-checkpoint): every row kept is under it.
  note text not null,
  ouverte_le timestamptz not null,
  ouverte_par text not null,
  -- When the operator knew: the seventy-two hours run from here.
  connue_le timestamptz,
  check (connue_le is not null or etat in ('ouverte', 'close'))
);
create unique index on enquete (alerte);
create index on enquete (organisation, numero);
create table preuve_d_enquete (
  enquete int not null references enquete,
  rang int not null,
  tx bigint not null,
  instant timestamptz not null,
  ligne int,
  structure text,
  application text not null,
  usager_id bigint,
  champs text[],
  issue text not null,
  correlation text not null,
  primary key (enquete, rang)
);
create table fait_d_enquete (
  enquete int not null references enquete,
  rang int generated always as identity,
  le timestamptz not null,
  par text not null,
  evenement text not null,
  texte text not null,
  primary key (enquete, rang)
);
-- What was kept as evidence, and what was said, is only added to.
grant select, insert on enquete, preuve_d_enquete, fait_d_enquete to plateforme_application;
grant update (etat, connue_le) on enquete to plateforme_application;
