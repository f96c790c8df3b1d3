-- The file a row was first written in, however many times files were made one: two procedures on one breach are told by it.
create function origines_des_rangs(p_usager bigint, p_ressource text) returns table (numero smallint, dossier bigint)
language sql stable security definer set search_path = public, pg_temp as $$
  with recursive venus as (
    select n.nouveau as numero, n.absorbe as dossier, n.ancien from renumerotation n join usager u on u.id = n.absorbe
    where u.fusionne_dans = p_usager and n.ressource = p_ressource
    union all
    select v.numero, n.absorbe, n.ancien from venus v join usager u on u.fusionne_dans = v.dossier
    join renumerotation n on n.absorbe = u.id and n.ressource = p_ressource and n.nouveau = v.ancien
  )
  -- The last step back is the first file: none of its rows came from another.
  select distinct on (v.numero) v.numero, v.dossier from venus v
  where not exists (select from usager u join renumerotation n on n.absorbe = u.id and n.ressource = p_ressource and n.nouveau = v.ancien
    where u.fusionne_dans = v.dossier)
  order by v.numero, v.dossier
$$;
revoke execute on function origines_des_rangs from public;
grant execute on function origines_des_rangs to plateforme_application;

-- Files made one, or parted, may hold two procedures on one breach: whoever leads them is asked, nothing is closed here.
create function reunir_les_procedures() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  vivant bigint := coalesce(dossier_vivant(new.fusionne_dans), dossier_vivant(old.fusionne_dans));
begin
  -- What was asked of a procedure that leaves with its file is asked of nobody any more; what is left is asked again.
  if new.fusionne_dans is null then
    perform clore_les_travaux('procedure-sans-objet', vivant, null, null, 'dossiers séparés', statement_timestamp());
  end if;
  if exists (select from sanction_rsa where usager_id = vivant) or exists (select from radiation where usager_id = vivant)
    or exists (select from sanction_demandeur where usager_id = vivant) or exists (select from sanction_jeune where usager_id = vivant) then
    insert into echeance (nature, usager_id, dossier, objet, jour, organisation, ouverte_le)
    values ('procedures-a-reunir', vivant, vivant, '',
      coalesce(nullif(current_setting('plateforme.jour', true), '')::date, (now() at time zone 'Europe/Paris')::date),
      nullif(split_part(current_setting('plateforme.organisations', true), ',', 1), ''), statement_timestamp())
    on conflict (dossier, nature, objet) where close_le is null do nothing;
  end if;
  return null;
end $$;
create trigger procedures after update of fusionne_dans on usager for each row
  when (old.fusionne_dans is distinct from new.fusionne_dans) execute function reunir_les_procedures();
