-- One announcement opens several horizons: it is named, so that it may end before its day.
alter table tolerance_de_vigilance add annonce uuid;
with annonces as (
  select acteur, ajout, jusque, par, motif, gen_random_uuid() as id from tolerance_de_vigilance
  where par not in ('second facteur', 'motif écrit', 'bris de glace') group by 1, 2, 3, 4, 5)
update tolerance_de_vigilance t set annonce = a.id from annonces a
where (t.acteur, t.ajout, t.jusque, t.par, t.motif) = (a.acteur, a.ajout, a.jusque, a.par, a.motif);
create index on tolerance_de_vigilance (annonce) where annonce is not null;
grant update (jusque) on tolerance_de_vigilance to plateforme_application;
