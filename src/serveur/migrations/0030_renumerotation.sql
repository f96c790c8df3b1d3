-- Two files made one: the rows of the absorbed one take new numbers in the kept one, and what is open about them (`objet`, « ressource:numero »)
-- follows. Kept until the files are parted again.
create table renumerotation (
  absorbe bigint not null,
  ressource text not null,
  ancien smallint not null,
  nouveau smallint not null,
  primary key (absorbe, ressource, ancien)
);

-- In two steps, since a new number may be the old one of another row.
create function renommer_les_suites(p_siens bigint[], p_ressource text, p_de smallint[], p_a smallint[]) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  n record;
begin
  for n in select de, a from unnest(p_de, p_a) as u(de, a) loop
    update echeance set objet = format('%s:%s…', p_ressource, n.a) where usager_id = any(p_siens) and objet = p_ressource || ':' || n.de;
    update travail set objet = format('%s:%s…', p_ressource, n.a) where usager_id = any(p_siens) and objet = p_ressource || ':' || n.de;
  end loop;
  update echeance set objet = rtrim(objet, '…') where usager_id = any(p_siens) and objet like '%…';
  update travail set objet = rtrim(objet, '…') where usager_id = any(p_siens) and objet like '%…';
end $$;

-- The files a file stands for, itself included.
create function dossiers_de(p_usager bigint) returns bigint[] language sql stable as $$
  with recursive suite as (select p_usager as id union all select u.id from usager u join suite s on u.fusionne_dans = s.id)
  select array_agg(id) from suite
$$;

create function renumeroter_les_suites(p_absorbe bigint, p_ressource text, p_anciens smallint[], p_nouveaux smallint[]) returns void
language sql security definer set search_path = public, pg_temp as $$
  insert into renumerotation select p_absorbe, p_ressource, * from unnest(p_anciens, p_nouveaux);
  select renommer_les_suites(dossiers_de(p_absorbe), p_ressource, p_anciens, p_nouveaux)
$$;
revoke execute on function renommer_les_suites, renumeroter_les_suites from public;

-- What is parted takes its numbers back, off the kept file first: rows of its own may bear them. Runs before what wakes it up, by its name.
create function rendre_les_numeros() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  siens bigint[] := dossiers_de(new.id);
begin
  update echeance set dossier = new.id where usager_id = any(siens);
  update travail set dossier = new.id where usager_id = any(siens);
  perform renommer_les_suites(siens, r.ressource, array_agg(r.nouveau), array_agg(r.ancien)) from renumerotation r
    where r.absorbe = new.id group by r.ressource;
  delete from renumerotation where absorbe = new.id;
  return null;
end $$;
create trigger numeros_des_suites after update of fusionne_dans on usager for each row
  when (old.fusionne_dans is not null and new.fusionne_dans is null) execute function rendre_les_numeros();
