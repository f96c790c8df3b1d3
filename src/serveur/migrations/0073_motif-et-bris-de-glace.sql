-- Between the second factor and the stop, a reason: whoever is asked one writes it, and goes on.
alter table blocage drop constraint blocage_palier_check, drop constraint blocage_check,
  add constraint blocage_palier_check check (palier in ('second-facteur', 'motif', 'arret')),
  -- Nobody opens alone again what was stopped.
  add constraint blocage_check check (leve_le is null or palier = 'second-facteur' or (palier = 'motif' and motif_de_levee <> '')
    or (demande_de_levee_par is not null and leve_par <> demande_de_levee_par));

-- One person opened for a time, by a reason, to an agent whom vigilance stopped.
create table bris_de_glace (
  id uuid primary key default gen_random_uuid(),
  acteur text not null,
  organisation text not null,
  structure text,
  agent text not null,
  usager_id bigint not null references usager,
  motif text not null check (motif <> ''),
  alerte uuid not null references alerte,
  depuis timestamptz not null,
  jusque timestamptz not null,
  referme_le timestamptz,
  referme_par text,
  check ((referme_le is null) = (referme_par is null))
);
create index on bris_de_glace (acteur, depuis);
create index on bris_de_glace (usager_id);
create index on bris_de_glace (organisation, depuis);
grant select, insert on bris_de_glace to plateforme_application;
grant update (referme_le, referme_par) on bris_de_glace to plateforme_application;

-- When whoever watches was told.
alter table alerte add dite_le timestamptz;
update alerte set dite_le = le;
create index on alerte (le) where dite_le is null;
grant update (dite_le) on alerte to plateforme_application;
