create table contrat_engagement (
  usager_id bigint not null references usager,
  numero smallint not null,
  version int not null,
  enregistre_le timestamptz not null,
  auteur_organisation text not null,
  auteur_structure text,
  auteur_agent text,
  auteur_application text,
  modifies text[] not null,
  objectifs jsonb not null,
  engagements_de_l_organisme jsonb not null,
  engagements_de_la_personne jsonb not null,
  intensite text,
  cas_de_duree text,
  heures_hebdomadaires double precision,
  fondement_de_la_duree text,
  actions jsonb not null,
  projet smallint,
  revu_le date,
  demande_de_la_personne text,
  reference text not null,
  edition int not null,
  empreinte text not null,
  etat text not null,
  etat_avant text,
  depuis date not null,
  origine text not null,
  organisation text not null references organisation,
  structure text references structure,
  orientation smallint,
  parties jsonb not null,
  offre_raisonnable jsonb,
  signe_personne_le timestamptz,
  signe_organisme_le timestamptz,
  signe_le date,
  remplace jsonb not null,
  primary key (usager_id, numero)
);
create index contrat_engagement_empreinte on contrat_engagement (empreinte);
create table contrat_engagement_histoire (like contrat_engagement, remplace_le timestamptz not null, primary key (usager_id, numero, version));
create index contrat_engagement_histoire_empreinte on contrat_engagement_histoire (empreinte);

create table signature_de_contrat (
  usager_id bigint not null references usager,
  numero smallint not null,
  version int not null,
  enregistre_le timestamptz not null,
  auteur_organisation text not null,
  auteur_structure text,
  auteur_agent text,
  auteur_application text,
  modifies text[] not null,
  contrat smallint not null,
  empreinte text,
  document text,
  sens text not null,
  date date not null,
  motif text,
  explication text,
  piece text,
  partie text not null,
  maniere text not null,
  le timestamptz not null,
  signataire text not null,
  document_signe text,
  certificat text,
  preuve jsonb,
  primary key (usager_id, numero)
);
create table signature_de_contrat_histoire (like signature_de_contrat, remplace_le timestamptz not null, primary key (usager_id, numero, version));

grant select, insert, update on contrat_engagement, signature_de_contrat to plateforme_application;
grant select, insert on contrat_engagement_histoire, signature_de_contrat_histoire to plateforme_application;

-- The very bytes a party was shown (`rang` 0), then those each signature made of them. Whoever may read the contract may read its document.
create table document_de_contrat (
  empreinte text not null,
  rang smallint not null,
  sha256 text not null,
  octets bytea not null,
  fait_le timestamptz not null,
  primary key (empreinte, rang)
);
alter table document_de_contrat enable row level security;
alter table document_de_contrat force row level security;
create policy du_contrat on document_de_contrat for select to plateforme_application using (
  exists (select from contrat_engagement c where c.empreinte = document_de_contrat.empreinte)
  or exists (select from contrat_engagement_histoire h where h.empreinte = document_de_contrat.empreinte));
create policy depot on document_de_contrat for insert to plateforme_application with check (true);
create policy exploitation on document_de_contrat to plateforme_proprietaire using (true) with check (true);
grant select, insert on document_de_contrat to plateforme_application;

-- A document is kept as long as the edition it shows, and no longer. Looked at on commit: files that are parted are written again.
create function effacer_les_documents() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  delete from document_de_contrat d where d.empreinte = old.empreinte
    and not exists (select from contrat_engagement c where c.empreinte = old.empreinte)
    and not exists (select from contrat_engagement_histoire h where h.empreinte = old.empreinte);
  return null;
end $$;
revoke execute on function effacer_les_documents from public;
create constraint trigger documents after delete on contrat_engagement deferrable initially deferred
  for each row execute function effacer_les_documents();
create constraint trigger documents after delete on contrat_engagement_histoire deferrable initially deferred
  for each row execute function effacer_les_documents();

-- Whatever the door the inscription ends or returns by, the contract follows.
create function suivre_l_inscription() returns trigger language plpgsql as $$
begin
  insert into echeance (nature, usager_id, dossier, objet, jour, organisation, ouverte_le)
  values ('inscription-changee', new.usager_id, new.usager_id, '', (new.enregistre_le at time zone 'Europe/Paris')::date,
    new.auteur_organisation, new.enregistre_le)
  on conflict (dossier, nature, objet) where close_le is null do update set organisation = excluded.organisation;
  return null;
end $$;
create trigger contrat_et_inscription after update on inscription for each row
  when ((old.statut = 'inscrit') is distinct from (new.statut = 'inscrit')) execute function suivre_l_inscription();

-- And a contract concluded before the law has its legal day, whether it was written or imported.
create function reprendre_le_contrat() returns trigger language plpgsql as $$
begin
  insert into echeance (nature, usager_id, dossier, objet, jour, organisation, ouverte_le)
  values ('contrat-a-reprendre', new.usager_id, new.usager_id, 'contratPreexistant:' || new.numero,
    (new.enregistre_le at time zone 'Europe/Paris')::date, new.auteur_organisation, new.enregistre_le)
  on conflict (dossier, nature, objet) where close_le is null do nothing;
  return null;
end $$;
create trigger contrat_a_reprendre after insert on contrat_preexistant for each row execute function reprendre_le_contrat();
