-- Under which number a row of that file stands now, however many times files were made one. What names a row and is not renamed is read through it,
-- and is as it was once they are parted.
create function rang_vivant(p_usager bigint, p_ressource text, p_numero smallint) returns smallint
language sql stable security definer set search_path = public, pg_temp as $$
  with recursive suite as (
    select p_usager as dossier, p_numero as numero, 0 as pas
    union all
    select u.fusionne_dans, coalesce(n.nouveau, s.numero), s.pas + 1 from suite s join usager u on u.id = s.dossier
    left join renumerotation n on n.absorbe = u.id and n.ressource = p_ressource and n.ancien = s.numero
    where u.fusionne_dans is not null)
  select numero from suite order by pas desc limit 1
$$;
revoke execute on function rang_vivant from public;
grant execute on function rang_vivant to plateforme_application;
