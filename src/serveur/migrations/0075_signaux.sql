-- What vigilance looks for in the journal once it is written: limits tuned from a day, for one line or for all of them together.
create table limite_de_signal (
  signal text not null,
  ligne text not null default '',
  limite int not null check (limite >= 0),
  depuis date not null,
  motif text not null,
  par text not null,
  posee_le timestamptz not null,
  primary key (signal, ligne, depuis)
);
-- Whom nobody should read without a reason others could guess: a person of public note, or a relation an agent declared.
create table personne_signalee (
  id uuid primary key default gen_random_uuid(),
  organisation text references organisation,
  -- The agent whose relation she is; whoever reads her otherwise.
  acteur text,
  nom text not null,
  prenom text not null,
  motif text not null,
  par text not null,
  le timestamptz not null,
  retiree_le timestamptz
);
alter table alerte add ligne text;
-- Looked for again and again in the same day: said once.
create unique index alerte_de_signal on alerte (mesure, organisation, coalesce(split_part(agent, '|', 1), '|' || application), coalesce(ligne, ''),
  ((le at time zone 'Europe/Paris')::date)) where mesure in ('refus', 'introuvables', 'hors-heures', 'connues', 'collegues');

grant select, insert, update on limite_de_signal to plateforme_application;
grant select, insert on personne_signalee to plateforme_application;
grant update (retiree_le) on personne_signalee to plateforme_application;
