-- The file that stands for this one after every merge it went through.
create function dossier_vivant(p_usager bigint) returns bigint language sql stable as $$
  with recursive suite as (
    select id, fusionne_dans from usager where id = p_usager
    union all
    select u.id, u.fusionne_dans from usager u join suite s on u.id = s.fusionne_dans)
  select id from suite where fusionne_dans is null $$;

-- The snapshot of a merge holds what the declared tables hold: only the function that undoes it reads it.
revoke select on fusion from plateforme_application;
grant select (id, garde, absorbe, faite_le, faite_par, defaite_le, defaite_par) on fusion to plateforme_application;
