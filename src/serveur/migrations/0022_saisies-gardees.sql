-- What was typed in a form when a stronger proof, or a new sign-in, was asked: for ten minutes, once, for the same session. Its key is in
-- the cookie of the browser alone, so that nothing here opens it.
create table saisie_gardee (
  session uuid primary key references session (id) on delete cascade,
  empreinte bytea not null unique,
  contenu_chiffre bytea not null,
  expire_le timestamptz not null
);
create index on saisie_gardee (expire_le);
grant select, insert, update, delete on saisie_gardee to plateforme_application;
