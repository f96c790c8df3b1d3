create table actualisation (
  usager_id bigint not null references usager,
  numero smallint not null,
  version int not null,
  enregistre_le timestamptz not null,
  auteur_organisation text not null,
  auteur_structure text,
  auteur_agent text,
  auteur_application text,
  modifies text[] not null,
  cherche_toujours boolean not null,
  heures_travaillees double precision not null,
  indisponible text,
  periode text not null,
  declaree_par text not null,
  le date not null,
  en_retard boolean not null,
  categorie text,
  primary key (usager_id, numero)
);
create table actualisation_histoire (like actualisation, remplace_le timestamptz not null, primary key (usager_id, numero, version));
grant select, insert, update on actualisation to plateforme_application;
grant select, insert on actualisation_histoire to plateforme_application;

-- Those registered before a window opened, with what the rule asks of each; the rule itself is not here.
create function inscrits_a_actualiser(p_du date) returns table (usager_id bigint, categorie text, date_inscription date, contrat_signe boolean)
language sql stable security definer set search_path = public, pg_temp as $$
  select i.usager_id, i.categorie, i.date_inscription,
    exists (select from contrat_engagement c where c.usager_id = i.usager_id and c.signe_le is not null)
  from inscription i join usager u on u.id = i.usager_id
  where i.statut = 'inscrit' and i.date_inscription < p_du and i.date_effet_statut < p_du and u.fusionne_dans is null
$$;

-- Expects a declaration of those the rule holds to it, each once: a reminder on its day, then the effect of silence. Who has declared
-- already, or is expected already, is left alone.
create function attendre_les_actualisations(p_tenus jsonb, p_objet text, p_du date, p_rappel date, p_effet date, p_instant timestamptz)
returns int language plpgsql security definer set search_path = public, pg_temp as $$
declare n int;
begin
  with tenus as (select * from jsonb_to_recordset(p_tenus) as t (categorie text, date_inscription date, contrat_signe boolean)),
  attendus as (
    select i.usager_id, r.organisation from inscrits_a_actualiser(p_du) i
    join tenus t on t.categorie is not distinct from i.categorie and t.date_inscription = i.date_inscription and t.contrat_signe = i.contrat_signe
    cross join lateral (select r.organisation from rattachement r where r.usager_id = i.usager_id and r.motif = 'tenue-de-la-liste'
      and r.du <= p_effet and (r.au is null or r.au >= p_du) order by r.numero desc limit 1) r
    where not exists (select from actualisation a where a.usager_id = i.usager_id and 'actualisation:' || a.periode = p_objet)
      and not exists (select from echeance e where e.dossier = i.usager_id and e.nature = 'actualisation-manquee' and e.objet = p_objet)),
  ouvertes as (
    insert into echeance (nature, usager_id, dossier, objet, jour, organisation, ouverte_le)
    select v.nature, a.usager_id, a.usager_id, p_objet, v.jour, a.organisation, p_instant
    from attendus a cross join (values ('actualisation-a-rappeler', p_rappel), ('actualisation-manquee', p_effet)) v (nature, jour)
    on conflict (dossier, nature, objet) where close_le is null do nothing returning nature)
  select count(*) filter (where nature = 'actualisation-manquee') into n from ouvertes;
  return n;
end $$;
revoke execute on function inscrits_a_actualiser, attendre_les_actualisations from public;
grant execute on function inscrits_a_actualiser, attendre_les_actualisations to plateforme_application;
