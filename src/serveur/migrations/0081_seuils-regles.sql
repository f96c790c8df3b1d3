-- Limits that stop somebody, tuned from a day in place of the declaration's.
alter table seuil_de_vigilance rename to seuil_declare;
create table seuil_regle (
  genre text not null,
  horizon text not null,
  mesure text not null,
  limite int not null check (limite > 0),
  depuis date not null,
  motif text not null,
  par text not null,
  posee_le timestamptz not null,
  primary key (genre, horizon, mesure, depuis)
);
-- Those in force today, for whoever counts.
create view seuil_de_vigilance as
select s.genre, s.horizon, s.mesure, coalesce(r.limite, s.limite) as limite
from seuil_declare s
left join lateral (select limite from seuil_regle r
  where r.genre = s.genre and r.horizon = s.horizon and r.mesure = s.mesure and r.depuis <= (now() at time zone 'Europe/Paris')::date
  order by depuis desc limit 1) r on true;
grant select on seuil_de_vigilance to plateforme_application;
grant select, insert, update on seuil_regle to plateforme_application;
grant select on acteur_vu to plateforme_application;
