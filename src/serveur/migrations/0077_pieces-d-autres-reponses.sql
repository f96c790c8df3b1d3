-- She answers a report and a warning as well, and joins to these what shows what she says.
alter table manquement add column pieces_jointes jsonb;
alter table manquement_histoire add column pieces_jointes jsonb;
alter table radiation add column pieces_jointes jsonb;
alter table radiation_histoire add column pieces_jointes jsonb;

drop policy de_la_reponse on piece_jointe;
create policy de_la_reponse on piece_jointe for select to plateforme_application using (
  exists (select from sanction_rsa r where r.usager_id = nullif(current_setting('plateforme.pieces_de', true), '')::bigint
    and r.pieces_jointes @> jsonb_build_array(jsonb_build_object('piece', piece_jointe.id)))
  or exists (select from sanction_demandeur r where r.usager_id = nullif(current_setting('plateforme.pieces_de', true), '')::bigint
    and r.pieces_jointes @> jsonb_build_array(jsonb_build_object('piece', piece_jointe.id)))
  or exists (select from sanction_jeune r where r.usager_id = nullif(current_setting('plateforme.pieces_de', true), '')::bigint
    and r.pieces_jointes @> jsonb_build_array(jsonb_build_object('piece', piece_jointe.id)))
  or exists (select from demande_de_dispense r where r.usager_id = nullif(current_setting('plateforme.pieces_de', true), '')::bigint
    and r.pieces_jointes @> jsonb_build_array(jsonb_build_object('piece', piece_jointe.id)))
  or exists (select from absence r where r.usager_id = nullif(current_setting('plateforme.pieces_de', true), '')::bigint
    and r.pieces_jointes @> jsonb_build_array(jsonb_build_object('piece', piece_jointe.id)))
  or exists (select from manquement r where r.usager_id = nullif(current_setting('plateforme.pieces_de', true), '')::bigint
    and r.pieces_jointes @> jsonb_build_array(jsonb_build_object('piece', piece_jointe.id)))
  or exists (select from radiation r where r.usager_id = nullif(current_setting('plateforme.pieces_de', true), '')::bigint
    and r.pieces_jointes @> jsonb_build_array(jsonb_build_object('piece', piece_jointe.id))));

create or replace function effacer_les_pieces() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  delete from piece_jointe p using jsonb_array_elements(old.pieces_jointes) e where p.id = (e ->> 'piece')::uuid
    and not exists (select from sanction_rsa r where r.pieces_jointes @> jsonb_build_array(e))
    and not exists (select from sanction_rsa_histoire r where r.pieces_jointes @> jsonb_build_array(e))
    and not exists (select from sanction_demandeur r where r.pieces_jointes @> jsonb_build_array(e))
    and not exists (select from sanction_demandeur_histoire r where r.pieces_jointes @> jsonb_build_array(e))
    and not exists (select from sanction_jeune r where r.pieces_jointes @> jsonb_build_array(e))
    and not exists (select from sanction_jeune_histoire r where r.pieces_jointes @> jsonb_build_array(e))
    and not exists (select from demande_de_dispense r where r.pieces_jointes @> jsonb_build_array(e))
    and not exists (select from demande_de_dispense_histoire r where r.pieces_jointes @> jsonb_build_array(e))
    and not exists (select from absence r where r.pieces_jointes @> jsonb_build_array(e))
    and not exists (select from absence_histoire r where r.pieces_jointes @> jsonb_build_array(e))
    and not exists (select from manquement r where r.pieces_jointes @> jsonb_build_array(e))
    and not exists (select from manquement_histoire r where r.pieces_jointes @> jsonb_build_array(e))
    and not exists (select from radiation r where r.pieces_jointes @> jsonb_build_array(e))
    and not exists (select from radiation_histoire r where r.pieces_jointes @> jsonb_build_array(e));
  return null;
end $$;
create index manquement_pieces on manquement using gin (pieces_jointes jsonb_path_ops) where pieces_jointes is not null;
create index manquement_histoire_pieces on manquement_histoire using gin (pieces_jointes jsonb_path_ops) where pieces_jointes is not null;
create index radiation_pieces on radiation using gin (pieces_jointes jsonb_path_ops) where pieces_jointes is not null;
create index radiation_histoire_pieces on radiation_histoire using gin (pieces_jointes jsonb_path_ops) where pieces_jointes is not null;
create constraint trigger pieces after delete on manquement deferrable initially deferred
  for each row when (old.pieces_jointes is not null) execute function effacer_les_pieces();
create constraint trigger pieces after delete on manquement_histoire deferrable initially deferred
  for each row when (old.pieces_jointes is not null) execute function effacer_les_pieces();
create constraint trigger pieces after delete on radiation deferrable initially deferred
  for each row when (old.pieces_jointes is not null) execute function effacer_les_pieces();
create constraint trigger pieces after delete on radiation_histoire deferrable initially deferred
  for each row when (old.pieces_jointes is not null) execute function effacer_les_pieces();
