-- How many times persons have been made: its row is the turn of who makes some, its number tells whether others were made meanwhile.
create table arrivees (seules boolean primary key default true check (seules), numero bigint not null);
insert into arrivees (numero) values (0);
grant select, update on arrivees to plateforme_application;

-- A file writes half a dozen rows a person. A foreign key looks for the person of each row one by one, and locks her each time, which
-- cost an import a quarter of its time. `identite` keeps its own, which says who may not be deleted; the person of the other rows
-- is looked for once a statement. Nobody but the owner may delete a person.
alter table inscription drop constraint inscription_usager_id_fkey;
alter table droits_rsa drop constraint droits_rsa_usager_id_fkey;
alter table rattachement drop constraint rattachement_usager_id_fkey;

create function exiger_les_usagers() returns trigger language plpgsql as $$
begin
  if exists (select from nouvelles n where not exists (select from usager u where u.id = n.usager_id offset 0)) then
    raise foreign_key_violation using message = format('a row of %s is about nobody known', tg_table_name), table = tg_table_name;
  end if;
  return null;
end $$;
create function exiger_l_usager() returns trigger language plpgsql as $$
begin
  if not exists (select from usager u where u.id = new.usager_id) then
    raise foreign_key_violation using message = format('a row of %s is about nobody known', tg_table_name), table = tg_table_name;
  end if;
  return null;
end $$;
create function refuser_un_usager_cite() returns trigger language plpgsql as $$
begin
  if exists (select from anciens a join inscription i on i.usager_id = a.id) or exists (select from anciens a join droits_rsa d on d.usager_id = a.id)
    or exists (select from anciens a join rattachement r on r.usager_id = a.id) then
    raise foreign_key_violation using message = 'this person still has rows', table = tg_table_name;
  end if;
  return null;
end $$;
create trigger usagers after insert on inscription referencing new table as nouvelles for each statement execute function exiger_les_usagers();
create trigger usagers after insert on droits_rsa referencing new table as nouvelles for each statement execute function exiger_les_usagers();
create trigger usagers after insert on rattachement referencing new table as nouvelles for each statement execute function exiger_les_usagers();
create trigger usager after update of usager_id on inscription for each row execute function exiger_l_usager();
create trigger usager after update of usager_id on droits_rsa for each row execute function exiger_l_usager();
create trigger usager after update of usager_id on rattachement for each row execute function exiger_l_usager();
create trigger usagers after delete on usager referencing old table as anciens for each statement execute function refuser_un_usager_cite();
