-- A breach that waits to be instructed is looked at again, too, when an accompaniment begins or ends.
create or replace function suivre_la_mission_locale() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if exists (select from sanction_jeune s where s.usager_id = new.usager_id and s.etat not in ('SANS_SUITE', 'ANNULEE'))
    or exists (select from radiation r where r.usager_id = new.usager_id and r.etat in ('AVERTIE', 'A_DECIDER'))
    or exists (select from travail t where t.dossier = new.usager_id and t.nature = 'manquement-a-instruire' and t.clos_le is null) then
    insert into echeance (nature, usager_id, dossier, objet, jour, organisation, ouverte_le)
    values ('mission-locale-change', new.usager_id, new.usager_id, '',
      greatest((new.enregistre_le at time zone 'Europe/Paris')::date, case when tg_op = 'UPDATE' then new.au + 1 else new.du end), new.auteur_organisation, new.enregistre_le)
    on conflict (dossier, nature, objet) where close_le is null do update set jour = least(echeance.jour, excluded.jour);
  end if;
  return null;
end $$;
