-- A file of I-MILO that was set aside, of nobody known here: no person to hang the work on, so the line itself waits for somebody of the mission
-- locale. It goes when the file passes; set aside by a human, it says by whom and why, until I-MILO tells it again.
create table rejet_imilo (
  mission_locale text not null references organisation,
  id_dossier text not null,
  motif text not null,
  depuis timestamptz not null,
  vu_le timestamptz not null,
  ecarte_le timestamptz,
  ecarte_par text,
  raison text,
  primary key (mission_locale, id_dossier)
);
grant select, insert, update, delete on rejet_imilo to plateforme_application;
