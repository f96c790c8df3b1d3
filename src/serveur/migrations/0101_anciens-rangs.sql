-- Under which file and number each row was known before files were made one, however many times: who kept its name goes on saying that one.
create function anciens_rangs(p_usager bigint, p_ressource text) returns table (numero smallint, dossier bigint, ancien smallint)
language sql stable security definer set search_path = public, pg_temp as $$
  with recursive venus as (
    select n.nouveau as numero, n.absorbe as dossier, n.ancien from renumerotation n join usager u on u.id = n.absorbe
    where u.fusionne_dans = p_usager and n.ressource = p_ressource
    union all
    select v.numero, n.absorbe, n.ancien from venus v join usager u on u.fusionne_dans = v.dossier
    join renumerotation n on n.absorbe = u.id and n.ressource = p_ressource and n.nouveau = v.ancien
  )
  select numero, dossier, ancien from venus
$$;
revoke execute on function anciens_rangs from public;
grant execute on function anciens_rangs to plateforme_application;
