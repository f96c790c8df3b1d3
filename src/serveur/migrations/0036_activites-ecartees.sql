-- Kinds of activity an organisme référent does not admit in its contracts, by an act of its own and for a time. No datum of anybody.
create table activite_ecartee (
  organisation text not null references organisation,
  type text not null,
  du date not null,
  au date,
  acte text not null,
  primary key (organisation, type, du),
  check (au is null or au >= du)
);
grant select on activite_ecartee to plateforme_application;
