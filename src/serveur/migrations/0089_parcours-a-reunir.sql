-- Two files made one may hold two parcours in progress, each with its organisme référent. No text says which goes on: whoever is competent decides.
create function reunir_les_parcours() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  vivant bigint := dossier_vivant(new.id);
begin
  if (select count(*) from orientation o where o.usager_id = vivant and o.etat = 'OUVERT') > 1 then
    insert into echeance (nature, usager_id, dossier, objet, jour, organisation, ouverte_le)
    values ('parcours-a-reunir', vivant, vivant, '',
      coalesce(nullif(current_setting('plateforme.jour', true), '')::date, (now() at time zone 'Europe/Paris')::date),
      nullif(split_part(current_setting('plateforme.organisations', true), ',', 1), ''), statement_timestamp())
    on conflict (dossier, nature, objet) where close_le is null do nothing;
  end if;
  return null;
end $$;
create trigger parcours after update of fusionne_dans on usager for each row
  when (old.fusionne_dans is null and new.fusionne_dans is not null) execute function reunir_les_parcours();
