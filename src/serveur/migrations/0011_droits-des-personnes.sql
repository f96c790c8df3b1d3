-- What persons were told beforehand, version after version (GDPR art. 13 and 14): a new version when the declaration changes.
create table notice_publiee (
  ressource text not null,
  version int not null,
  contenu jsonb not null,
  empreinte text not null,
  depuis timestamptz not null,
  primary key (ressource, version)
);
grant select on notice_publiee to plateforme_application;

-- A datum the person contests (GDPR art. 16). Her words and the answer are encrypted: nobody knows what people write in a free text.
create table contestation (
  id uuid primary key,
  usager_id bigint not null references usager,
  ressource text not null,
  champ text not null,
  rang smallint,
  constat text not null,
  explication_chiffree bytea not null,
  etat text not null default 'recue' check (etat in ('recue', 'en-examen', 'acceptee', 'refusee', 'retiree')),
  deposee_le timestamptz not null,
  a_repondre_avant date not null,
  reponse_chiffree bytea,
  organisation text references organisation,
  structure text,
  agent text,
  mise_a_jour_le timestamptz not null
);
create index on contestation (usager_id, deposee_le);
create index on contestation (etat, a_repondre_avant);
-- One open contestation a datum: saying it twice is not contesting twice.
create unique index contestation_ouverte on contestation (usager_id, ressource, champ, (coalesce(rang, 0))) where etat in ('recue', 'en-examen');
alter table contestation enable row level security;
alter table contestation force row level security;
create policy lecture on contestation for select to plateforme_application using (
  dossier_vivant(usager_id) = any ((select personnes_du_statement())::bigint[])
  or exists (select from suivi s where s.usager_id = dossier_vivant(contestation.usager_id) offset 0));
create policy depot on contestation for insert to plateforme_application with check (usager_id = any ((select personnes_du_statement())::bigint[]));
create policy suite on contestation for update to plateforme_application using (
  dossier_vivant(usager_id) = any ((select personnes_du_statement())::bigint[])
  or exists (select from suivi s where s.usager_id = dossier_vivant(contestation.usager_id) offset 0));
create policy exploitation on contestation to plateforme_proprietaire using (true) with check (true);
grant select, insert, update on contestation to plateforme_application;
