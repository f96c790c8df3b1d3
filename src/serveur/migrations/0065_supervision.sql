-- Whose access a block concerns: who watches over one organisation sees hers alone.
alter table blocage add organisation text, add motif_de_levee text;
update blocage b set organisation = case portee
  when 'agent' then split_part(cible, '|', 1)
  when 'structure' then (select s.organisation from structure s where s.code = b.cible)
  when 'application' then (select a.organisation from application a where a.client_id = b.cible)
  else cible end;
create index on blocage (organisation, depuis);
create index on alerte (le);
grant select on acteur_vu to plateforme_application;
