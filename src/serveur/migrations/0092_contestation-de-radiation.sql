-- A radiation is contested, by herself or on paper or aloud written down for her; the rejection is a decision like the others.
alter table radiation add column recours text, add column recours_le date, add column recours_voie text, add column recours_recu_le date, add column rejet_le date;
alter table radiation_histoire add column recours text, add column recours_le date, add column recours_voie text, add column recours_recu_le date, add column rejet_le date;

-- Her appeal, too, waits for whoever is competent when an accompaniment begins or ends.
create or replace function suivre_la_mission_locale() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if exists (select from sanction_jeune s where s.usager_id = new.usager_id and s.etat not in ('SANS_SUITE', 'ANNULEE'))
    or exists (select from radiation r where r.usager_id = new.usager_id and (r.etat in ('AVERTIE', 'A_DECIDER')
      or (r.etat in ('PRONONCEE', 'REINSCRITE', 'ECHUE') and r.recours is not null and r.rejet_le is null)))
    or exists (select from travail t where t.dossier = new.usager_id and t.nature = 'manquement-a-instruire' and t.clos_le is null) then
    insert into echeance (nature, usager_id, dossier, objet, jour, organisation, ouverte_le)
    values ('mission-locale-change', new.usager_id, new.usager_id, '',
      greatest((new.enregistre_le at time zone 'Europe/Paris')::date, case when tg_op = 'UPDATE' then new.au + 1 else new.du end), new.auteur_organisation, new.enregistre_le)
    on conflict (dossier, nature, objet) where close_le is null do update set jour = least(echeance.jour, excluded.jour);
  end if;
  return null;
end $$;
