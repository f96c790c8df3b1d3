-- Names as people type them: no accent, no case, hyphens and apostrophes apart, in any order.
create function mots_des_noms(noms text) returns text language sql immutable strict parallel safe
  return regexp_replace(
    regexp_replace(replace(replace(normalize(lower(noms), nfd), 'œ', 'oe'), 'æ', 'ae'), '[\u0300-\u036f]', '', 'g'), '[^a-z0-9]+', ' ', 'g');

create function index_des_noms(nom text, nom_naissance text, prenom text) returns tsvector language sql immutable parallel safe
  return to_tsvector('simple'::regconfig, mots_des_noms(nom || ' ' || nom_naissance || ' ' || prenom));

create index identite_noms on identite using gin (index_des_noms(nom, nom_naissance, prenom));

-- Whom these words name, wherever she is followed: a number and no datum. What is shown of her goes through the perimeter.
create function personnes_nommees(mots text) returns setof bigint language sql stable security definer set search_path = public rows 100 as $$
  select usager_id from identite where index_des_noms(nom, nom_naissance, prenom) @@ to_tsquery('simple'::regconfig, mots)
$$;
grant create on schema public to plateforme_perimetre;
alter function personnes_nommees(text) owner to plateforme_perimetre;
revoke create on schema public from plateforme_perimetre;
revoke execute on function personnes_nommees(text) from public;
grant execute on function personnes_nommees(text) to plateforme_application;
