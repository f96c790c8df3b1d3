-- The files each lot of a monthly stock held, by their demand numbers: the next stock tells which of them it does not hold.
create table import_dossiers (
  import uuid not null references import,
  rang int not null,
  numeros text[] not null,
  primary key (import, rang)
);
alter table import_dossiers enable row level security;
alter table import_dossiers force row level security;
create policy siens on import_dossiers to plateforme_application using (exists (select from import i where i.id = import));
create policy exploitation on import_dossiers to plateforme_proprietaire using (true) with check (true);
grant select, insert on import_dossiers to plateforme_application;
