-- Two files made one held one place of a slot; parted, they hold two, and somebody may have taken the place given up meanwhile. Each of them was
-- told of her appointment: nobody loses it, the slot receives one more.
create or replace function tenir_les_places() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  rendu uuid := case when tg_op <> 'INSERT' and old.statut <> 'ANNULE' then old.creneau end;
  pris uuid := case when tg_op <> 'DELETE' and new.statut <> 'ANNULE' then new.creneau end;
begin
  if rendu is distinct from pris then
    update creneau set prises = prises - 1 where id = rendu;
    update creneau set prises = prises + 1,
      places = case when current_setting('plateforme.separation', true) = 'oui' then greatest(places, prises + 1) else places end
    where id = pris;
  end if;
  return null;
end $$;
