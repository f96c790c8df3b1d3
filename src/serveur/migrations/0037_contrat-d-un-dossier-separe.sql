-- A contract put back in a file that is being parted has its deadline already, which takes its number back with it.
create or replace function reprendre_le_contrat() returns trigger language plpgsql as $$
begin
  if exists (select from usager where id = new.usager_id and fusionne_dans is not null) then return null; end if;
  insert into echeance (nature, usager_id, dossier, objet, jour, organisation, ouverte_le)
  values ('contrat-a-reprendre', new.usager_id, new.usager_id, 'contratPreexistant:' || new.numero,
    (new.enregistre_le at time zone 'Europe/Paris')::date, new.auteur_organisation, new.enregistre_le)
  on conflict (dossier, nature, objet) where close_le is null do nothing;
  return null;
end $$;
