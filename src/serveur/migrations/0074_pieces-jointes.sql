-- What the person joins to her answers: named in the row of the answer, its bytes here under a key of their own.
create table piece_jointe (
  id uuid primary key,
  sha256 text not null,
  cle_chiffree bytea not null,
  octets bytea not null,
  deposee_le timestamptz not null
);
-- Enciphered bytes do not compress; and a key that is enciphered again must not move them.
alter table piece_jointe alter column octets set storage external;

alter table sanction_rsa add column pieces_jointes jsonb;
alter table sanction_rsa_histoire add column pieces_jointes jsonb;
alter table sanction_demandeur add column pieces_jointes jsonb;
alter table sanction_demandeur_histoire add column pieces_jointes jsonb;
alter table sanction_jeune add column pieces_jointes jsonb;
alter table sanction_jeune_histoire add column pieces_jointes jsonb;
alter table demande_de_dispense add column pieces_jointes jsonb;
alter table demande_de_dispense_histoire add column pieces_jointes jsonb;
alter table absence add column pieces_jointes jsonb;
alter table absence_histoire add column pieces_jointes jsonb;

-- Whoever reads the answer opens what is joined to it: of the person the reading names, and of nobody when it names none.
alter table piece_jointe enable row level security;
alter table piece_jointe force row level security;
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
    and r.pieces_jointes @> jsonb_build_array(jsonb_build_object('piece', piece_jointe.id))));
create policy depot on piece_jointe for insert to plateforme_application with check (true);
create policy exploitation on piece_jointe to plateforme_proprietaire using (true) with check (true);
grant select, insert on piece_jointe to plateforme_application;

-- A piece is kept as long as the answer that names it, or its history, and no longer. Looked at on commit: files that are parted are written again.
create function effacer_les_pieces() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
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
    and not exists (select from absence_histoire r where r.pieces_jointes @> jsonb_build_array(e));
  return null;
end $$;
revoke execute on function effacer_les_pieces from public;
create index sanction_rsa_pieces on sanction_rsa using gin (pieces_jointes jsonb_path_ops) where pieces_jointes is not null;
create index sanction_rsa_histoire_pieces on sanction_rsa_histoire using gin (pieces_jointes jsonb_path_ops) where pieces_jointes is not null;
create index sanction_demandeur_pieces on sanction_demandeur using gin (pieces_jointes jsonb_path_ops) where pieces_jointes is not null;
create index sanction_demandeur_histoire_pieces on sanction_demandeur_histoire using gin (pieces_jointes jsonb_path_ops) where pieces_jointes is not null;
create index sanction_jeune_pieces on sanction_jeune using gin (pieces_jointes jsonb_path_ops) where pieces_jointes is not null;
create index sanction_jeune_histoire_pieces on sanction_jeune_histoire using gin (pieces_jointes jsonb_path_ops) where pieces_jointes is not null;
create index demande_de_dispense_pieces on demande_de_dispense using gin (pieces_jointes jsonb_path_ops) where pieces_jointes is not null;
create index demande_de_dispense_histoire_pieces on demande_de_dispense_histoire using gin (pieces_jointes jsonb_path_ops) where pieces_jointes is not null;
create index absence_pieces on absence using gin (pieces_jointes jsonb_path_ops) where pieces_jointes is not null;
create index absence_histoire_pieces on absence_histoire using gin (pieces_jointes jsonb_path_ops) where pieces_jointes is not null;
create constraint trigger pieces after delete on sanction_rsa deferrable initially deferred
  for each row when (old.pieces_jointes is not null) execute function effacer_les_pieces();
create constraint trigger pieces after delete on sanction_rsa_histoire deferrable initially deferred
  for each row when (old.pieces_jointes is not null) execute function effacer_les_pieces();
create constraint trigger pieces after delete on sanction_demandeur deferrable initially deferred
  for each row when (old.pieces_jointes is not null) execute function effacer_les_pieces();
create constraint trigger pieces after delete on sanction_demandeur_histoire deferrable initially deferred
  for each row when (old.pieces_jointes is not null) execute function effacer_les_pieces();
create constraint trigger pieces after delete on sanction_jeune deferrable initially deferred
  for each row when (old.pieces_jointes is not null) execute function effacer_les_pieces();
create constraint trigger pieces after delete on sanction_jeune_histoire deferrable initially deferred
  for each row when (old.pieces_jointes is not null) execute function effacer_les_pieces();
create constraint trigger pieces after delete on demande_de_dispense deferrable initially deferred
  for each row when (old.pieces_jointes is not null) execute function effacer_les_pieces();
create constraint trigger pieces after delete on demande_de_dispense_histoire deferrable initially deferred
  for each row when (old.pieces_jointes is not null) execute function effacer_les_pieces();
create constraint trigger pieces after delete on absence deferrable initially deferred
  for each row when (old.pieces_jointes is not null) execute function effacer_les_pieces();
create constraint trigger pieces after delete on absence_histoire deferrable initially deferred
  for each row when (old.pieces_jointes is not null) execute function effacer_les_pieces();
