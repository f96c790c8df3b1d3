-- Where a mission locale is served by I-MILO: its address and its keys, and when it is asked again.
create table canal_imilo (
  mission_locale text primary key references organisation,
  adresse text not null,
  cles_chiffrees bytea not null,
  tirer_le timestamptz not null,
  echecs int not null default 0,
  echec_depuis timestamptz,
  dernier_echec text,
  reprendre_le timestamptz,
  dernier_succes_le timestamptz,
  pris_par uuid,
  pris_jusque timestamptz
);
grant select, insert, update on canal_imilo to plateforme_application;

-- By which number a mission locale knows a person.
create table dossier_imilo (
  mission_locale text not null references organisation,
  id_dossier text not null,
  usager_id bigint not null references usager,
  primary key (mission_locale, id_dossier)
);
create index on dossier_imilo (usager_id);
grant select, insert, update on dossier_imilo to plateforme_application;

-- What I-MILO is to be told. No content: the version named is read as it leaves, with the rights of the mission locale at that moment.
-- `rang`: what concerns a person goes in this order, each once the one before was taken or refused.
create table retour_imilo (
  reference uuid primary key default gen_random_uuid(),
  rang bigint generated always as identity unique,
  usager_id bigint not null references usager,
  mission_locale text not null references organisation,
  ressource text not null,
  numero smallint not null,
  version int not null,
  etat text not null default 'A_ENVOYER' check (etat in ('A_ENVOYER', 'TRANSMIS', 'REFUSE', 'SANS_OBJET')),
  demande_le timestamptz not null,
  transmis_le timestamptz,
  essais int not null default 0,
  reprendre_le timestamptz,
  dernier_echec text
);
create index retour_imilo_en_cours on retour_imilo (mission_locale, usager_id, rang) where etat = 'A_ENVOYER';
create index on retour_imilo (usager_id);
grant select, insert, update on retour_imilo to plateforme_application;

-- Whatever the door a status or a sanction changes by, the mission locale that accompanies the person is told. At the end of the
-- transaction: who arrives by a file is followed by then.
create function dire_a_imilo() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into retour_imilo (usager_id, mission_locale, ressource, numero, version, demande_le)
  select distinct new.usager_id, c.mission_locale, tg_argv[0], coalesce((to_jsonb(new) ->> 'numero')::smallint, 0), new.version, new.enregistre_le
  from canal_imilo c join rattachement r on r.organisation = c.mission_locale
  where r.usager_id = new.usager_id and r.motif = 'accompagnement'
    and (new.enregistre_le at time zone 'Europe/Paris')::date between r.du and coalesce(r.au, 'infinity');
  return null;
end $$;

create constraint trigger statut_a_imilo after update on inscription deferrable initially deferred for each row
  when ((old.statut, old.date_effet_statut) is distinct from (new.statut, new.date_effet_statut)) execute function dire_a_imilo('inscription');
create constraint trigger inscription_a_imilo after insert on inscription deferrable initially deferred for each row
  when (new.origine = 'INSCRIPTION_AUTO_MILO') execute function dire_a_imilo('inscription');
create constraint trigger sanction_jeune_a_imilo after update on sanction_jeune deferrable initially deferred for each row
  when (old.etat is distinct from new.etat and new.etat in ('DECIDEE', 'LEVEE', 'ECHUE', 'ANNULEE') and old.etat <> 'LEVEE_A_DECIDER'
    or old.etat = 'LEVEE_A_DECIDER' and new.etat in ('LEVEE', 'ECHUE', 'ANNULEE')) execute function dire_a_imilo('sanctionJeune');
create constraint trigger sanction_demandeur_a_imilo after update on sanction_demandeur deferrable initially deferred for each row
  when (old.etat is distinct from new.etat and new.etat in ('DECIDEE', 'LEVEE', 'ECHUE', 'ANNULEE') and old.etat <> 'LEVEE_A_DECIDER'
    or old.etat = 'LEVEE_A_DECIDER' and new.etat in ('LEVEE', 'ECHUE', 'ANNULEE')) execute function dire_a_imilo('sanctionDemandeur');
