-- Tokens refused that no application can be held to: by day and by reason, so that a campaign of forgeries shows.
create table jeton_etranger (jour date not null, motif text not null, nombre int not null, dernier_le timestamptz not null,
  correlation text not null, primary key (jour, motif));
grant select, insert, update, delete on jeton_etranger to plateforme_application;
