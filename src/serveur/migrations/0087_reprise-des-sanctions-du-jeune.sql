-- A procedure against a young person goes to whoever accompanies her next: from whom to whom, and when.
alter table sanction_jeune add column transmissions jsonb not null default '[]';
alter table sanction_jeune_histoire add column transmissions jsonb not null default '[]';

-- Whatever the door an accompaniment begins or ends by, who leads what was open is looked at on the day it makes a difference.
create function suivre_la_mission_locale() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if exists (select from sanction_jeune s where s.usager_id = new.usager_id and s.etat not in ('SANS_SUITE', 'ANNULEE'))
    or exists (select from radiation r where r.usager_id = new.usager_id and r.etat in ('AVERTIE', 'A_DECIDER')) then
    insert into echeance (nature, usager_id, dossier, objet, jour, organisation, ouverte_le)
    values ('mission-locale-change', new.usager_id, new.usager_id, '',
      greatest((new.enregistre_le at time zone 'Europe/Paris')::date, case when tg_op = 'UPDATE' then new.au + 1 else new.du end), new.auteur_organisation, new.enregistre_le)
    on conflict (dossier, nature, objet) where close_le is null do update set jour = least(echeance.jour, excluded.jour);
  end if;
  return null;
end $$;
create trigger accompagnement_change after update of au on rattachement for each row
  when (new.motif = 'accompagnement' and old.au is distinct from new.au) execute function suivre_la_mission_locale();
create trigger accompagnement_de_plus after insert on rattachement for each row
  when (new.motif = 'accompagnement') execute function suivre_la_mission_locale();
