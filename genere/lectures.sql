-- identite.tenueDeLaListe.consulter
create or replace function lire_identite_tenue_de_la_liste(p_ligne int, p_jour date, p_usagers bigint[], p_organisations text[],
  p_structures text[], p_personnes bigint[], p_agents text[], p_applications text[], p_correlations text[])
returns table (rang int, version int, document text) language plpgsql set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
begin
  perform set_config('plateforme.organisations', array_to_string(p_organisations, ','), true),
    set_config('plateforme.personnes', array_to_string(p_personnes, ','), true),
    set_config('plateforme.jour', p_jour::text, true);
  return query
  with demande as materialized (
    select d.*, d.ordinality::int as rang
    from unnest(p_usagers, p_organisations, p_structures, p_personnes, p_agents, p_applications, p_correlations)
      with ordinality as d(usager_id, organisation, structure, personne, agent, application, correlation)),
  visible as (
    select cible.rang, cible.usager_id from demande cible
    where exists (select from suivi s where s.usager_id = cible.usager_id and s.organisation = any(array[cible.organisation])
    and (cible.structure is null or s.structure is null or s.structure = cible.structure) and s.motif in ('tenue-de-la-liste')
    and s.du <= p_jour and (s.au is null or s.au >= p_jour))),
  lu as materialized (
    select d.rang, r.version, json_build_object('version', r.version, 'misAJour', json_build_object('le', r.enregistre_le,
    'par', r.auteur_organisation, 'structure', r.auteur_structure), 'donnees', json_build_object('civilite', r.civilite, 'nom', r.nom, 'nomNaissance', r.nom_naissance, 'prenom', r.prenom, 'dateNaissance', r.date_naissance, 'nir', encode(r.nir_chiffre, 'base64'), 'identiteCertifiee', r.identite_certifiee, 'numeroFranceTravail', r.numero_france_travail, 'adresse', r.adresse, 'emails', r.emails, 'telephones', r.telephones))::text as document
      from visible d join identite r on r.usager_id = d.usager_id),
  trace as (
    insert into journal (ligne, organisation, structure, agent, application, usager_id, issue, correlation)
    select p_ligne, d.organisation, d.structure, d.agent, d.application, d.usager_id,
      case when l.rang is null then 'invisible' else 'servi' end, d.correlation
    from demande d left join lu l on l.rang = d.rang)
  select l.rang, l.version, l.document from lu l;
end $$;

-- identite.accompagnement.consulter
create or replace function lire_identite_accompagnement(p_ligne int, p_jour date, p_usagers bigint[], p_organisations text[],
  p_structures text[], p_personnes bigint[], p_agents text[], p_applications text[], p_correlations text[])
returns table (rang int, version int, document text) language plpgsql set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
begin
  perform set_config('plateforme.organisations', array_to_string(p_organisations, ','), true),
    set_config('plateforme.personnes', array_to_string(p_personnes, ','), true),
    set_config('plateforme.jour', p_jour::text, true);
  return query
  with demande as materialized (
    select d.*, d.ordinality::int as rang
    from unnest(p_usagers, p_organisations, p_structures, p_personnes, p_agents, p_applications, p_correlations)
      with ordinality as d(usager_id, organisation, structure, personne, agent, application, correlation)),
  visible as (
    select cible.rang, cible.usager_id from demande cible
    where exists (select from suivi s where s.usager_id = cible.usager_id and s.organisation = any(array[cible.organisation])
    and (cible.structure is null or s.structure is null or s.structure = cible.structure) and s.motif in ('accompagnement', 'competence-orientation', 'procedure-en-cours')
    and s.du <= p_jour and (s.au is null or s.au >= p_jour))),
  lu as materialized (
    select d.rang, r.version, json_build_object('version', r.version, 'misAJour', json_build_object('le', r.enregistre_le,
    'par', r.auteur_organisation, 'structure', r.auteur_structure), 'donnees', json_build_object('civilite', r.civilite, 'nom', r.nom, 'nomNaissance', r.nom_naissance, 'prenom', r.prenom, 'dateNaissance', r.date_naissance, 'identiteCertifiee', r.identite_certifiee, 'numeroFranceTravail', r.numero_france_travail, 'adresse', r.adresse, 'emails', r.emails, 'telephones', r.telephones))::text as document
      from visible d join identite r on r.usager_id = d.usager_id),
  trace as (
    insert into journal (ligne, organisation, structure, agent, application, usager_id, issue, correlation)
    select p_ligne, d.organisation, d.structure, d.agent, d.application, d.usager_id,
      case when l.rang is null then 'invisible' else 'servi' end, d.correlation
    from demande d left join lu l on l.rang = d.rang)
  select l.rang, l.version, l.document from lu l;
end $$;

-- identite.versementRsa.consulter
create or replace function lire_identite_versement_rsa(p_ligne int, p_jour date, p_usagers bigint[], p_organisations text[],
  p_structures text[], p_personnes bigint[], p_agents text[], p_applications text[], p_correlations text[])
returns table (rang int, version int, document text) language plpgsql set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
begin
  perform set_config('plateforme.organisations', array_to_string(p_organisations, ','), true),
    set_config('plateforme.personnes', array_to_string(p_personnes, ','), true),
    set_config('plateforme.jour', p_jour::text, true);
  return query
  with demande as materialized (
    select d.*, d.ordinality::int as rang
    from unnest(p_usagers, p_organisations, p_structures, p_personnes, p_agents, p_applications, p_correlations)
      with ordinality as d(usager_id, organisation, structure, personne, agent, application, correlation)),
  visible as (
    select cible.rang, cible.usager_id from demande cible
    where exists (select from suivi s where s.usager_id = cible.usager_id and s.organisation = any(array[cible.organisation])
    and (cible.structure is null or s.structure is null or s.structure = cible.structure) and s.motif in ('versement-rsa')
    and s.du <= p_jour and (s.au is null or s.au >= p_jour))),
  lu as materialized (
    select d.rang, r.version, json_build_object('version', r.version, 'misAJour', json_build_object('le', r.enregistre_le,
    'par', r.auteur_organisation, 'structure', r.auteur_structure), 'donnees', json_build_object('civilite', r.civilite, 'nom', r.nom, 'nomNaissance', r.nom_naissance, 'prenom', r.prenom, 'dateNaissance', r.date_naissance, 'nir', encode(r.nir_chiffre, 'base64'), 'identiteCertifiee', r.identite_certifiee, 'numeroFranceTravail', r.numero_france_travail, 'adresse', r.adresse))::text as document
      from visible d join identite r on r.usager_id = d.usager_id),
  trace as (
    insert into journal (ligne, organisation, structure, agent, application, usager_id, issue, correlation)
    select p_ligne, d.organisation, d.structure, d.agent, d.application, d.usager_id,
      case when l.rang is null then 'invisible' else 'servi' end, d.correlation
    from demande d left join lu l on l.rang = d.rang)
  select l.rang, l.version, l.document from lu l;
end $$;

-- identite.eligibiliteIae.consulter
create or replace function lire_identite_eligibilite_iae(p_ligne int, p_jour date, p_usagers bigint[], p_organisations text[],
  p_structures text[], p_personnes bigint[], p_agents text[], p_applications text[], p_correlations text[])
returns table (rang int, version int, document text) language plpgsql set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
begin
  perform set_config('plateforme.organisations', array_to_string(p_organisations, ','), true),
    set_config('plateforme.personnes', array_to_string(p_personnes, ','), true),
    set_config('plateforme.jour', p_jour::text, true);
  return query
  with demande as materialized (
    select d.*, d.ordinality::int as rang
    from unnest(p_usagers, p_organisations, p_structures, p_personnes, p_agents, p_applications, p_correlations)
      with ordinality as d(usager_id, organisation, structure, personne, agent, application, correlation)),
  visible as (
    select cible.rang, cible.usager_id from demande cible
    where exists (select from suivi s where s.usager_id = cible.usager_id and s.organisation = any(array[cible.organisation])
    and (cible.structure is null or s.structure is null or s.structure = cible.structure) and s.motif in ('insertion-iae')
    and s.du <= p_jour and (s.au is null or s.au >= p_jour))),
  lu as materialized (
    select d.rang, r.version, json_build_object('version', r.version, 'misAJour', json_build_object('le', r.enregistre_le,
    'par', r.auteur_organisation, 'structure', r.auteur_structure), 'donnees', json_build_object('civilite', r.civilite, 'nom', r.nom, 'prenom', r.prenom, 'dateNaissance', r.date_naissance, 'identiteCertifiee', r.identite_certifiee, 'numeroFranceTravail', r.numero_france_travail, 'adresse', r.adresse, 'emails', r.emails, 'telephones', r.telephones))::text as document
      from visible d join identite r on r.usager_id = d.usager_id),
  trace as (
    insert into journal (ligne, organisation, structure, agent, application, usager_id, issue, correlation)
    select p_ligne, d.organisation, d.structure, d.agent, d.application, d.usager_id,
      case when l.rang is null then 'invisible' else 'servi' end, d.correlation
    from demande d left join lu l on l.rang = d.rang)
  select l.rang, l.version, l.document from lu l;
end $$;

-- identite.accesDeLaPersonne.consulter
create or replace function lire_identite_acces_de_la_personne(p_ligne int, p_jour date, p_usagers bigint[], p_organisations text[],
  p_structures text[], p_personnes bigint[], p_agents text[], p_applications text[], p_correlations text[])
returns table (rang int, version int, document text) language plpgsql set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
begin
  perform set_config('plateforme.organisations', array_to_string(p_organisations, ','), true),
    set_config('plateforme.personnes', array_to_string(p_personnes, ','), true),
    set_config('plateforme.jour', p_jour::text, true);
  return query
  with demande as materialized (
    select d.*, d.ordinality::int as rang
    from unnest(p_usagers, p_organisations, p_structures, p_personnes, p_agents, p_applications, p_correlations)
      with ordinality as d(usager_id, organisation, structure, personne, agent, application, correlation)),
  visible as (
    select cible.rang, cible.usager_id from demande cible
    where cible.usager_id = any(array[cible.personne])),
  lu as materialized (
    select d.rang, r.version, json_build_object('version', r.version, 'misAJour', json_build_object('le', r.enregistre_le,
    'par', r.auteur_organisation, 'structure', r.auteur_structure), 'donnees', json_build_object('civilite', r.civilite, 'nom', r.nom, 'nomNaissance', r.nom_naissance, 'prenom', r.prenom, 'dateNaissance', r.date_naissance, 'nir', encode(r.nir_chiffre, 'base64'), 'identiteCertifiee', r.identite_certifiee, 'numeroFranceTravail', r.numero_france_travail, 'adresse', r.adresse, 'emails', r.emails, 'telephones', r.telephones))::text as document
      from visible d join identite r on r.usager_id = d.usager_id),
  trace as (
    insert into journal (ligne, organisation, structure, agent, application, usager_id, issue, correlation)
    select p_ligne, d.organisation, d.structure, d.agent, d.application, d.usager_id,
      case when l.rang is null then 'invisible' else 'servi' end, d.correlation
    from demande d left join lu l on l.rang = d.rang)
  select l.rang, l.version, l.document from lu l;
end $$;

-- inscription.tenueDeLaListe.consulter
create or replace function lire_inscription_tenue_de_la_liste(p_ligne int, p_jour date, p_usagers bigint[], p_organisations text[],
  p_structures text[], p_personnes bigint[], p_agents text[], p_applications text[], p_correlations text[])
returns table (rang int, version int, document text) language plpgsql set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
begin
  perform set_config('plateforme.organisations', array_to_string(p_organisations, ','), true),
    set_config('plateforme.personnes', array_to_string(p_personnes, ','), true),
    set_config('plateforme.jour', p_jour::text, true);
  return query
  with demande as materialized (
    select d.*, d.ordinality::int as rang
    from unnest(p_usagers, p_organisations, p_structures, p_personnes, p_agents, p_applications, p_correlations)
      with ordinality as d(usager_id, organisation, structure, personne, agent, application, correlation)),
  visible as (
    select cible.rang, cible.usager_id from demande cible
    where exists (select from suivi s where s.usager_id = cible.usager_id and s.organisation = any(array[cible.organisation])
    and (cible.structure is null or s.structure is null or s.structure = cible.structure) and s.motif in ('tenue-de-la-liste')
    and s.du <= p_jour and (s.au is null or s.au >= p_jour))),
  lu as materialized (
    select d.rang, r.version, json_build_object('version', r.version, 'misAJour', json_build_object('le', r.enregistre_le,
    'par', r.auteur_organisation, 'structure', r.auteur_structure), 'donnees', json_build_object('statut', r.statut, 'categorie', r.categorie, 'origine', r.origine, 'motif', r.motif, 'dateInscription', r.date_inscription, 'dateEffetStatut', r.date_effet_statut, 'motifFin', r.motif_fin))::text as document
      from visible d join inscription r on r.usager_id = d.usager_id),
  trace as (
    insert into journal (ligne, organisation, structure, agent, application, usager_id, issue, correlation)
    select p_ligne, d.organisation, d.structure, d.agent, d.application, d.usager_id,
      case when l.rang is null then 'invisible' else 'servi' end, d.correlation
    from demande d left join lu l on l.rang = d.rang)
  select l.rang, l.version, l.document from lu l;
end $$;

-- inscription.accompagnement.consulter
create or replace function lire_inscription_accompagnement(p_ligne int, p_jour date, p_usagers bigint[], p_organisations text[],
  p_structures text[], p_personnes bigint[], p_agents text[], p_applications text[], p_correlations text[])
returns table (rang int, version int, document text) language plpgsql set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
begin
  perform set_config('plateforme.organisations', array_to_string(p_organisations, ','), true),
    set_config('plateforme.personnes', array_to_string(p_personnes, ','), true),
    set_config('plateforme.jour', p_jour::text, true);
  return query
  with demande as materialized (
    select d.*, d.ordinality::int as rang
    from unnest(p_usagers, p_organisations, p_structures, p_personnes, p_agents, p_applications, p_correlations)
      with ordinality as d(usager_id, organisation, structure, personne, agent, application, correlation)),
  visible as (
    select cible.rang, cible.usager_id from demande cible
    where exists (select from suivi s where s.usager_id = cible.usager_id and s.organisation = any(array[cible.organisation])
    and (cible.structure is null or s.structure is null or s.structure = cible.structure) and s.motif in ('accompagnement', 'competence-orientation')
    and s.du <= p_jour and (s.au is null or s.au >= p_jour))),
  lu as materialized (
    select d.rang, r.version, json_build_object('version', r.version, 'misAJour', json_build_object('le', r.enregistre_le,
    'par', r.auteur_organisation, 'structure', r.auteur_structure), 'donnees', json_build_object('statut', r.statut, 'categorie', r.categorie, 'origine', r.origine, 'motif', r.motif, 'dateInscription', r.date_inscription, 'dateEffetStatut', r.date_effet_statut, 'motifFin', r.motif_fin))::text as document
      from visible d join inscription r on r.usager_id = d.usager_id),
  trace as (
    insert into journal (ligne, organisation, structure, agent, application, usager_id, issue, correlation)
    select p_ligne, d.organisation, d.structure, d.agent, d.application, d.usager_id,
      case when l.rang is null then 'invisible' else 'servi' end, d.correlation
    from demande d left join lu l on l.rang = d.rang)
  select l.rang, l.version, l.document from lu l;
end $$;

-- inscription.versementRsa.consulter
create or replace function lire_inscription_versement_rsa(p_ligne int, p_jour date, p_usagers bigint[], p_organisations text[],
  p_structures text[], p_personnes bigint[], p_agents text[], p_applications text[], p_correlations text[])
returns table (rang int, version int, document text) language plpgsql set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
begin
  perform set_config('plateforme.organisations', array_to_string(p_organisations, ','), true),
    set_config('plateforme.personnes', array_to_string(p_personnes, ','), true),
    set_config('plateforme.jour', p_jour::text, true);
  return query
  with demande as materialized (
    select d.*, d.ordinality::int as rang
    from unnest(p_usagers, p_organisations, p_structures, p_personnes, p_agents, p_applications, p_correlations)
      with ordinality as d(usager_id, organisation, structure, personne, agent, application, correlation)),
  visible as (
    select cible.rang, cible.usager_id from demande cible
    where exists (select from suivi s where s.usager_id = cible.usager_id and s.organisation = any(array[cible.organisation])
    and (cible.structure is null or s.structure is null or s.structure = cible.structure) and s.motif in ('versement-rsa')
    and s.du <= p_jour and (s.au is null or s.au >= p_jour))),
  lu as materialized (
    select d.rang, r.version, json_build_object('version', r.version, 'misAJour', json_build_object('le', r.enregistre_le,
    'par', r.auteur_organisation, 'structure', r.auteur_structure), 'donnees', json_build_object('statut', r.statut, 'dateEffetStatut', r.date_effet_statut))::text as document
      from visible d join inscription r on r.usager_id = d.usager_id),
  trace as (
    insert into journal (ligne, organisation, structure, agent, application, usager_id, issue, correlation)
    select p_ligne, d.organisation, d.structure, d.agent, d.application, d.usager_id,
      case when l.rang is null then 'invisible' else 'servi' end, d.correlation
    from demande d left join lu l on l.rang = d.rang)
  select l.rang, l.version, l.document from lu l;
end $$;

-- inscription.eligibiliteIae.consulter
create or replace function lire_inscription_eligibilite_iae(p_ligne int, p_jour date, p_usagers bigint[], p_organisations text[],
  p_structures text[], p_personnes bigint[], p_agents text[], p_applications text[], p_correlations text[])
returns table (rang int, version int, document text) language plpgsql set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
begin
  perform set_config('plateforme.organisations', array_to_string(p_organisations, ','), true),
    set_config('plateforme.personnes', array_to_string(p_personnes, ','), true),
    set_config('plateforme.jour', p_jour::text, true);
  return query
  with demande as materialized (
    select d.*, d.ordinality::int as rang
    from unnest(p_usagers, p_organisations, p_structures, p_personnes, p_agents, p_applications, p_correlations)
      with ordinality as d(usager_id, organisation, structure, personne, agent, application, correlation)),
  visible as (
    select cible.rang, cible.usager_id from demande cible
    where exists (select from suivi s where s.usager_id = cible.usager_id and s.organisation = any(array[cible.organisation])
    and (cible.structure is null or s.structure is null or s.structure = cible.structure) and s.motif in ('insertion-iae')
    and s.du <= p_jour and (s.au is null or s.au >= p_jour))),
  lu as materialized (
    select d.rang, r.version, json_build_object('version', r.version, 'misAJour', json_build_object('le', r.enregistre_le,
    'par', r.auteur_organisation, 'structure', r.auteur_structure), 'donnees', json_build_object('statut', r.statut, 'dateInscription', r.date_inscription, 'dateEffetStatut', r.date_effet_statut))::text as document
      from visible d join inscription r on r.usager_id = d.usager_id),
  trace as (
    insert into journal (ligne, organisation, structure, agent, application, usager_id, issue, correlation)
    select p_ligne, d.organisation, d.structure, d.agent, d.application, d.usager_id,
      case when l.rang is null then 'invisible' else 'servi' end, d.correlation
    from demande d left join lu l on l.rang = d.rang)
  select l.rang, l.version, l.document from lu l;
end $$;

-- inscription.accesDeLaPersonne.consulter
create or replace function lire_inscription_acces_de_la_personne(p_ligne int, p_jour date, p_usagers bigint[], p_organisations text[],
  p_structures text[], p_personnes bigint[], p_agents text[], p_applications text[], p_correlations text[])
returns table (rang int, version int, document text) language plpgsql set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
begin
  perform set_config('plateforme.organisations', array_to_string(p_organisations, ','), true),
    set_config('plateforme.personnes', array_to_string(p_personnes, ','), true),
    set_config('plateforme.jour', p_jour::text, true);
  return query
  with demande as materialized (
    select d.*, d.ordinality::int as rang
    from unnest(p_usagers, p_organisations, p_structures, p_personnes, p_agents, p_applications, p_correlations)
      with ordinality as d(usager_id, organisation, structure, personne, agent, application, correlation)),
  visible as (
    select cible.rang, cible.usager_id from demande cible
    where cible.usager_id = any(array[cible.personne])),
  lu as materialized (
    select d.rang, r.version, json_build_object('version', r.version, 'misAJour', json_build_object('le', r.enregistre_le,
    'par', r.auteur_organisation, 'structure', r.auteur_structure), 'donnees', json_build_object('statut', r.statut, 'categorie', r.categorie, 'origine', r.origine, 'motif', r.motif, 'dateInscription', r.date_inscription, 'dateEffetStatut', r.date_effet_statut, 'motifFin', r.motif_fin))::text as document
      from visible d join inscription r on r.usager_id = d.usager_id),
  trace as (
    insert into journal (ligne, organisation, structure, agent, application, usager_id, issue, correlation)
    select p_ligne, d.organisation, d.structure, d.agent, d.application, d.usager_id,
      case when l.rang is null then 'invisible' else 'servi' end, d.correlation
    from demande d left join lu l on l.rang = d.rang)
  select l.rang, l.version, l.document from lu l;
end $$;

-- actualisation.tenueDeLaListe.consulter
create or replace function lire_actualisation_tenue_de_la_liste(p_ligne int, p_jour date, p_usagers bigint[], p_organisations text[],
  p_structures text[], p_personnes bigint[], p_agents text[], p_applications text[], p_correlations text[])
returns table (rang int, version int, document text) language plpgsql set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
begin
  perform set_config('plateforme.organisations', array_to_string(p_organisations, ','), true),
    set_config('plateforme.personnes', array_to_string(p_personnes, ','), true),
    set_config('plateforme.jour', p_jour::text, true);
  return query
  with demande as materialized (
    select d.*, d.ordinality::int as rang
    from unnest(p_usagers, p_organisations, p_structures, p_personnes, p_agents, p_applications, p_correlations)
      with ordinality as d(usager_id, organisation, structure, personne, agent, application, correlation)),
  visible as (
    select cible.rang, cible.usager_id from demande cible
    where exists (select from suivi s where s.usager_id = cible.usager_id and s.organisation = any(array[cible.organisation])
    and (cible.structure is null or s.structure is null or s.structure = cible.structure) and s.motif in ('tenue-de-la-liste')
    and s.du <= p_jour and (s.au is null or s.au >= p_jour))),
  lu as materialized (
    select d.rang, coalesce(max(r.version), 0) as version, json_build_object('elements', coalesce(json_agg(json_build_object('numero', r.numero, 'version', r.version, 'misAJour', json_build_object('le', r.enregistre_le,
    'par', r.auteur_organisation, 'structure', r.auteur_structure), 'donnees', json_build_object('chercheToujours', r.cherche_toujours, 'heuresTravaillees', r.heures_travaillees, 'indisponible', r.indisponible, 'periode', r.periode, 'declareePar', r.declaree_par, 'declarant', r.declarant, 'le', r.le, 'enRetard', r.en_retard, 'categorie', r.categorie)) order by r.numero) filter (where r.numero is not null), '[]'::json))::text as document
      from visible d left join actualisation r on r.usager_id = d.usager_id group by d.rang),
  trace as (
    insert into journal (ligne, organisation, structure, agent, application, usager_id, issue, correlation)
    select p_ligne, d.organisation, d.structure, d.agent, d.application, d.usager_id,
      case when l.rang is null then 'invisible' else 'servi' end, d.correlation
    from demande d left join lu l on l.rang = d.rang)
  select l.rang, l.version, l.document from lu l;
end $$;

-- actualisation.accompagnement.consulter
create or replace function lire_actualisation_accompagnement(p_ligne int, p_jour date, p_usagers bigint[], p_organisations text[],
  p_structures text[], p_personnes bigint[], p_agents text[], p_applications text[], p_correlations text[])
returns table (rang int, version int, document text) language plpgsql set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
begin
  perform set_config('plateforme.organisations', array_to_string(p_organisations, ','), true),
    set_config('plateforme.personnes', array_to_string(p_personnes, ','), true),
    set_config('plateforme.jour', p_jour::text, true);
  return query
  with demande as materialized (
    select d.*, d.ordinality::int as rang
    from unnest(p_usagers, p_organisations, p_structures, p_personnes, p_agents, p_applications, p_correlations)
      with ordinality as d(usager_id, organisation, structure, personne, agent, application, correlation)),
  visible as (
    select cible.rang, cible.usager_id from demande cible
    where exists (select from suivi s where s.usager_id = cible.usager_id and s.organisation = any(array[cible.organisation])
    and (cible.structure is null or s.structure is null or s.structure = cible.structure) and s.motif in ('accompagnement', 'competence-orientation')
    and s.du <= p_jour and (s.au is null or s.au >= p_jour))),
  lu as materialized (
    select d.rang, coalesce(max(r.version), 0) as version, json_build_object('elements', coalesce(json_agg(json_build_object('numero', r.numero, 'version', r.version, 'misAJour', json_build_object('le', r.enregistre_le,
    'par', r.auteur_organisation, 'structure', r.auteur_structure), 'donnees', json_build_object('periode', r.periode, 'le', r.le, 'enRetard', r.en_retard)) order by r.numero) filter (where r.numero is not null), '[]'::json))::text as document
      from visible d left join actualisation r on r.usager_id = d.usager_id group by d.rang),
  trace as (
    insert into journal (ligne, organisation, structure, agent, application, usager_id, issue, correlation)
    select p_ligne, d.organisation, d.structure, d.agent, d.application, d.usager_id,
      case when l.rang is null then 'invisible' else 'servi' end, d.correlation
    from demande d left join lu l on l.rang = d.rang)
  select l.rang, l.version, l.document from lu l;
end $$;

-- actualisation.accesDeLaPersonne.consulter
create or replace function lire_actualisation_acces_de_la_personne(p_ligne int, p_jour date, p_usagers bigint[], p_organisations text[],
  p_structures text[], p_personnes bigint[], p_agents text[], p_applications text[], p_correlations text[])
returns table (rang int, version int, document text) language plpgsql set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
begin
  perform set_config('plateforme.organisations', array_to_string(p_organisations, ','), true),
    set_config('plateforme.personnes', array_to_string(p_personnes, ','), true),
    set_config('plateforme.jour', p_jour::text, true);
  return query
  with demande as materialized (
    select d.*, d.ordinality::int as rang
    from unnest(p_usagers, p_organisations, p_structures, p_personnes, p_agents, p_applications, p_correlations)
      with ordinality as d(usager_id, organisation, structure, personne, agent, application, correlation)),
  visible as (
    select cible.rang, cible.usager_id from demande cible
    where cible.usager_id = any(array[cible.personne])),
  lu as materialized (
    select d.rang, coalesce(max(r.version), 0) as version, json_build_object('elements', coalesce(json_agg(json_build_object('numero', r.numero, 'version', r.version, 'misAJour', json_build_object('le', r.enregistre_le,
    'par', r.auteur_organisation, 'structure', r.auteur_structure), 'donnees', json_build_object('chercheToujours', r.cherche_toujours, 'heuresTravaillees', r.heures_travaillees, 'indisponible', r.indisponible, 'periode', r.periode, 'declareePar', r.declaree_par, 'declarant', r.declarant, 'le', r.le, 'enRetard', r.en_retard, 'categorie', r.categorie)) order by r.numero) filter (where r.numero is not null), '[]'::json))::text as document
      from visible d left join actualisation r on r.usager_id = d.usager_id group by d.rang),
  trace as (
    insert into journal (ligne, organisation, structure, agent, application, usager_id, issue, correlation)
    select p_ligne, d.organisation, d.structure, d.agent, d.application, d.usager_id,
      case when l.rang is null then 'invisible' else 'servi' end, d.correlation
    from demande d left join lu l on l.rang = d.rang)
  select l.rang, l.version, l.document from lu l;
end $$;

-- droitsRsa.versementRsa.consulter
create or replace function lire_droits_rsa_versement_rsa(p_ligne int, p_jour date, p_usagers bigint[], p_organisations text[],
  p_structures text[], p_personnes bigint[], p_agents text[], p_applications text[], p_correlations text[])
returns table (rang int, version int, document text) language plpgsql set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
begin
  perform set_config('plateforme.organisations', array_to_string(p_organisations, ','), true),
    set_config('plateforme.personnes', array_to_string(p_personnes, ','), true),
    set_config('plateforme.jour', p_jour::text, true);
  return query
  with demande as materialized (
    select d.*, d.ordinality::int as rang
    from unnest(p_usagers, p_organisations, p_structures, p_personnes, p_agents, p_applications, p_correlations)
      with ordinality as d(usager_id, organisation, structure, personne, agent, application, correlation)),
  visible as (
    select cible.rang, cible.usager_id from demande cible
    where exists (select from suivi s where s.usager_id = cible.usager_id and s.organisation = any(array[cible.organisation])
    and (cible.structure is null or s.structure is null or s.structure = cible.structure) and s.motif in ('versement-rsa')
    and s.du <= p_jour and (s.au is null or s.au >= p_jour))),
  lu as materialized (
    select d.rang, coalesce(max(r.version), 0) as version, json_build_object('elements', coalesce(json_agg(json_build_object('numero', r.numero, 'version', r.version, 'misAJour', json_build_object('le', r.enregistre_le,
    'par', r.auteur_organisation, 'structure', r.auteur_structure), 'donnees', json_build_object('numeroDemande', r.numero_demande, 'dateDemande', r.date_demande, 'caisse', r.caisse, 'matricule', r.matricule, 'departement', r.departement, 'role', r.role, 'etatDossier', r.etat_dossier, 'soumisDroitsEtDevoirs', r.soumis_droits_et_devoirs, 'motifSuspension', r.motif_suspension, 'motifCloture', r.motif_cloture, 'dateCloture', r.date_cloture)) order by r.numero) filter (where r.numero is not null), '[]'::json))::text as document
      from visible d left join droits_rsa r on r.usager_id = d.usager_id group by d.rang),
  trace as (
    insert into journal (ligne, organisation, structure, agent, application, usager_id, issue, correlation)
    select p_ligne, d.organisation, d.structure, d.agent, d.application, d.usager_id,
      case when l.rang is null then 'invisible' else 'servi' end, d.correlation
    from demande d left join lu l on l.rang = d.rang)
  select l.rang, l.version, l.document from lu l;
end $$;

-- droitsRsa.accompagnement.consulter
create or replace function lire_droits_rsa_accompagnement(p_ligne int, p_jour date, p_usagers bigint[], p_organisations text[],
  p_structures text[], p_personnes bigint[], p_agents text[], p_applications text[], p_correlations text[])
returns table (rang int, version int, document text) language plpgsql set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
begin
  perform set_config('plateforme.organisations', array_to_string(p_organisations, ','), true),
    set_config('plateforme.personnes', array_to_string(p_personnes, ','), true),
    set_config('plateforme.jour', p_jour::text, true);
  return query
  with demande as materialized (
    select d.*, d.ordinality::int as rang
    from unnest(p_usagers, p_organisations, p_structures, p_personnes, p_agents, p_applications, p_correlations)
      with ordinality as d(usager_id, organisation, structure, personne, agent, application, correlation)),
  visible as (
    select cible.rang, cible.usager_id from demande cible
    where exists (select from suivi s where s.usager_id = cible.usager_id and s.organisation = any(array[cible.organisation])
    and (cible.structure is null or s.structure is null or s.structure = cible.structure) and s.motif in ('accompagnement', 'competence-orientation', 'procedure-en-cours')
    and s.du <= p_jour and (s.au is null or s.au >= p_jour))),
  lu as materialized (
    select d.rang, coalesce(max(r.version), 0) as version, json_build_object('elements', coalesce(json_agg(json_build_object('numero', r.numero, 'version', r.version, 'misAJour', json_build_object('le', r.enregistre_le,
    'par', r.auteur_organisation, 'structure', r.auteur_structure), 'donnees', json_build_object('numeroDemande', r.numero_demande, 'dateDemande', r.date_demande, 'caisse', r.caisse, 'matricule', r.matricule, 'departement', r.departement, 'role', r.role, 'etatDossier', r.etat_dossier, 'soumisDroitsEtDevoirs', r.soumis_droits_et_devoirs, 'motifSuspension', r.motif_suspension, 'motifCloture', r.motif_cloture, 'dateCloture', r.date_cloture)) order by r.numero) filter (where r.numero is not null), '[]'::json))::text as document
      from visible d left join droits_rsa r on r.usager_id = d.usager_id group by d.rang),
  trace as (
    insert into journal (ligne, organisation, structure, agent, application, usager_id, issue, correlation)
    select p_ligne, d.organisation, d.structure, d.agent, d.application, d.usager_id,
      case when l.rang is null then 'invisible' else 'servi' end, d.correlation
    from demande d left join lu l on l.rang = d.rang)
  select l.rang, l.version, l.document from lu l;
end $$;

-- droitsRsa.delegation.consulter
create or replace function lire_droits_rsa_delegation(p_ligne int, p_jour date, p_usagers bigint[], p_organisations text[],
  p_structures text[], p_personnes bigint[], p_agents text[], p_applications text[], p_correlations text[])
returns table (rang int, version int, document text) language plpgsql set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
begin
  perform set_config('plateforme.organisations', array_to_string(p_organisations, ','), true),
    set_config('plateforme.personnes', array_to_string(p_personnes, ','), true),
    set_config('plateforme.jour', p_jour::text, true);
  return query
  with demande as materialized (
    select d.*, d.ordinality::int as rang
    from unnest(p_usagers, p_organisations, p_structures, p_personnes, p_agents, p_applications, p_correlations)
      with ordinality as d(usager_id, organisation, structure, personne, agent, application, correlation)),
  visible as (
    select cible.rang, cible.usager_id from demande cible
    where exists (select from suivi s where s.usager_id = cible.usager_id and s.organisation = any(array[cible.organisation])
    and (cible.structure is null or s.structure is null or s.structure = cible.structure) and s.motif in ('accompagnement', 'competence-orientation')
    and s.du <= p_jour and (s.au is null or s.au >= p_jour))),
  lu as materialized (
    select d.rang, coalesce(max(r.version), 0) as version, json_build_object('elements', coalesce(json_agg(json_build_object('numero', r.numero, 'version', r.version, 'misAJour', json_build_object('le', r.enregistre_le,
    'par', r.auteur_organisation, 'structure', r.auteur_structure), 'donnees', json_build_object('etatDossier', r.etat_dossier, 'soumisDroitsEtDevoirs', r.soumis_droits_et_devoirs)) order by r.numero) filter (where r.numero is not null), '[]'::json))::text as document
      from visible d left join droits_rsa r on r.usager_id = d.usager_id group by d.rang),
  trace as (
    insert into journal (ligne, organisation, structure, agent, application, usager_id, issue, correlation)
    select p_ligne, d.organisation, d.structure, d.agent, d.application, d.usager_id,
      case when l.rang is null then 'invisible' else 'servi' end, d.correlation
    from demande d left join lu l on l.rang = d.rang)
  select l.rang, l.version, l.document from lu l;
end $$;

-- droitsRsa.tenueDeLaListe.consulter
create or replace function lire_droits_rsa_tenue_de_la_liste(p_ligne int, p_jour date, p_usagers bigint[], p_organisations text[],
  p_structures text[], p_personnes bigint[], p_agents text[], p_applications text[], p_correlations text[])
returns table (rang int, version int, document text) language plpgsql set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
begin
  perform set_config('plateforme.organisations', array_to_string(p_organisations, ','), true),
    set_config('plateforme.personnes', array_to_string(p_personnes, ','), true),
    set_config('plateforme.jour', p_jour::text, true);
  return query
  with demande as materialized (
    select d.*, d.ordinality::int as rang
    from unnest(p_usagers, p_organisations, p_structures, p_personnes, p_agents, p_applications, p_correlations)
      with ordinality as d(usager_id, organisation, structure, personne, agent, application, correlation)),
  visible as (
    select cible.rang, cible.usager_id from demande cible
    where exists (select from suivi s where s.usager_id = cible.usager_id and s.organisation = any(array[cible.organisation])
    and (cible.structure is null or s.structure is null or s.structure = cible.structure) and s.motif in ('tenue-de-la-liste')
    and s.du <= p_jour and (s.au is null or s.au >= p_jour))),
  lu as materialized (
    select d.rang, coalesce(max(r.version), 0) as version, json_build_object('elements', coalesce(json_agg(json_build_object('numero', r.numero, 'version', r.version, 'misAJour', json_build_object('le', r.enregistre_le,
    'par', r.auteur_organisation, 'structure', r.auteur_structure), 'donnees', json_build_object('dateDemande', r.date_demande, 'caisse', r.caisse, 'departement', r.departement, 'role', r.role, 'etatDossier', r.etat_dossier, 'soumisDroitsEtDevoirs', r.soumis_droits_et_devoirs, 'dateCloture', r.date_cloture)) order by r.numero) filter (where r.numero is not null), '[]'::json))::text as document
      from visible d left join droits_rsa r on r.usager_id = d.usager_id group by d.rang),
  trace as (
    insert into journal (ligne, organisation, structure, agent, application, usager_id, issue, correlation)
    select p_ligne, d.organisation, d.structure, d.agent, d.application, d.usager_id,
      case when l.rang is null then 'invisible' else 'servi' end, d.correlation
    from demande d left join lu l on l.rang = d.rang)
  select l.rang, l.version, l.document from lu l;
end $$;

-- droitsRsa.accesDeLaPersonne.consulter
create or replace function lire_droits_rsa_acces_de_la_personne(p_ligne int, p_jour date, p_usagers bigint[], p_organisations text[],
  p_structures text[], p_personnes bigint[], p_agents text[], p_applications text[], p_correlations text[])
returns table (rang int, version int, document text) language plpgsql set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
begin
  perform set_config('plateforme.organisations', array_to_string(p_organisations, ','), true),
    set_config('plateforme.personnes', array_to_string(p_personnes, ','), true),
    set_config('plateforme.jour', p_jour::text, true);
  return query
  with demande as materialized (
    select d.*, d.ordinality::int as rang
    from unnest(p_usagers, p_organisations, p_structures, p_personnes, p_agents, p_applications, p_correlations)
      with ordinality as d(usager_id, organisation, structure, personne, agent, application, correlation)),
  visible as (
    select cible.rang, cible.usager_id from demande cible
    where cible.usager_id = any(array[cible.personne])),
  lu as materialized (
    select d.rang, coalesce(max(r.version), 0) as version, json_build_object('elements', coalesce(json_agg(json_build_object('numero', r.numero, 'version', r.version, 'misAJour', json_build_object('le', r.enregistre_le,
    'par', r.auteur_organisation, 'structure', r.auteur_structure), 'donnees', json_build_object('numeroDemande', r.numero_demande, 'dateDemande', r.date_demande, 'caisse', r.caisse, 'matricule', r.matricule, 'departement', r.departement, 'role', r.role, 'etatDossier', r.etat_dossier, 'soumisDroitsEtDevoirs', r.soumis_droits_et_devoirs, 'motifSuspension', r.motif_suspension, 'motifCloture', r.motif_cloture, 'dateCloture', r.date_cloture)) order by r.numero) filter (where r.numero is not null), '[]'::json))::text as document
      from visible d left join droits_rsa r on r.usager_id = d.usager_id group by d.rang),
  trace as (
    insert into journal (ligne, organisation, structure, agent, application, usager_id, issue, correlation)
    select p_ligne, d.organisation, d.structure, d.agent, d.application, d.usager_id,
      case when l.rang is null then 'invisible' else 'servi' end, d.correlation
    from demande d left join lu l on l.rang = d.rang)
  select l.rang, l.version, l.document from lu l;
end $$;

-- rattachement.accompagnement.consulter
create or replace function lire_rattachement_accompagnement(p_ligne int, p_jour date, p_usagers bigint[], p_organisations text[],
  p_structures text[], p_personnes bigint[], p_agents text[], p_applications text[], p_correlations text[])
returns table (rang int, version int, document text) language plpgsql set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
begin
  perform set_config('plateforme.organisations', array_to_string(p_organisations, ','), true),
    set_config('plateforme.personnes', array_to_string(p_personnes, ','), true),
    set_config('plateforme.jour', p_jour::text, true);
  return query
  with demande as materialized (
    select d.*, d.ordinality::int as rang
    from unnest(p_usagers, p_organisations, p_structures, p_personnes, p_agents, p_applications, p_correlations)
      with ordinality as d(usager_id, organisation, structure, personne, agent, application, correlation)),
  visible as (
    select cible.rang, cible.usager_id from demande cible
    where exists (select from suivi s where s.usager_id = cible.usager_id and s.organisation = any(array[cible.organisation])
    and (cible.structure is null or s.structure is null or s.structure = cible.structure) and s.motif in ('accompagnement', 'competence-orientation')
    and s.du <= p_jour and (s.au is null or s.au >= p_jour))),
  lu as materialized (
    select d.rang, coalesce(max(r.version), 0) as version, json_build_object('elements', coalesce(json_agg(json_build_object('numero', r.numero, 'version', r.version, 'misAJour', json_build_object('le', r.enregistre_le,
    'par', r.auteur_organisation, 'structure', r.auteur_structure), 'donnees', json_build_object('organisation', r.organisation, 'structure', r.structure, 'motif', r.motif, 'du', r.du, 'au', r.au)) order by r.numero) filter (where r.numero is not null), '[]'::json))::text as document
      from visible d left join rattachement r on r.usager_id = d.usager_id group by d.rang),
  trace as (
    insert into journal (ligne, organisation, structure, agent, application, usager_id, issue, correlation)
    select p_ligne, d.organisation, d.structure, d.agent, d.application, d.usager_id,
      case when l.rang is null then 'invisible' else 'servi' end, d.correlation
    from demande d left join lu l on l.rang = d.rang)
  select l.rang, l.version, l.document from lu l;
end $$;

-- rattachement.tenueDeLaListe.consulter
create or replace function lire_rattachement_tenue_de_la_liste(p_ligne int, p_jour date, p_usagers bigint[], p_organisations text[],
  p_structures text[], p_personnes bigint[], p_agents text[], p_applications text[], p_correlations text[])
returns table (rang int, version int, document text) language plpgsql set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
begin
  perform set_config('plateforme.organisations', array_to_string(p_organisations, ','), true),
    set_config('plateforme.personnes', array_to_string(p_personnes, ','), true),
    set_config('plateforme.jour', p_jour::text, true);
  return query
  with demande as materialized (
    select d.*, d.ordinality::int as rang
    from unnest(p_usagers, p_organisations, p_structures, p_personnes, p_agents, p_applications, p_correlations)
      with ordinality as d(usager_id, organisation, structure, personne, agent, application, correlation)),
  visible as (
    select cible.rang, cible.usager_id from demande cible
    where exists (select from suivi s where s.usager_id = cible.usager_id and s.organisation = any(array[cible.organisation])
    and (cible.structure is null or s.structure is null or s.structure = cible.structure) and s.motif in ('tenue-de-la-liste')
    and s.du <= p_jour and (s.au is null or s.au >= p_jour))),
  lu as materialized (
    select d.rang, coalesce(max(r.version), 0) as version, json_build_object('elements', coalesce(json_agg(json_build_object('numero', r.numero, 'version', r.version, 'misAJour', json_build_object('le', r.enregistre_le,
    'par', r.auteur_organisation, 'structure', r.auteur_structure), 'donnees', json_build_object('organisation', r.organisation, 'structure', r.structure, 'motif', r.motif, 'du', r.du, 'au', r.au)) order by r.numero) filter (where r.numero is not null), '[]'::json))::text as document
      from visible d left join rattachement r on r.usager_id = d.usager_id group by d.rang),
  trace as (
    insert into journal (ligne, organisation, structure, agent, application, usager_id, issue, correlation)
    select p_ligne, d.organisation, d.structure, d.agent, d.application, d.usager_id,
      case when l.rang is null then 'invisible' else 'servi' end, d.correlation
    from demande d left join lu l on l.rang = d.rang)
  select l.rang, l.version, l.document from lu l;
end $$;

-- rattachement.accesDeLaPersonne.consulter
create or replace function lire_rattachement_acces_de_la_personne(p_ligne int, p_jour date, p_usagers bigint[], p_organisations text[],
  p_structures text[], p_personnes bigint[], p_agents text[], p_applications text[], p_correlations text[])
returns table (rang int, version int, document text) language plpgsql set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
begin
  perform set_config('plateforme.organisations', array_to_string(p_organisations, ','), true),
    set_config('plateforme.personnes', array_to_string(p_personnes, ','), true),
    set_config('plateforme.jour', p_jour::text, true);
  return query
  with demande as materialized (
    select d.*, d.ordinality::int as rang
    from unnest(p_usagers, p_organisations, p_structures, p_personnes, p_agents, p_applications, p_correlations)
      with ordinality as d(usager_id, organisation, structure, personne, agent, application, correlation)),
  visible as (
    select cible.rang, cible.usager_id from demande cible
    where cible.usager_id = any(array[cible.personne])),
  lu as materialized (
    select d.rang, coalesce(max(r.version), 0) as version, json_build_object('elements', coalesce(json_agg(json_build_object('numero', r.numero, 'version', r.version, 'misAJour', json_build_object('le', r.enregistre_le,
    'par', r.auteur_organisation, 'structure', r.auteur_structure), 'donnees', json_build_object('organisation', r.organisation, 'structure', r.structure, 'motif', r.motif, 'du', r.du, 'au', r.au)) order by r.numero) filter (where r.numero is not null), '[]'::json))::text as document
      from visible d left join rattachement r on r.usager_id = d.usager_id group by d.rang),
  trace as (
    insert into journal (ligne, organisation, structure, agent, application, usager_id, issue, correlation)
    select p_ligne, d.organisation, d.structure, d.agent, d.application, d.usager_id,
      case when l.rang is null then 'invisible' else 'servi' end, d.correlation
    from demande d left join lu l on l.rang = d.rang)
  select l.rang, l.version, l.document from lu l;
end $$;

-- contratPreexistant.tenueDeLaListe.consulter
create or replace function lire_contrat_preexistant_tenue_de_la_liste(p_ligne int, p_jour date, p_usagers bigint[], p_organisations text[],
  p_structures text[], p_personnes bigint[], p_agents text[], p_applications text[], p_correlations text[])
returns table (rang int, version int, document text) language plpgsql set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
begin
  perform set_config('plateforme.organisations', array_to_string(p_organisations, ','), true),
    set_config('plateforme.personnes', array_to_string(p_personnes, ','), true),
    set_config('plateforme.jour', p_jour::text, true);
  return query
  with demande as materialized (
    select d.*, d.ordinality::int as rang
    from unnest(p_usagers, p_organisations, p_structures, p_personnes, p_agents, p_applications, p_correlations)
      with ordinality as d(usager_id, organisation, structure, personne, agent, application, correlation)),
  visible as (
    select cible.rang, cible.usager_id from demande cible
    where exists (select from suivi s where s.usager_id = cible.usager_id and s.organisation = any(array[cible.organisation])
    and (cible.structure is null or s.structure is null or s.structure = cible.structure) and s.motif in ('tenue-de-la-liste')
    and s.du <= p_jour and (s.au is null or s.au >= p_jour))),
  lu as materialized (
    select d.rang, coalesce(max(r.version), 0) as version, json_build_object('elements', coalesce(json_agg(json_build_object('numero', r.numero, 'version', r.version, 'misAJour', json_build_object('le', r.enregistre_le,
    'par', r.auteur_organisation, 'structure', r.auteur_structure), 'donnees', json_build_object('type', r.type, 'dateDebut', r.date_debut, 'dateFin', r.date_fin, 'reference', r.reference, 'organisation', r.organisation)) order by r.numero) filter (where r.numero is not null), '[]'::json))::text as document
      from visible d left join contrat_preexistant r on r.usager_id = d.usager_id group by d.rang),
  trace as (
    insert into journal (ligne, organisation, structure, agent, application, usager_id, issue, correlation)
    select p_ligne, d.organisation, d.structure, d.agent, d.application, d.usager_id,
      case when l.rang is null then 'invisible' else 'servi' end, d.correlation
    from demande d left join lu l on l.rang = d.rang)
  select l.rang, l.version, l.document from lu l;
end $$;

-- contratPreexistant.accompagnement.consulter
create or replace function lire_contrat_preexistant_accompagnement(p_ligne int, p_jour date, p_usagers bigint[], p_organisations text[],
  p_structures text[], p_personnes bigint[], p_agents text[], p_applications text[], p_correlations text[])
returns table (rang int, version int, document text) language plpgsql set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
begin
  perform set_config('plateforme.organisations', array_to_string(p_organisations, ','), true),
    set_config('plateforme.personnes', array_to_string(p_personnes, ','), true),
    set_config('plateforme.jour', p_jour::text, true);
  return query
  with demande as materialized (
    select d.*, d.ordinality::int as rang
    from unnest(p_usagers, p_organisations, p_structures, p_personnes, p_agents, p_applications, p_correlations)
      with ordinality as d(usager_id, organisation, structure, personne, agent, application, correlation)),
  visible as (
    select cible.rang, cible.usager_id from demande cible
    where exists (select from suivi s where s.usager_id = cible.usager_id and s.organisation = any(array[cible.organisation])
    and (cible.structure is null or s.structure is null or s.structure = cible.structure) and s.motif in ('accompagnement', 'competence-orientation')
    and s.du <= p_jour and (s.au is null or s.au >= p_jour))),
  lu as materialized (
    select d.rang, coalesce(max(r.version), 0) as version, json_build_object('elements', coalesce(json_agg(json_build_object('numero', r.numero, 'version', r.version, 'misAJour', json_build_object('le', r.enregistre_le,
    'par', r.auteur_organisation, 'structure', r.auteur_structure), 'donnees', json_build_object('type', r.type, 'dateDebut', r.date_debut, 'dateFin', r.date_fin, 'reference', r.reference, 'organisation', r.organisation)) order by r.numero) filter (where r.numero is not null), '[]'::json))::text as document
      from visible d left join contrat_preexistant r on r.usager_id = d.usager_id group by d.rang),
  trace as (
    insert into journal (ligne, organisation, structure, agent, application, usager_id, issue, correlation)
    select p_ligne, d.organisation, d.structure, d.agent, d.application, d.usager_id,
      case when l.rang is null then 'invisible' else 'servi' end, d.correlation
    from demande d left join lu l on l.rang = d.rang)
  select l.rang, l.version, l.document from lu l;
end $$;

-- contratPreexistant.accesDeLaPersonne.consulter
create or replace function lire_contrat_preexistant_acces_de_la_personne(p_ligne int, p_jour date, p_usagers bigint[], p_organisations text[],
  p_structures text[], p_personnes bigint[], p_agents text[], p_applications text[], p_correlations text[])
returns table (rang int, version int, document text) language plpgsql set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
begin
  perform set_config('plateforme.organisations', array_to_string(p_organisations, ','), true),
    set_config('plateforme.personnes', array_to_string(p_personnes, ','), true),
    set_config('plateforme.jour', p_jour::text, true);
  return query
  with demande as materialized (
    select d.*, d.ordinality::int as rang
    from unnest(p_usagers, p_organisations, p_structures, p_personnes, p_agents, p_applications, p_correlations)
      with ordinality as d(usager_id, organisation, structure, personne, agent, application, correlation)),
  visible as (
    select cible.rang, cible.usager_id from demande cible
    where cible.usager_id = any(array[cible.personne])),
  lu as materialized (
    select d.rang, coalesce(max(r.version), 0) as version, json_build_object('elements', coalesce(json_agg(json_build_object('numero', r.numero, 'version', r.version, 'misAJour', json_build_object('le', r.enregistre_le,
    'par', r.auteur_organisation, 'structure', r.auteur_structure), 'donnees', json_build_object('type', r.type, 'dateDebut', r.date_debut, 'dateFin', r.date_fin, 'reference', r.reference, 'organisation', r.organisation)) order by r.numero) filter (where r.numero is not null), '[]'::json))::text as document
      from visible d left join contrat_preexistant r on r.usager_id = d.usager_id group by d.rang),
  trace as (
    insert into journal (ligne, organisation, structure, agent, application, usager_id, issue, correlation)
    select p_ligne, d.organisation, d.structure, d.agent, d.application, d.usager_id,
      case when l.rang is null then 'invisible' else 'servi' end, d.correlation
    from demande d left join lu l on l.rang = d.rang)
  select l.rang, l.version, l.document from lu l;
end $$;

-- orientation.tenueDeLaListe.consulter
create or replace function lire_orientation_tenue_de_la_liste(p_ligne int, p_jour date, p_usagers bigint[], p_organisations text[],
  p_structures text[], p_personnes bigint[], p_agents text[], p_applications text[], p_correlations text[])
returns table (rang int, version int, document text) language plpgsql set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
begin
  perform set_config('plateforme.organisations', array_to_string(p_organisations, ','), true),
    set_config('plateforme.personnes', array_to_string(p_personnes, ','), true),
    set_config('plateforme.jour', p_jour::text, true);
  return query
  with demande as materialized (
    select d.*, d.ordinality::int as rang
    from unnest(p_usagers, p_organisations, p_structures, p_personnes, p_agents, p_applications, p_correlations)
      with ordinality as d(usager_id, organisation, structure, personne, agent, application, correlation)),
  visible as (
    select cible.rang, cible.usager_id from demande cible
    where exists (select from suivi s where s.usager_id = cible.usager_id and s.organisation = any(array[cible.organisation])
    and (cible.structure is null or s.structure is null or s.structure = cible.structure) and s.motif in ('tenue-de-la-liste')
    and s.du <= p_jour and (s.au is null or s.au >= p_jour))),
  lu as materialized (
    select d.rang, coalesce(max(r.version), 0) as version, json_build_object('elements', coalesce(json_agg(json_build_object('numero', r.numero, 'version', r.version, 'misAJour', json_build_object('le', r.enregistre_le,
    'par', r.auteur_organisation, 'structure', r.auteur_structure), 'donnees', json_build_object('origine', r.origine, 'demande', r.demande, 'situationProfessionnelle', r.situation_professionnelle, 'typeEmploi', r.type_emploi, 'niveauEtude', r.niveau_etude, 'projetPro', r.projet_pro, 'contrainteLogement', r.contrainte_logement, 'contrainteMobilite', r.contrainte_mobilite, 'contrainteFamiliale', r.contrainte_familiale, 'contrainteFinanciere', r.contrainte_financiere, 'contrainteNumerique', r.contrainte_numerique, 'contrainteAdministrativeJuridique', r.contrainte_administrative_juridique, 'contrainteFrancaisCalcul', r.contrainte_francais_calcul, 'brsa', r.brsa, 'msaAutonomieRechercheEmploi', r.msa_autonomie_recherche_emploi, 'msaDemarchesProfessionnelles', r.msa_demarches_professionnelles, 'capaciteATravailler', encode(r.capacite_a_travailler_chiffre, 'base64'), 'contrainteSante', encode(r.contrainte_sante_chiffre, 'base64'), 'boe', encode(r.boe_chiffre, 'base64'), 'boeSouhaitAccompagnement', encode(r.boe_souhait_accompagnement_chiffre, 'base64'), 'baeeh', encode(r.baeeh_chiffre, 'base64'), 'scolariteEtablissementSpecialise', encode(r.scolarite_etablissement_specialise_chiffre, 'base64'), 'esat', encode(r.esat_chiffre, 'base64'), 'etat', r.etat, 'statut', r.statut, 'parcours', r.parcours, 'organisme', r.organisme, 'organisation', r.organisation, 'structure', r.structure, 'competence', r.competence, 'informeLe', r.informe_le, 'entreeLe', r.entree_le, 'sortieLe', r.sortie_le, 'motifSortie', r.motif_sortie, 'reexamenLe', r.reexamen_le, 'regles', r.regles, 'reponduLe', r.repondu_le, 'explication', encode(r.explication_chiffre, 'base64'))) order by r.numero) filter (where r.numero is not null), '[]'::json))::text as document
      from visible d left join orientation r on r.usager_id = d.usager_id group by d.rang),
  trace as (
    insert into journal (ligne, organisation, structure, agent, application, usager_id, issue, correlation)
    select p_ligne, d.organisation, d.structure, d.agent, d.application, d.usager_id,
      case when l.rang is null then 'invisible' else 'servi' end, d.correlation
    from demande d left join lu l on l.rang = d.rang)
  select l.rang, l.version, l.document from lu l;
end $$;

-- orientation.decision.consulter
create or replace function lire_orientation_decision(p_ligne int, p_jour date, p_usagers bigint[], p_organisations text[],
  p_structures text[], p_personnes bigint[], p_agents text[], p_applications text[], p_correlations text[])
returns table (rang int, version int, document text) language plpgsql set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
begin
  perform set_config('plateforme.organisations', array_to_string(p_organisations, ','), true),
    set_config('plateforme.personnes', array_to_string(p_personnes, ','), true),
    set_config('plateforme.jour', p_jour::text, true);
  return query
  with demande as materialized (
    select d.*, d.ordinality::int as rang
    from unnest(p_usagers, p_organisations, p_structures, p_personnes, p_agents, p_applications, p_correlations)
      with ordinality as d(usager_id, organisation, structure, personne, agent, application, correlation)),
  visible as (
    select cible.rang, cible.usager_id from demande cible
    where exists (select from suivi s where s.usager_id = cible.usager_id and s.organisation = any(array[cible.organisation])
    and (cible.structure is null or s.structure is null or s.structure = cible.structure) and s.motif in ('accompagnement', 'competence-orientation')
    and s.du <= p_jour and (s.au is null or s.au >= p_jour))),
  lu as materialized (
    select d.rang, coalesce(max(r.version), 0) as version, json_build_object('elements', coalesce(json_agg(json_build_object('numero', r.numero, 'version', r.version, 'misAJour', json_build_object('le', r.enregistre_le,
    'par', r.auteur_organisation, 'structure', r.auteur_structure), 'donnees', json_build_object('origine', r.origine, 'demande', r.demande, 'situationProfessionnelle', r.situation_professionnelle, 'typeEmploi', r.type_emploi, 'niveauEtude', r.niveau_etude, 'projetPro', r.projet_pro, 'contrainteLogement', r.contrainte_logement, 'contrainteMobilite', r.contrainte_mobilite, 'contrainteFamiliale', r.contrainte_familiale, 'contrainteFinanciere', r.contrainte_financiere, 'contrainteNumerique', r.contrainte_numerique, 'contrainteAdministrativeJuridique', r.contrainte_administrative_juridique, 'contrainteFrancaisCalcul', r.contrainte_francais_calcul, 'brsa', r.brsa, 'msaAutonomieRechercheEmploi', r.msa_autonomie_recherche_emploi, 'msaDemarchesProfessionnelles', r.msa_demarches_professionnelles, 'capaciteATravailler', encode(r.capacite_a_travailler_chiffre, 'base64'), 'contrainteSante', encode(r.contrainte_sante_chiffre, 'base64'), 'boe', encode(r.boe_chiffre, 'base64'), 'boeSouhaitAccompagnement', encode(r.boe_souhait_accompagnement_chiffre, 'base64'), 'etat', r.etat, 'statut', r.statut, 'parcours', r.parcours, 'organisme', r.organisme, 'organisation', r.organisation, 'structure', r.structure, 'competence', r.competence, 'informeLe', r.informe_le, 'entreeLe', r.entree_le, 'sortieLe', r.sortie_le, 'motifSortie', r.motif_sortie, 'reexamenLe', r.reexamen_le, 'regles', r.regles, 'reponduLe', r.repondu_le, 'explication', encode(r.explication_chiffre, 'base64'))) order by r.numero) filter (where r.numero is not null), '[]'::json))::text as document
      from visible d left join orientation r on r.usager_id = d.usager_id group by d.rang),
  trace as (
    insert into journal (ligne, organisation, structure, agent, application, usager_id, issue, correlation)
    select p_ligne, d.organisation, d.structure, d.agent, d.application, d.usager_id,
      case when l.rang is null then 'invisible' else 'servi' end, d.correlation
    from demande d left join lu l on l.rang = d.rang)
  select l.rang, l.version, l.document from lu l;
end $$;

-- orientation.decisionDeLaCaisse.consulter
create or replace function lire_orientation_decision_de_la_caisse(p_ligne int, p_jour date, p_usagers bigint[], p_organisations text[],
  p_structures text[], p_personnes bigint[], p_agents text[], p_applications text[], p_correlations text[])
returns table (rang int, version int, document text) language plpgsql set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
begin
  perform set_config('plateforme.organisations', array_to_string(p_organisations, ','), true),
    set_config('plateforme.personnes', array_to_string(p_personnes, ','), true),
    set_config('plateforme.jour', p_jour::text, true);
  return query
  with demande as materialized (
    select d.*, d.ordinality::int as rang
    from unnest(p_usagers, p_organisations, p_structures, p_personnes, p_agents, p_applications, p_correlations)
      with ordinality as d(usager_id, organisation, structure, personne, agent, application, correlation)),
  visible as (
    select cible.rang, cible.usager_id from demande cible
    where exists (select from suivi s where s.usager_id = cible.usager_id and s.organisation = any(array[cible.organisation])
    and (cible.structure is null or s.structure is null or s.structure = cible.structure) and s.motif in ('orientation-deleguee')
    and s.du <= p_jour and (s.au is null or s.au >= p_jour))),
  lu as materialized (
    select d.rang, coalesce(max(r.version), 0) as version, json_build_object('elements', coalesce(json_agg(json_build_object('numero', r.numero, 'version', r.version, 'misAJour', json_build_object('le', r.enregistre_le,
    'par', r.auteur_organisation, 'structure', r.auteur_structure), 'donnees', json_build_object('origine', r.origine, 'demande', r.demande, 'situationProfessionnelle', r.situation_professionnelle, 'typeEmploi', r.type_emploi, 'niveauEtude', r.niveau_etude, 'projetPro', r.projet_pro, 'contrainteLogement', r.contrainte_logement, 'contrainteMobilite', r.contrainte_mobilite, 'contrainteFamiliale', r.contrainte_familiale, 'contrainteFinanciere', r.contrainte_financiere, 'contrainteNumerique', r.contrainte_numerique, 'contrainteAdministrativeJuridique', r.contrainte_administrative_juridique, 'contrainteFrancaisCalcul', r.contrainte_francais_calcul, 'brsa', r.brsa, 'msaAutonomieRechercheEmploi', r.msa_autonomie_recherche_emploi, 'msaDemarchesProfessionnelles', r.msa_demarches_professionnelles, 'capaciteATravailler', encode(r.capacite_a_travailler_chiffre, 'base64'), 'contrainteSante', encode(r.contrainte_sante_chiffre, 'base64'), 'boe', encode(r.boe_chiffre, 'base64'), 'boeSouhaitAccompagnement', encode(r.boe_souhait_accompagnement_chiffre, 'base64'), 'etat', r.etat, 'statut', r.statut, 'parcours', r.parcours, 'organisme', r.organisme, 'organisation', r.organisation, 'structure', r.structure, 'competence', r.competence, 'informeLe', r.informe_le, 'entreeLe', r.entree_le, 'sortieLe', r.sortie_le, 'motifSortie', r.motif_sortie, 'reexamenLe', r.reexamen_le, 'regles', r.regles, 'reponduLe', r.repondu_le, 'explication', encode(r.explication_chiffre, 'base64'))) order by r.numero) filter (where r.numero is not null), '[]'::json))::text as document
      from visible d left join orientation r on r.usager_id = d.usager_id group by d.rang),
  trace as (
    insert into journal (ligne, organisation, structure, agent, application, usager_id, issue, correlation)
    select p_ligne, d.organisation, d.structure, d.agent, d.application, d.usager_id,
      case when l.rang is null then 'invisible' else 'servi' end, d.correlation
    from demande d left join lu l on l.rang = d.rang)
  select l.rang, l.version, l.document from lu l;
end $$;

-- orientation.accompagnementDuHandicap.consulter
create or replace function lire_orientation_accompagnement_du_handicap(p_ligne int, p_jour date, p_usagers bigint[], p_organisations text[],
  p_structures text[], p_personnes bigint[], p_agents text[], p_applications text[], p_correlations text[])
returns table (rang int, version int, document text) language plpgsql set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
begin
  perform set_config('plateforme.organisations', array_to_string(p_organisations, ','), true),
    set_config('plateforme.personnes', array_to_string(p_personnes, ','), true),
    set_config('plateforme.jour', p_jour::text, true);
  return query
  with demande as materialized (
    select d.*, d.ordinality::int as rang
    from unnest(p_usagers, p_organisations, p_structures, p_personnes, p_agents, p_applications, p_correlations)
      with ordinality as d(usager_id, organisation, structure, personne, agent, application, correlation)),
  visible as (
    select cible.rang, cible.usager_id from demande cible
    where exists (select from suivi s where s.usager_id = cible.usager_id and s.organisation = any(array[cible.organisation])
    and (cible.structure is null or s.structure is null or s.structure = cible.structure) and s.motif in ('accompagnement', 'competence-orientation')
    and s.du <= p_jour and (s.au is null or s.au >= p_jour))),
  lu as materialized (
    select d.rang, coalesce(max(r.version), 0) as version, json_build_object('elements', coalesce(json_agg(json_build_object('numero', r.numero, 'version', r.version, 'misAJour', json_build_object('le', r.enregistre_le,
    'par', r.auteur_organisation, 'structure', r.auteur_structure), 'donnees', json_build_object('origine', r.origine, 'demande', r.demande, 'situationProfessionnelle', r.situation_professionnelle, 'typeEmploi', r.type_emploi, 'niveauEtude', r.niveau_etude, 'projetPro', r.projet_pro, 'contrainteLogement', r.contrainte_logement, 'contrainteMobilite', r.contrainte_mobilite, 'contrainteFamiliale', r.contrainte_familiale, 'contrainteFinanciere', r.contrainte_financiere, 'contrainteNumerique', r.contrainte_numerique, 'contrainteAdministrativeJuridique', r.contrainte_administrative_juridique, 'contrainteFrancaisCalcul', r.contrainte_francais_calcul, 'brsa', r.brsa, 'msaAutonomieRechercheEmploi', r.msa_autonomie_recherche_emploi, 'msaDemarchesProfessionnelles', r.msa_demarches_professionnelles, 'capaciteATravailler', encode(r.capacite_a_travailler_chiffre, 'base64'), 'contrainteSante', encode(r.contrainte_sante_chiffre, 'base64'), 'boe', encode(r.boe_chiffre, 'base64'), 'boeSouhaitAccompagnement', encode(r.boe_souhait_accompagnement_chiffre, 'base64'), 'baeeh', encode(r.baeeh_chiffre, 'base64'), 'scolariteEtablissementSpecialise', encode(r.scolarite_etablissement_specialise_chiffre, 'base64'), 'esat', encode(r.esat_chiffre, 'base64'), 'etat', r.etat, 'statut', r.statut, 'parcours', r.parcours, 'organisme', r.organisme, 'organisation', r.organisation, 'structure', r.structure, 'competence', r.competence, 'informeLe', r.informe_le, 'entreeLe', r.entree_le, 'sortieLe', r.sortie_le, 'motifSortie', r.motif_sortie, 'reexamenLe', r.reexamen_le, 'regles', r.regles, 'reponduLe', r.repondu_le, 'explication', encode(r.explication_chiffre, 'base64'))) order by r.numero) filter (where r.numero is not null), '[]'::json))::text as document
      from visible d left join orientation r on r.usager_id = d.usager_id group by d.rang),
  trace as (
    insert into journal (ligne, organisation, structure, agent, application, usager_id, issue, correlation)
    select p_ligne, d.organisation, d.structure, d.agent, d.application, d.usager_id,
      case when l.rang is null then 'invisible' else 'servi' end, d.correlation
    from demande d left join lu l on l.rang = d.rang)
  select l.rang, l.version, l.document from lu l;
end $$;

-- orientation.delegation.consulter
create or replace function lire_orientation_delegation(p_ligne int, p_jour date, p_usagers bigint[], p_organisations text[],
  p_structures text[], p_personnes bigint[], p_agents text[], p_applications text[], p_correlations text[])
returns table (rang int, version int, document text) language plpgsql set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
begin
  perform set_config('plateforme.organisations', array_to_string(p_organisations, ','), true),
    set_config('plateforme.personnes', array_to_string(p_personnes, ','), true),
    set_config('plateforme.jour', p_jour::text, true);
  return query
  with demande as materialized (
    select d.*, d.ordinality::int as rang
    from unnest(p_usagers, p_organisations, p_structures, p_personnes, p_agents, p_applications, p_correlations)
      with ordinality as d(usager_id, organisation, structure, personne, agent, application, correlation)),
  visible as (
    select cible.rang, cible.usager_id from demande cible
    where exists (select from suivi s where s.usager_id = cible.usager_id and s.organisation = any(array[cible.organisation])
    and (cible.structure is null or s.structure is null or s.structure = cible.structure) and s.motif in ('accompagnement', 'competence-orientation')
    and s.du <= p_jour and (s.au is null or s.au >= p_jour))),
  lu as materialized (
    select d.rang, coalesce(max(r.version), 0) as version, json_build_object('elements', coalesce(json_agg(json_build_object('numero', r.numero, 'version', r.version, 'misAJour', json_build_object('le', r.enregistre_le,
    'par', r.auteur_organisation, 'structure', r.auteur_structure), 'donnees', json_build_object('origine', r.origine, 'situationProfessionnelle', r.situation_professionnelle, 'typeEmploi', r.type_emploi, 'niveauEtude', r.niveau_etude, 'projetPro', r.projet_pro, 'contrainteLogement', r.contrainte_logement, 'contrainteMobilite', r.contrainte_mobilite, 'contrainteFamiliale', r.contrainte_familiale, 'contrainteFinanciere', r.contrainte_financiere, 'contrainteNumerique', r.contrainte_numerique, 'contrainteAdministrativeJuridique', r.contrainte_administrative_juridique, 'contrainteFrancaisCalcul', r.contrainte_francais_calcul, 'brsa', r.brsa, 'msaAutonomieRechercheEmploi', r.msa_autonomie_recherche_emploi, 'msaDemarchesProfessionnelles', r.msa_demarches_professionnelles, 'etat', r.etat, 'statut', r.statut, 'parcours', r.parcours, 'organisme', r.organisme, 'organisation', r.organisation, 'structure', r.structure, 'competence', r.competence, 'informeLe', r.informe_le, 'entreeLe', r.entree_le, 'sortieLe', r.sortie_le, 'motifSortie', r.motif_sortie, 'reexamenLe', r.reexamen_le)) order by r.numero) filter (where r.numero is not null), '[]'::json))::text as document
      from visible d left join orientation r on r.usager_id = d.usager_id group by d.rang),
  trace as (
    insert into journal (ligne, organisation, structure, agent, application, usager_id, issue, correlation)
    select p_ligne, d.organisation, d.structure, d.agent, d.application, d.usager_id,
      case when l.rang is null then 'invisible' else 'servi' end, d.correlation
    from demande d left join lu l on l.rang = d.rang)
  select l.rang, l.version, l.document from lu l;
end $$;

-- orientation.accesDeLaPersonne.consulter
create or replace function lire_orientation_acces_de_la_personne(p_ligne int, p_jour date, p_usagers bigint[], p_organisations text[],
  p_structures text[], p_personnes bigint[], p_agents text[], p_applications text[], p_correlations text[])
returns table (rang int, version int, document text) language plpgsql set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
begin
  perform set_config('plateforme.organisations', array_to_string(p_organisations, ','), true),
    set_config('plateforme.personnes', array_to_string(p_personnes, ','), true),
    set_config('plateforme.jour', p_jour::text, true);
  return query
  with demande as materialized (
    select d.*, d.ordinality::int as rang
    from unnest(p_usagers, p_organisations, p_structures, p_personnes, p_agents, p_applications, p_correlations)
      with ordinality as d(usager_id, organisation, structure, personne, agent, application, correlation)),
  visible as (
    select cible.rang, cible.usager_id from demande cible
    where cible.usager_id = any(array[cible.personne])),
  lu as materialized (
    select d.rang, coalesce(max(r.version), 0) as version, json_build_object('elements', coalesce(json_agg(json_build_object('numero', r.numero, 'version', r.version, 'misAJour', json_build_object('le', r.enregistre_le,
    'par', r.auteur_organisation, 'structure', r.auteur_structure), 'donnees', json_build_object('origine', r.origine, 'demande', r.demande, 'situationProfessionnelle', r.situation_professionnelle, 'typeEmploi', r.type_emploi, 'niveauEtude', r.niveau_etude, 'projetPro', r.projet_pro, 'contrainteLogement', r.contrainte_logement, 'contrainteMobilite', r.contrainte_mobilite, 'contrainteFamiliale', r.contrainte_familiale, 'contrainteFinanciere', r.contrainte_financiere, 'contrainteNumerique', r.contrainte_numerique, 'contrainteAdministrativeJuridique', r.contrainte_administrative_juridique, 'contrainteFrancaisCalcul', r.contrainte_francais_calcul, 'brsa', r.brsa, 'msaAutonomieRechercheEmploi', r.msa_autonomie_recherche_emploi, 'msaDemarchesProfessionnelles', r.msa_demarches_professionnelles, 'etat', r.etat, 'statut', r.statut, 'parcours', r.parcours, 'organisme', r.organisme, 'organisation', r.organisation, 'structure', r.structure, 'competence', r.competence, 'informeLe', r.informe_le, 'entreeLe', r.entree_le, 'sortieLe', r.sortie_le, 'motifSortie', r.motif_sortie, 'reexamenLe', r.reexamen_le, 'regles', r.regles, 'reponduLe', r.repondu_le)) order by r.numero) filter (where r.numero is not null), '[]'::json))::text as document
      from visible d left join orientation r on r.usager_id = d.usager_id group by d.rang),
  trace as (
    insert into journal (ligne, organisation, structure, agent, application, usager_id, issue, correlation)
    select p_ligne, d.organisation, d.structure, d.agent, d.application, d.usager_id,
      case when l.rang is null then 'invisible' else 'servi' end, d.correlation
    from demande d left join lu l on l.rang = d.rang)
  select l.rang, l.version, l.document from lu l;
end $$;

-- orientation.accesASaSante.consulter
create or replace function lire_orientation_acces_a_sa_sante(p_ligne int, p_jour date, p_usagers bigint[], p_organisations text[],
  p_structures text[], p_personnes bigint[], p_agents text[], p_applications text[], p_correlations text[])
returns table (rang int, version int, document text) language plpgsql set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
begin
  perform set_config('plateforme.organisations', array_to_string(p_organisations, ','), true),
    set_config('plateforme.personnes', array_to_string(p_personnes, ','), true),
    set_config('plateforme.jour', p_jour::text, true);
  return query
  with demande as materialized (
    select d.*, d.ordinality::int as rang
    from unnest(p_usagers, p_organisations, p_structures, p_personnes, p_agents, p_applications, p_correlations)
      with ordinality as d(usager_id, organisation, structure, personne, agent, application, correlation)),
  visible as (
    select cible.rang, cible.usager_id from demande cible
    where cible.usager_id = any(array[cible.personne])),
  lu as materialized (
    select d.rang, coalesce(max(r.version), 0) as version, json_build_object('elements', coalesce(json_agg(json_build_object('numero', r.numero, 'version', r.version, 'misAJour', json_build_object('le', r.enregistre_le,
    'par', r.auteur_organisation, 'structure', r.auteur_structure), 'donnees', json_build_object('capaciteATravailler', encode(r.capacite_a_travailler_chiffre, 'base64'), 'contrainteSante', encode(r.contrainte_sante_chiffre, 'base64'), 'boe', encode(r.boe_chiffre, 'base64'), 'boeSouhaitAccompagnement', encode(r.boe_souhait_accompagnement_chiffre, 'base64'), 'baeeh', encode(r.baeeh_chiffre, 'base64'), 'scolariteEtablissementSpecialise', encode(r.scolarite_etablissement_specialise_chiffre, 'base64'), 'esat', encode(r.esat_chiffre, 'base64'), 'explication', encode(r.explication_chiffre, 'base64'))) order by r.numero) filter (where r.numero is not null), '[]'::json))::text as document
      from visible d left join orientation r on r.usager_id = d.usager_id group by d.rang),
  trace as (
    insert into journal (ligne, organisation, structure, agent, application, usager_id, issue, correlation)
    select p_ligne, d.organisation, d.structure, d.agent, d.application, d.usager_id,
      case when l.rang is null then 'invisible' else 'servi' end, d.correlation
    from demande d left join lu l on l.rang = d.rang)
  select l.rang, l.version, l.document from lu l;
end $$;

-- decisionDOrientation.tenueDeLaListe.consulter
create or replace function lire_decision_d_orientation_tenue_de_la_liste(p_ligne int, p_jour date, p_usagers bigint[], p_organisations text[],
  p_structures text[], p_personnes bigint[], p_agents text[], p_applications text[], p_correlations text[])
returns table (rang int, version int, document text) language plpgsql set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
begin
  perform set_config('plateforme.organisations', array_to_string(p_organisations, ','), true),
    set_config('plateforme.personnes', array_to_string(p_personnes, ','), true),
    set_config('plateforme.jour', p_jour::text, true);
  return query
  with demande as materialized (
    select d.*, d.ordinality::int as rang
    from unnest(p_usagers, p_organisations, p_structures, p_personnes, p_agents, p_applications, p_correlations)
      with ordinality as d(usager_id, organisation, structure, personne, agent, application, correlation)),
  visible as (
    select cible.rang, cible.usager_id from demande cible
    where exists (select from suivi s where s.usager_id = cible.usager_id and s.organisation = any(array[cible.organisation])
    and (cible.structure is null or s.structure is null or s.structure = cible.structure) and s.motif in ('tenue-de-la-liste')
    and s.du <= p_jour and (s.au is null or s.au >= p_jour))),
  lu as materialized (
    select d.rang, coalesce(max(r.version), 0) as version, json_build_object('elements', coalesce(json_agg(json_build_object('numero', r.numero, 'version', r.version, 'misAJour', json_build_object('le', r.enregistre_le,
    'par', r.auteur_organisation, 'structure', r.auteur_structure), 'donnees', json_build_object('sens', r.sens, 'orientation', r.orientation, 'surVersion', r.sur_version, 'date', r.date, 'motifRefus', r.motif_refus, 'commentaire', r.commentaire, 'origine', r.origine, 'parcours', r.parcours, 'organisme', r.organisme, 'organisation', r.organisation, 'structure', r.structure, 'parcoursPropose', r.parcours_propose, 'organismePropose', r.organisme_propose, 'regles', r.regles, 'autorite', r.autorite, 'reglesRetenues', r.regles_retenues)) order by r.numero) filter (where r.numero is not null), '[]'::json))::text as document
      from visible d left join decision_d_orientation r on r.usager_id = d.usager_id group by d.rang),
  trace as (
    insert into journal (ligne, organisation, structure, agent, application, usager_id, issue, correlation)
    select p_ligne, d.organisation, d.structure, d.agent, d.application, d.usager_id,
      case when l.rang is null then 'invisible' else 'servi' end, d.correlation
    from demande d left join lu l on l.rang = d.rang)
  select l.rang, l.version, l.document from lu l;
end $$;

-- decisionDOrientation.accompagnement.consulter
create or replace function lire_decision_d_orientation_accompagnement(p_ligne int, p_jour date, p_usagers bigint[], p_organisations text[],
  p_structures text[], p_personnes bigint[], p_agents text[], p_applications text[], p_correlations text[])
returns table (rang int, version int, document text) language plpgsql set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
begin
  perform set_config('plateforme.organisations', array_to_string(p_organisations, ','), true),
    set_config('plateforme.personnes', array_to_string(p_personnes, ','), true),
    set_config('plateforme.jour', p_jour::text, true);
  return query
  with demande as materialized (
    select d.*, d.ordinality::int as rang
    from unnest(p_usagers, p_organisations, p_structures, p_personnes, p_agents, p_applications, p_correlations)
      with ordinality as d(usager_id, organisation, structure, personne, agent, application, correlation)),
  visible as (
    select cible.rang, cible.usager_id from demande cible
    where exists (select from suivi s where s.usager_id = cible.usager_id and s.organisation = any(array[cible.organisation])
    and (cible.structure is null or s.structure is null or s.structure = cible.structure) and s.motif in ('accompagnement', 'competence-orientation')
    and s.du <= p_jour and (s.au is null or s.au >= p_jour))),
  lu as materialized (
    select d.rang, coalesce(max(r.version), 0) as version, json_build_object('elements', coalesce(json_agg(json_build_object('numero', r.numero, 'version', r.version, 'misAJour', json_build_object('le', r.enregistre_le,
    'par', r.auteur_organisation, 'structure', r.auteur_structure), 'donnees', json_build_object('sens', r.sens, 'orientation', r.orientation, 'surVersion', r.sur_version, 'date', r.date, 'motifRefus', r.motif_refus, 'commentaire', r.commentaire, 'origine', r.origine, 'parcours', r.parcours, 'organisme', r.organisme, 'organisation', r.organisation, 'structure', r.structure, 'parcoursPropose', r.parcours_propose, 'organismePropose', r.organisme_propose, 'regles', r.regles, 'autorite', r.autorite, 'reglesRetenues', r.regles_retenues)) order by r.numero) filter (where r.numero is not null), '[]'::json))::text as document
      from visible d left join decision_d_orientation r on r.usager_id = d.usager_id group by d.rang),
  trace as (
    insert into journal (ligne, organisation, structure, agent, application, usager_id, issue, correlation)
    select p_ligne, d.organisation, d.structure, d.agent, d.application, d.usager_id,
      case when l.rang is null then 'invisible' else 'servi' end, d.correlation
    from demande d left join lu l on l.rang = d.rang)
  select l.rang, l.version, l.document from lu l;
end $$;

-- decisionDOrientation.decisionDeLaCaisse.consulter
create or replace function lire_decision_d_orientation_decision_de_la_caisse(p_ligne int, p_jour date, p_usagers bigint[], p_organisations text[],
  p_structures text[], p_personnes bigint[], p_agents text[], p_applications text[], p_correlations text[])
returns table (rang int, version int, document text) language plpgsql set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
begin
  perform set_config('plateforme.organisations', array_to_string(p_organisations, ','), true),
    set_config('plateforme.personnes', array_to_string(p_personnes, ','), true),
    set_config('plateforme.jour', p_jour::text, true);
  return query
  with demande as materialized (
    select d.*, d.ordinality::int as rang
    from unnest(p_usagers, p_organisations, p_structures, p_personnes, p_agents, p_applications, p_correlations)
      with ordinality as d(usager_id, organisation, structure, personne, agent, application, correlation)),
  visible as (
    select cible.rang, cible.usager_id from demande cible
    where exists (select from suivi s where s.usager_id = cible.usager_id and s.organisation = any(array[cible.organisation])
    and (cible.structure is null or s.structure is null or s.structure = cible.structure) and s.motif in ('orientation-deleguee')
    and s.du <= p_jour and (s.au is null or s.au >= p_jour))),
  lu as materialized (
    select d.rang, coalesce(max(r.version), 0) as version, json_build_object('elements', coalesce(json_agg(json_build_object('numero', r.numero, 'version', r.version, 'misAJour', json_build_object('le', r.enregistre_le,
    'par', r.auteur_organisation, 'structure', r.auteur_structure), 'donnees', json_build_object('sens', r.sens, 'orientation', r.orientation, 'surVersion', r.sur_version, 'date', r.date, 'motifRefus', r.motif_refus, 'commentaire', r.commentaire, 'origine', r.origine, 'parcours', r.parcours, 'organisme', r.organisme, 'organisation', r.organisation, 'structure', r.structure, 'parcoursPropose', r.parcours_propose, 'organismePropose', r.organisme_propose, 'regles', r.regles, 'autorite', r.autorite, 'reglesRetenues', r.regles_retenues)) order by r.numero) filter (where r.numero is not null), '[]'::json))::text as document
      from visible d left join decision_d_orientation r on r.usager_id = d.usager_id group by d.rang),
  trace as (
    insert into journal (ligne, organisation, structure, agent, application, usager_id, issue, correlation)
    select p_ligne, d.organisation, d.structure, d.agent, d.application, d.usager_id,
      case when l.rang is null then 'invisible' else 'servi' end, d.correlation
    from demande d left join lu l on l.rang = d.rang)
  select l.rang, l.version, l.document from lu l;
end $$;

-- decisionDOrientation.delegation.consulter
create or replace function lire_decision_d_orientation_delegation(p_ligne int, p_jour date, p_usagers bigint[], p_organisations text[],
  p_structures text[], p_personnes bigint[], p_agents text[], p_applications text[], p_correlations text[])
returns table (rang int, version int, document text) language plpgsql set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
begin
  perform set_config('plateforme.organisations', array_to_string(p_organisations, ','), true),
    set_config('plateforme.personnes', array_to_string(p_personnes, ','), true),
    set_config('plateforme.jour', p_jour::text, true);
  return query
  with demande as materialized (
    select d.*, d.ordinality::int as rang
    from unnest(p_usagers, p_organisations, p_structures, p_personnes, p_agents, p_applications, p_correlations)
      with ordinality as d(usager_id, organisation, structure, personne, agent, application, correlation)),
  visible as (
    select cible.rang, cible.usager_id from demande cible
    where exists (select from suivi s where s.usager_id = cible.usager_id and s.organisation = any(array[cible.organisation])
    and (cible.structure is null or s.structure is null or s.structure = cible.structure) and s.motif in ('accompagnement', 'competence-orientation')
    and s.du <= p_jour and (s.au is null or s.au >= p_jour))),
  lu as materialized (
    select d.rang, coalesce(max(r.version), 0) as version, json_build_object('elements', coalesce(json_agg(json_build_object('numero', r.numero, 'version', r.version, 'misAJour', json_build_object('le', r.enregistre_le,
    'par', r.auteur_organisation, 'structure', r.auteur_structure), 'donnees', json_build_object('sens', r.sens, 'orientation', r.orientation, 'surVersion', r.sur_version, 'date', r.date, 'motifRefus', r.motif_refus, 'commentaire', r.commentaire, 'origine', r.origine, 'parcours', r.parcours, 'organisme', r.organisme, 'organisation', r.organisation, 'structure', r.structure, 'parcoursPropose', r.parcours_propose, 'organismePropose', r.organisme_propose, 'regles', r.regles, 'autorite', r.autorite)) order by r.numero) filter (where r.numero is not null), '[]'::json))::text as document
      from visible d left join decision_d_orientation r on r.usager_id = d.usager_id group by d.rang),
  trace as (
    insert into journal (ligne, organisation, structure, agent, application, usager_id, issue, correlation)
    select p_ligne, d.organisation, d.structure, d.agent, d.application, d.usager_id,
      case when l.rang is null then 'invisible' else 'servi' end, d.correlation
    from demande d left join lu l on l.rang = d.rang)
  select l.rang, l.version, l.document from lu l;
end $$;

-- decisionDOrientation.accesDeLaPersonne.consulter
create or replace function lire_decision_d_orientation_acces_de_la_personne(p_ligne int, p_jour date, p_usagers bigint[], p_organisations text[],
  p_structures text[], p_personnes bigint[], p_agents text[], p_applications text[], p_correlations text[])
returns table (rang int, version int, document text) language plpgsql set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
begin
  perform set_config('plateforme.organisations', array_to_string(p_organisations, ','), true),
    set_config('plateforme.personnes', array_to_string(p_personnes, ','), true),
    set_config('plateforme.jour', p_jour::text, true);
  return query
  with demande as materialized (
    select d.*, d.ordinality::int as rang
    from unnest(p_usagers, p_organisations, p_structures, p_personnes, p_agents, p_applications, p_correlations)
      with ordinality as d(usager_id, organisation, structure, personne, agent, application, correlation)),
  visible as (
    select cible.rang, cible.usager_id from demande cible
    where cible.usager_id = any(array[cible.personne])),
  lu as materialized (
    select d.rang, coalesce(max(r.version), 0) as version, json_build_object('elements', coalesce(json_agg(json_build_object('numero', r.numero, 'version', r.version, 'misAJour', json_build_object('le', r.enregistre_le,
    'par', r.auteur_organisation, 'structure', r.auteur_structure), 'donnees', json_build_object('sens', r.sens, 'orientation', r.orientation, 'surVersion', r.sur_version, 'date', r.date, 'motifRefus', r.motif_refus, 'commentaire', r.commentaire, 'origine', r.origine, 'parcours', r.parcours, 'organisme', r.organisme, 'organisation', r.organisation, 'structure', r.structure, 'parcoursPropose', r.parcours_propose, 'organismePropose', r.organisme_propose, 'regles', r.regles, 'autorite', r.autorite, 'reglesRetenues', r.regles_retenues)) order by r.numero) filter (where r.numero is not null), '[]'::json))::text as document
      from visible d left join decision_d_orientation r on r.usager_id = d.usager_id group by d.rang),
  trace as (
    insert into journal (ligne, organisation, structure, agent, application, usager_id, issue, correlation)
    select p_ligne, d.organisation, d.structure, d.agent, d.application, d.usager_id,
      case when l.rang is null then 'invisible' else 'servi' end, d.correlation
    from demande d left join lu l on l.rang = d.rang)
  select l.rang, l.version, l.document from lu l;
end $$;

-- rendezVous.accompagnement.consulter
create or replace function lire_rendez_vous_accompagnement(p_ligne int, p_jour date, p_usagers bigint[], p_organisations text[],
  p_structures text[], p_personnes bigint[], p_agents text[], p_applications text[], p_correlations text[])
returns table (rang int, version int, document text) language plpgsql set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
begin
  perform set_config('plateforme.organisations', array_to_string(p_organisations, ','), true),
    set_config('plateforme.personnes', array_to_string(p_personnes, ','), true),
    set_config('plateforme.jour', p_jour::text, true);
  return query
  with demande as materialized (
    select d.*, d.ordinality::int as rang
    from unnest(p_usagers, p_organisations, p_structures, p_personnes, p_agents, p_applications, p_correlations)
      with ordinality as d(usager_id, organisation, structure, personne, agent, application, correlation)),
  visible as (
    select cible.rang, cible.usager_id from demande cible
    where exists (select from suivi s where s.usager_id = cible.usager_id and s.organisation = any(array[cible.organisation])
    and (cible.structure is null or s.structure is null or s.structure = cible.structure) and s.motif in ('accompagnement', 'competence-orientation')
    and s.du <= p_jour and (s.au is null or s.au >= p_jour))),
  lu as materialized (
    select d.rang, coalesce(max(r.version), 0) as version, json_build_object('elements', coalesce(json_agg(json_build_object('numero', r.numero, 'version', r.version, 'misAJour', json_build_object('le', r.enregistre_le,
    'par', r.auteur_organisation, 'structure', r.auteur_structure), 'donnees', json_build_object('motif', r.motif, 'theme', r.theme, 'date', r.date, 'duree', r.duree, 'modalite', r.modalite, 'reception', r.reception, 'libelleLieu', r.libelle_lieu, 'adresse', r.adresse, 'telephoneUsager', r.telephone_usager, 'information', r.information, 'initiateur', r.initiateur, 'organisme', r.organisme, 'libelleStructure', r.libelle_structure, 'telephoneContact', r.telephone_contact, 'courrielContact', r.courriel_contact, 'interlocuteur', r.interlocuteur, 'statut', r.statut, 'observations', r.observations, 'structure', r.structure, 'creneau', r.creneau, 'organisation', r.organisation, 'prisPar', r.pris_par, 'observationsLe', r.observations_le, 'constateLe', r.constate_le)) order by r.numero) filter (where r.numero is not null), '[]'::json))::text as document
      from visible d left join rendez_vous r on r.usager_id = d.usager_id group by d.rang),
  trace as (
    insert into journal (ligne, organisation, structure, agent, application, usager_id, issue, correlation)
    select p_ligne, d.organisation, d.structure, d.agent, d.application, d.usager_id,
      case when l.rang is null then 'invisible' else 'servi' end, d.correlation
    from demande d left join lu l on l.rang = d.rang)
  select l.rang, l.version, l.document from lu l;
end $$;

-- rendezVous.tenueDeLaListe.consulter
create or replace function lire_rendez_vous_tenue_de_la_liste(p_ligne int, p_jour date, p_usagers bigint[], p_organisations text[],
  p_structures text[], p_personnes bigint[], p_agents text[], p_applications text[], p_correlations text[])
returns table (rang int, version int, document text) language plpgsql set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
begin
  perform set_config('plateforme.organisations', array_to_string(p_organisations, ','), true),
    set_config('plateforme.personnes', array_to_string(p_personnes, ','), true),
    set_config('plateforme.jour', p_jour::text, true);
  return query
  with demande as materialized (
    select d.*, d.ordinality::int as rang
    from unnest(p_usagers, p_organisations, p_structures, p_personnes, p_agents, p_applications, p_correlations)
      with ordinality as d(usager_id, organisation, structure, personne, agent, application, correlation)),
  visible as (
    select cible.rang, cible.usager_id from demande cible
    where exists (select from suivi s where s.usager_id = cible.usager_id and s.organisation = any(array[cible.organisation])
    and (cible.structure is null or s.structure is null or s.structure = cible.structure) and s.motif in ('tenue-de-la-liste')
    and s.du <= p_jour and (s.au is null or s.au >= p_jour))),
  lu as materialized (
    select d.rang, coalesce(max(r.version), 0) as version, json_build_object('elements', coalesce(json_agg(json_build_object('numero', r.numero, 'version', r.version, 'misAJour', json_build_object('le', r.enregistre_le,
    'par', r.auteur_organisation, 'structure', r.auteur_structure), 'donnees', json_build_object('motif', r.motif, 'theme', r.theme, 'date', r.date, 'duree', r.duree, 'modalite', r.modalite, 'reception', r.reception, 'libelleLieu', r.libelle_lieu, 'adresse', r.adresse, 'telephoneUsager', r.telephone_usager, 'information', r.information, 'initiateur', r.initiateur, 'organisme', r.organisme, 'libelleStructure', r.libelle_structure, 'telephoneContact', r.telephone_contact, 'courrielContact', r.courriel_contact, 'interlocuteur', r.interlocuteur, 'statut', r.statut, 'observations', r.observations, 'structure', r.structure, 'creneau', r.creneau, 'organisation', r.organisation, 'prisPar', r.pris_par, 'observationsLe', r.observations_le, 'constateLe', r.constate_le)) order by r.numero) filter (where r.numero is not null), '[]'::json))::text as document
      from visible d left join rendez_vous r on r.usager_id = d.usager_id group by d.rang),
  trace as (
    insert into journal (ligne, organisation, structure, agent, application, usager_id, issue, correlation)
    select p_ligne, d.organisation, d.structure, d.agent, d.application, d.usager_id,
      case when l.rang is null then 'invisible' else 'servi' end, d.correlation
    from demande d left join lu l on l.rang = d.rang)
  select l.rang, l.version, l.document from lu l;
end $$;

-- rendezVous.accesDeLaPersonne.consulter
create or replace function lire_rendez_vous_acces_de_la_personne(p_ligne int, p_jour date, p_usagers bigint[], p_organisations text[],
  p_structures text[], p_personnes bigint[], p_agents text[], p_applications text[], p_correlations text[])
returns table (rang int, version int, document text) language plpgsql set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
begin
  perform set_config('plateforme.organisations', array_to_string(p_organisations, ','), true),
    set_config('plateforme.personnes', array_to_string(p_personnes, ','), true),
    set_config('plateforme.jour', p_jour::text, true);
  return query
  with demande as materialized (
    select d.*, d.ordinality::int as rang
    from unnest(p_usagers, p_organisations, p_structures, p_personnes, p_agents, p_applications, p_correlations)
      with ordinality as d(usager_id, organisation, structure, personne, agent, application, correlation)),
  visible as (
    select cible.rang, cible.usager_id from demande cible
    where cible.usager_id = any(array[cible.personne])),
  lu as materialized (
    select d.rang, coalesce(max(r.version), 0) as version, json_build_object('elements', coalesce(json_agg(json_build_object('numero', r.numero, 'version', r.version, 'misAJour', json_build_object('le', r.enregistre_le,
    'par', r.auteur_organisation, 'structure', r.auteur_structure), 'donnees', json_build_object('motif', r.motif, 'theme', r.theme, 'date', r.date, 'duree', r.duree, 'modalite', r.modalite, 'reception', r.reception, 'libelleLieu', r.libelle_lieu, 'adresse', r.adresse, 'telephoneUsager', r.telephone_usager, 'information', r.information, 'initiateur', r.initiateur, 'organisme', r.organisme, 'libelleStructure', r.libelle_structure, 'telephoneContact', r.telephone_contact, 'courrielContact', r.courriel_contact, 'interlocuteur', r.interlocuteur, 'statut', r.statut, 'observations', r.observations, 'structure', r.structure, 'creneau', r.creneau, 'organisation', r.organisation, 'prisPar', r.pris_par, 'observationsLe', r.observations_le, 'constateLe', r.constate_le)) order by r.numero) filter (where r.numero is not null), '[]'::json))::text as document
      from visible d left join rendez_vous r on r.usager_id = d.usager_id group by d.rang),
  trace as (
    insert into journal (ligne, organisation, structure, agent, application, usager_id, issue, correlation)
    select p_ligne, d.organisation, d.structure, d.agent, d.application, d.usager_id,
      case when l.rang is null then 'invisible' else 'servi' end, d.correlation
    from demande d left join lu l on l.rang = d.rang)
  select l.rang, l.version, l.document from lu l;
end $$;

-- diagnostic.accompagnement.consulter
create or replace function lire_diagnostic_accompagnement(p_ligne int, p_jour date, p_usagers bigint[], p_organisations text[],
  p_structures text[], p_personnes bigint[], p_agents text[], p_applications text[], p_correlations text[])
returns table (rang int, version int, document text) language plpgsql set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
begin
  perform set_config('plateforme.organisations', array_to_string(p_organisations, ','), true),
    set_config('plateforme.personnes', array_to_string(p_personnes, ','), true),
    set_config('plateforme.jour', p_jour::text, true);
  return query
  with demande as materialized (
    select d.*, d.ordinality::int as rang
    from unnest(p_usagers, p_organisations, p_structures, p_personnes, p_agents, p_applications, p_correlations)
      with ordinality as d(usager_id, organisation, structure, personne, agent, application, correlation)),
  visible as (
    select cible.rang, cible.usager_id from demande cible
    where exists (select from suivi s where s.usager_id = cible.usager_id and s.organisation = any(array[cible.organisation])
    and (cible.structure is null or s.structure is null or s.structure = cible.structure) and s.motif in ('accompagnement', 'competence-orientation')
    and s.du <= p_jour and (s.au is null or s.au >= p_jour))),
  lu as materialized (
    select d.rang, r.version, json_build_object('version', r.version, 'misAJour', json_build_object('le', r.enregistre_le,
    'par', r.auteur_organisation, 'structure', r.auteur_structure), 'donnees', json_build_object('numerique', r.numerique, 'mobilite', r.mobilite, 'famille', r.famille, 'lectureEcritureCalcul', r.lecture_ecriture_calcul, 'logement', r.logement, 'finances', r.finances, 'administratif', r.administratif, 'sansContrainte', r.sans_contrainte, 'pouvoirDAgir', r.pouvoir_d_agir, 'servicesNumeriques', r.services_numeriques, 'referentiel', r.referentiel, 'sources', r.sources, 'agents', r.agents, 'suggestions', r.suggestions))::text as document
      from visible d join diagnostic r on r.usager_id = d.usager_id),
  trace as (
    insert into journal (ligne, organisation, structure, agent, application, usager_id, issue, correlation)
    select p_ligne, d.organisation, d.structure, d.agent, d.application, d.usager_id,
      case when l.rang is null then 'invisible' else 'servi' end, d.correlation
    from demande d left join lu l on l.rang = d.rang)
  select l.rang, l.version, l.document from lu l;
end $$;

-- diagnostic.tenueDeLaListe.consulter
create or replace function lire_diagnostic_tenue_de_la_liste(p_ligne int, p_jour date, p_usagers bigint[], p_organisations text[],
  p_structures text[], p_personnes bigint[], p_agents text[], p_applications text[], p_correlations text[])
returns table (rang int, version int, document text) language plpgsql set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
begin
  perform set_config('plateforme.organisations', array_to_string(p_organisations, ','), true),
    set_config('plateforme.personnes', array_to_string(p_personnes, ','), true),
    set_config('plateforme.jour', p_jour::text, true);
  return query
  with demande as materialized (
    select d.*, d.ordinality::int as rang
    from unnest(p_usagers, p_organisations, p_structures, p_personnes, p_agents, p_applications, p_correlations)
      with ordinality as d(usager_id, organisation, structure, personne, agent, application, correlation)),
  visible as (
    select cible.rang, cible.usager_id from demande cible
    where exists (select from suivi s where s.usager_id = cible.usager_id and s.organisation = any(array[cible.organisation])
    and (cible.structure is null or s.structure is null or s.structure = cible.structure) and s.motif in ('tenue-de-la-liste')
    and s.du <= p_jour and (s.au is null or s.au >= p_jour))),
  lu as materialized (
    select d.rang, r.version, json_build_object('version', r.version, 'misAJour', json_build_object('le', r.enregistre_le,
    'par', r.auteur_organisation, 'structure', r.auteur_structure), 'donnees', json_build_object('numerique', r.numerique, 'mobilite', r.mobilite, 'famille', r.famille, 'lectureEcritureCalcul', r.lecture_ecriture_calcul, 'logement', r.logement, 'finances', r.finances, 'administratif', r.administratif, 'sansContrainte', r.sans_contrainte, 'pouvoirDAgir', r.pouvoir_d_agir, 'servicesNumeriques', r.services_numeriques, 'referentiel', r.referentiel, 'sources', r.sources, 'agents', r.agents, 'suggestions', r.suggestions))::text as document
      from visible d join diagnostic r on r.usager_id = d.usager_id),
  trace as (
    insert into journal (ligne, organisation, structure, agent, application, usager_id, issue, correlation)
    select p_ligne, d.organisation, d.structure, d.agent, d.application, d.usager_id,
      case when l.rang is null then 'invisible' else 'servi' end, d.correlation
    from demande d left join lu l on l.rang = d.rang)
  select l.rang, l.version, l.document from lu l;
end $$;

-- diagnostic.eligibiliteIae.consulter
create or replace function lire_diagnostic_eligibilite_iae(p_ligne int, p_jour date, p_usagers bigint[], p_organisations text[],
  p_structures text[], p_personnes bigint[], p_agents text[], p_applications text[], p_correlations text[])
returns table (rang int, version int, document text) language plpgsql set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
begin
  perform set_config('plateforme.organisations', array_to_string(p_organisations, ','), true),
    set_config('plateforme.personnes', array_to_string(p_personnes, ','), true),
    set_config('plateforme.jour', p_jour::text, true);
  return query
  with demande as materialized (
    select d.*, d.ordinality::int as rang
    from unnest(p_usagers, p_organisations, p_structures, p_personnes, p_agents, p_applications, p_correlations)
      with ordinality as d(usager_id, organisation, structure, personne, agent, application, correlation)),
  visible as (
    select cible.rang, cible.usager_id from demande cible
    where exists (select from suivi s where s.usager_id = cible.usager_id and s.organisation = any(array[cible.organisation])
    and (cible.structure is null or s.structure is null or s.structure = cible.structure) and s.motif in ('insertion-iae')
    and s.du <= p_jour and (s.au is null or s.au >= p_jour))),
  lu as materialized (
    select d.rang, r.version, json_build_object('version', r.version, 'misAJour', json_build_object('le', r.enregistre_le,
    'par', r.auteur_organisation, 'structure', r.auteur_structure), 'donnees', json_build_object('numerique', r.numerique, 'mobilite', r.mobilite, 'famille', r.famille, 'lectureEcritureCalcul', r.lecture_ecriture_calcul, 'logement', r.logement, 'finances', r.finances, 'administratif', r.administratif, 'sansContrainte', r.sans_contrainte, 'pouvoirDAgir', r.pouvoir_d_agir, 'servicesNumeriques', r.services_numeriques, 'sources', r.sources))::text as document
      from visible d join diagnostic r on r.usager_id = d.usager_id),
  trace as (
    insert into journal (ligne, organisation, structure, agent, application, usager_id, issue, correlation)
    select p_ligne, d.organisation, d.structure, d.agent, d.application, d.usager_id,
      case when l.rang is null then 'invisible' else 'servi' end, d.correlation
    from demande d left join lu l on l.rang = d.rang)
  select l.rang, l.version, l.document from lu l;
end $$;

-- diagnostic.accesDeLaPersonne.consulter
create or replace function lire_diagnostic_acces_de_la_personne(p_ligne int, p_jour date, p_usagers bigint[], p_organisations text[],
  p_structures text[], p_personnes bigint[], p_agents text[], p_applications text[], p_correlations text[])
returns table (rang int, version int, document text) language plpgsql set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
begin
  perform set_config('plateforme.organisations', array_to_string(p_organisations, ','), true),
    set_config('plateforme.personnes', array_to_string(p_personnes, ','), true),
    set_config('plateforme.jour', p_jour::text, true);
  return query
  with demande as materialized (
    select d.*, d.ordinality::int as rang
    from unnest(p_usagers, p_organisations, p_structures, p_personnes, p_agents, p_applications, p_correlations)
      with ordinality as d(usager_id, organisation, structure, personne, agent, application, correlation)),
  visible as (
    select cible.rang, cible.usager_id from demande cible
    where cible.usager_id = any(array[cible.personne])),
  lu as materialized (
    select d.rang, r.version, json_build_object('version', r.version, 'misAJour', json_build_object('le', r.enregistre_le,
    'par', r.auteur_organisation, 'structure', r.auteur_structure), 'donnees', json_build_object('numerique', r.numerique, 'mobilite', r.mobilite, 'famille', r.famille, 'lectureEcritureCalcul', r.lecture_ecriture_calcul, 'logement', r.logement, 'finances', r.finances, 'administratif', r.administratif, 'sansContrainte', r.sans_contrainte, 'pouvoirDAgir', r.pouvoir_d_agir, 'servicesNumeriques', r.services_numeriques, 'referentiel', r.referentiel, 'sources', r.sources, 'suggestions', r.suggestions))::text as document
      from visible d join diagnostic r on r.usager_id = d.usager_id),
  trace as (
    insert into journal (ligne, organisation, structure, agent, application, usager_id, issue, correlation)
    select p_ligne, d.organisation, d.structure, d.agent, d.application, d.usager_id,
      case when l.rang is null then 'invisible' else 'servi' end, d.correlation
    from demande d left join lu l on l.rang = d.rang)
  select l.rang, l.version, l.document from lu l;
end $$;

-- diagnosticSante.accompagnementDuHandicap.consulter
create or replace function lire_diagnostic_sante_accompagnement_du_handicap(p_ligne int, p_jour date, p_usagers bigint[], p_organisations text[],
  p_structures text[], p_personnes bigint[], p_agents text[], p_applications text[], p_correlations text[])
returns table (rang int, version int, document text) language plpgsql set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
begin
  perform set_config('plateforme.organisations', array_to_string(p_organisations, ','), true),
    set_config('plateforme.personnes', array_to_string(p_personnes, ','), true),
    set_config('plateforme.jour', p_jour::text, true);
  return query
  with demande as materialized (
    select d.*, d.ordinality::int as rang
    from unnest(p_usagers, p_organisations, p_structures, p_personnes, p_agents, p_applications, p_correlations)
      with ordinality as d(usager_id, organisation, structure, personne, agent, application, correlation)),
  visible as (
    select cible.rang, cible.usager_id from demande cible
    where exists (select from suivi s where s.usager_id = cible.usager_id and s.organisation = any(array[cible.organisation])
    and (cible.structure is null or s.structure is null or s.structure = cible.structure) and s.motif in ('accompagnement', 'competence-orientation')
    and s.du <= p_jour and (s.au is null or s.au >= p_jour))),
  lu as materialized (
    select d.rang, r.version, json_build_object('version', r.version, 'misAJour', json_build_object('le', r.enregistre_le,
    'par', r.auteur_organisation, 'structure', r.auteur_structure), 'donnees', json_build_object('impact', encode(r.impact_chiffre, 'base64'), 'situations', encode(r.situations_chiffre, 'base64'), 'objectifs', encode(r.objectifs_chiffre, 'base64'), 'sources', encode(r.sources_chiffre, 'base64'), 'agents', encode(r.agents_chiffre, 'base64'), 'suggestions', encode(r.suggestions_chiffre, 'base64')))::text as document
      from visible d join diagnostic_sante r on r.usager_id = d.usager_id),
  trace as (
    insert into journal (ligne, organisation, structure, agent, application, usager_id, issue, correlation)
    select p_ligne, d.organisation, d.structure, d.agent, d.application, d.usager_id,
      case when l.rang is null then 'invisible' else 'servi' end, d.correlation
    from demande d left join lu l on l.rang = d.rang)
  select l.rang, l.version, l.document from lu l;
end $$;

-- diagnosticSante.tenueDeLaListe.consulter
create or replace function lire_diagnostic_sante_tenue_de_la_liste(p_ligne int, p_jour date, p_usagers bigint[], p_organisations text[],
  p_structures text[], p_personnes bigint[], p_agents text[], p_applications text[], p_correlations text[])
returns table (rang int, version int, document text) language plpgsql set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
begin
  perform set_config('plateforme.organisations', array_to_string(p_organisations, ','), true),
    set_config('plateforme.personnes', array_to_string(p_personnes, ','), true),
    set_config('plateforme.jour', p_jour::text, true);
  return query
  with demande as materialized (
    select d.*, d.ordinality::int as rang
    from unnest(p_usagers, p_organisations, p_structures, p_personnes, p_agents, p_applications, p_correlations)
      with ordinality as d(usager_id, organisation, structure, personne, agent, application, correlation)),
  visible as (
    select cible.rang, cible.usager_id from demande cible
    where exists (select from suivi s where s.usager_id = cible.usager_id and s.organisation = any(array[cible.organisation])
    and (cible.structure is null or s.structure is null or s.structure = cible.structure) and s.motif in ('tenue-de-la-liste')
    and s.du <= p_jour and (s.au is null or s.au >= p_jour))),
  lu as materialized (
    select d.rang, r.version, json_build_object('version', r.version, 'misAJour', json_build_object('le', r.enregistre_le,
    'par', r.auteur_organisation, 'structure', r.auteur_structure), 'donnees', json_build_object('impact', encode(r.impact_chiffre, 'base64'), 'situations', encode(r.situations_chiffre, 'base64'), 'objectifs', encode(r.objectifs_chiffre, 'base64'), 'sources', encode(r.sources_chiffre, 'base64'), 'agents', encode(r.agents_chiffre, 'base64'), 'suggestions', encode(r.suggestions_chiffre, 'base64')))::text as document
      from visible d join diagnostic_sante r on r.usager_id = d.usager_id),
  trace as (
    insert into journal (ligne, organisation, structure, agent, application, usager_id, issue, correlation)
    select p_ligne, d.organisation, d.structure, d.agent, d.application, d.usager_id,
      case when l.rang is null then 'invisible' else 'servi' end, d.correlation
    from demande d left join lu l on l.rang = d.rang)
  select l.rang, l.version, l.document from lu l;
end $$;

-- diagnosticSante.accompagnement.consulter
create or replace function lire_diagnostic_sante_accompagnement(p_ligne int, p_jour date, p_usagers bigint[], p_organisations text[],
  p_structures text[], p_personnes bigint[], p_agents text[], p_applications text[], p_correlations text[])
returns table (rang int, version int, document text) language plpgsql set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
begin
  perform set_config('plateforme.organisations', array_to_string(p_organisations, ','), true),
    set_config('plateforme.personnes', array_to_string(p_personnes, ','), true),
    set_config('plateforme.jour', p_jour::text, true);
  return query
  with demande as materialized (
    select d.*, d.ordinality::int as rang
    from unnest(p_usagers, p_organisations, p_structures, p_personnes, p_agents, p_applications, p_correlations)
      with ordinality as d(usager_id, organisation, structure, personne, agent, application, correlation)),
  visible as (
    select cible.rang, cible.usager_id from demande cible
    where exists (select from suivi s where s.usager_id = cible.usager_id and s.organisation = any(array[cible.organisation])
    and (cible.structure is null or s.structure is null or s.structure = cible.structure) and s.motif in ('accompagnement', 'competence-orientation')
    and s.du <= p_jour and (s.au is null or s.au >= p_jour))),
  lu as materialized (
    select d.rang, r.version, json_build_object('version', r.version, 'misAJour', json_build_object('le', r.enregistre_le,
    'par', r.auteur_organisation, 'structure', r.auteur_structure), 'donnees', json_build_object('impact', encode(r.impact_chiffre, 'base64')))::text as document
      from visible d join diagnostic_sante r on r.usager_id = d.usager_id),
  trace as (
    insert into journal (ligne, organisation, structure, agent, application, usager_id, issue, correlation)
    select p_ligne, d.organisation, d.structure, d.agent, d.application, d.usager_id,
      case when l.rang is null then 'invisible' else 'servi' end, d.correlation
    from demande d left join lu l on l.rang = d.rang)
  select l.rang, l.version, l.document from lu l;
end $$;

-- diagnosticSante.accesDeLaPersonne.consulter
create or replace function lire_diagnostic_sante_acces_de_la_personne(p_ligne int, p_jour date, p_usagers bigint[], p_organisations text[],
  p_structures text[], p_personnes bigint[], p_agents text[], p_applications text[], p_correlations text[])
returns table (rang int, version int, document text) language plpgsql set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
begin
  perform set_config('plateforme.organisations', array_to_string(p_organisations, ','), true),
    set_config('plateforme.personnes', array_to_string(p_personnes, ','), true),
    set_config('plateforme.jour', p_jour::text, true);
  return query
  with demande as materialized (
    select d.*, d.ordinality::int as rang
    from unnest(p_usagers, p_organisations, p_structures, p_personnes, p_agents, p_applications, p_correlations)
      with ordinality as d(usager_id, organisation, structure, personne, agent, application, correlation)),
  visible as (
    select cible.rang, cible.usager_id from demande cible
    where cible.usager_id = any(array[cible.personne])),
  lu as materialized (
    select d.rang, r.version, json_build_object('version', r.version, 'misAJour', json_build_object('le', r.enregistre_le,
    'par', r.auteur_organisation, 'structure', r.auteur_structure), 'donnees', json_build_object('impact', encode(r.impact_chiffre, 'base64'), 'situations', encode(r.situations_chiffre, 'base64'), 'objectifs', encode(r.objectifs_chiffre, 'base64'), 'sources', encode(r.sources_chiffre, 'base64'), 'suggestions', encode(r.suggestions_chiffre, 'base64')))::text as document
      from visible d join diagnostic_sante r on r.usager_id = d.usager_id),
  trace as (
    insert into journal (ligne, organisation, structure, agent, application, usager_id, issue, correlation)
    select p_ligne, d.organisation, d.structure, d.agent, d.application, d.usager_id,
      case when l.rang is null then 'invisible' else 'servi' end, d.correlation
    from demande d left join lu l on l.rang = d.rang)
  select l.rang, l.version, l.document from lu l;
end $$;

-- rqth.accompagnementDuHandicap.consulter
create or replace function lire_rqth_accompagnement_du_handicap(p_ligne int, p_jour date, p_usagers bigint[], p_organisations text[],
  p_structures text[], p_personnes bigint[], p_agents text[], p_applications text[], p_correlations text[])
returns table (rang int, version int, document text) language plpgsql set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
begin
  perform set_config('plateforme.organisations', array_to_string(p_organisations, ','), true),
    set_config('plateforme.personnes', array_to_string(p_personnes, ','), true),
    set_config('plateforme.jour', p_jour::text, true);
  return query
  with demande as materialized (
    select d.*, d.ordinality::int as rang
    from unnest(p_usagers, p_organisations, p_structures, p_personnes, p_agents, p_applications, p_correlations)
      with ordinality as d(usager_id, organisation, structure, personne, agent, application, correlation)),
  visible as (
    select cible.rang, cible.usager_id from demande cible
    where exists (select from suivi s where s.usager_id = cible.usager_id and s.organisation = any(array[cible.organisation])
    and (cible.structure is null or s.structure is null or s.structure = cible.structure) and s.motif in ('accompagnement', 'competence-orientation')
    and s.du <= p_jour and (s.au is null or s.au >= p_jour))),
  lu as materialized (
    select d.rang, r.version, json_build_object('version', r.version, 'misAJour', json_build_object('le', r.enregistre_le,
    'par', r.auteur_organisation, 'structure', r.auteur_structure), 'donnees', json_build_object('dateDebut', encode(r.date_debut_chiffre, 'base64'), 'dateFin', encode(r.date_fin_chiffre, 'base64'), 'source', encode(r.source_chiffre, 'base64')))::text as document
      from visible d join rqth r on r.usager_id = d.usager_id),
  trace as (
    insert into journal (ligne, organisation, structure, agent, application, usager_id, issue, correlation)
    select p_ligne, d.organisation, d.structure, d.agent, d.application, d.usager_id,
      case when l.rang is null then 'invisible' else 'servi' end, d.correlation
    from demande d left join lu l on l.rang = d.rang)
  select l.rang, l.version, l.document from lu l;
end $$;

-- rqth.tenueDeLaListe.consulter
create or replace function lire_rqth_tenue_de_la_liste(p_ligne int, p_jour date, p_usagers bigint[], p_organisations text[],
  p_structures text[], p_personnes bigint[], p_agents text[], p_applications text[], p_correlations text[])
returns table (rang int, version int, document text) language plpgsql set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
begin
  perform set_config('plateforme.organisations', array_to_string(p_organisations, ','), true),
    set_config('plateforme.personnes', array_to_string(p_personnes, ','), true),
    set_config('plateforme.jour', p_jour::text, true);
  return query
  with demande as materialized (
    select d.*, d.ordinality::int as rang
    from unnest(p_usagers, p_organisations, p_structures, p_personnes, p_agents, p_applications, p_correlations)
      with ordinality as d(usager_id, organisation, structure, personne, agent, application, correlation)),
  visible as (
    select cible.rang, cible.usager_id from demande cible
    where exists (select from suivi s where s.usager_id = cible.usager_id and s.organisation = any(array[cible.organisation])
    and (cible.structure is null or s.structure is null or s.structure = cible.structure) and s.motif in ('tenue-de-la-liste')
    and s.du <= p_jour and (s.au is null or s.au >= p_jour))),
  lu as materialized (
    select d.rang, r.version, json_build_object('version', r.version, 'misAJour', json_build_object('le', r.enregistre_le,
    'par', r.auteur_organisation, 'structure', r.auteur_structure), 'donnees', json_build_object('dateDebut', encode(r.date_debut_chiffre, 'base64'), 'dateFin', encode(r.date_fin_chiffre, 'base64'), 'source', encode(r.source_chiffre, 'base64')))::text as document
      from visible d join rqth r on r.usager_id = d.usager_id),
  trace as (
    insert into journal (ligne, organisation, structure, agent, application, usager_id, issue, correlation)
    select p_ligne, d.organisation, d.structure, d.agent, d.application, d.usager_id,
      case when l.rang is null then 'invisible' else 'servi' end, d.correlation
    from demande d left join lu l on l.rang = d.rang)
  select l.rang, l.version, l.document from lu l;
end $$;

-- rqth.accesDeLaPersonne.consulter
create or replace function lire_rqth_acces_de_la_personne(p_ligne int, p_jour date, p_usagers bigint[], p_organisations text[],
  p_structures text[], p_personnes bigint[], p_agents text[], p_applications text[], p_correlations text[])
returns table (rang int, version int, document text) language plpgsql set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
begin
  perform set_config('plateforme.organisations', array_to_string(p_organisations, ','), true),
    set_config('plateforme.personnes', array_to_string(p_personnes, ','), true),
    set_config('plateforme.jour', p_jour::text, true);
  return query
  with demande as materialized (
    select d.*, d.ordinality::int as rang
    from unnest(p_usagers, p_organisations, p_structures, p_personnes, p_agents, p_applications, p_correlations)
      with ordinality as d(usager_id, organisation, structure, personne, agent, application, correlation)),
  visible as (
    select cible.rang, cible.usager_id from demande cible
    where cible.usager_id = any(array[cible.personne])),
  lu as materialized (
    select d.rang, r.version, json_build_object('version', r.version, 'misAJour', json_build_object('le', r.enregistre_le,
    'par', r.auteur_organisation, 'structure', r.auteur_structure), 'donnees', json_build_object('dateDebut', encode(r.date_debut_chiffre, 'base64'), 'dateFin', encode(r.date_fin_chiffre, 'base64'), 'source', encode(r.source_chiffre, 'base64')))::text as document
      from visible d join rqth r on r.usager_id = d.usager_id),
  trace as (
    insert into journal (ligne, organisation, structure, agent, application, usager_id, issue, correlation)
    select p_ligne, d.organisation, d.structure, d.agent, d.application, d.usager_id,
      case when l.rang is null then 'invisible' else 'servi' end, d.correlation
    from demande d left join lu l on l.rang = d.rang)
  select l.rang, l.version, l.document from lu l;
end $$;

-- projet.accompagnement.consulter
create or replace function lire_projet_accompagnement(p_ligne int, p_jour date, p_usagers bigint[], p_organisations text[],
  p_structures text[], p_personnes bigint[], p_agents text[], p_applications text[], p_correlations text[])
returns table (rang int, version int, document text) language plpgsql set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
begin
  perform set_config('plateforme.organisations', array_to_string(p_organisations, ','), true),
    set_config('plateforme.personnes', array_to_string(p_personnes, ','), true),
    set_config('plateforme.jour', p_jour::text, true);
  return query
  with demande as materialized (
    select d.*, d.ordinality::int as rang
    from unnest(p_usagers, p_organisations, p_structures, p_personnes, p_agents, p_applications, p_correlations)
      with ordinality as d(usager_id, organisation, structure, personne, agent, application, correlation)),
  visible as (
    select cible.rang, cible.usager_id from demande cible
    where exists (select from suivi s where s.usager_id = cible.usager_id and s.organisation = any(array[cible.organisation])
    and (cible.structure is null or s.structure is null or s.structure = cible.structure) and s.motif in ('accompagnement', 'competence-orientation')
    and s.du <= p_jour and (s.au is null or s.au >= p_jour))),
  lu as materialized (
    select d.rang, coalesce(max(r.version), 0) as version, json_build_object('elements', coalesce(json_agg(json_build_object('numero', r.numero, 'version', r.version, 'misAJour', json_build_object('le', r.enregistre_le,
    'par', r.auteur_organisation, 'structure', r.auteur_structure), 'donnees', json_build_object('intitule', r.intitule, 'typologie', r.typologie, 'codeRome', r.code_rome, 'codeAppellation', r.code_appellation, 'etat', r.etat, 'prioritaire', r.prioritaire, 'experience', r.experience, 'contrats', r.contrats, 'tempsDeTravail', r.temps_de_travail, 'zone', r.zone, 'mobileALEtranger', r.mobile_a_l_etranger, 'salaire', r.salaire, 'salairePratique', r.salaire_pratique, 'retenuOre', r.retenu_ore, 'besoins', r.besoins, 'origine', r.origine, 'sources', r.sources, 'agents', r.agents)) order by r.numero) filter (where r.numero is not null), '[]'::json))::text as document
      from visible d left join projet r on r.usager_id = d.usager_id group by d.rang),
  trace as (
    insert into journal (ligne, organisation, structure, agent, application, usager_id, issue, correlation)
    select p_ligne, d.organisation, d.structure, d.agent, d.application, d.usager_id,
      case when l.rang is null then 'invisible' else 'servi' end, d.correlation
    from demande d left join lu l on l.rang = d.rang)
  select l.rang, l.version, l.document from lu l;
end $$;

-- projet.tenueDeLaListe.consulter
create or replace function lire_projet_tenue_de_la_liste(p_ligne int, p_jour date, p_usagers bigint[], p_organisations text[],
  p_structures text[], p_personnes bigint[], p_agents text[], p_applications text[], p_correlations text[])
returns table (rang int, version int, document text) language plpgsql set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
begin
  perform set_config('plateforme.organisations', array_to_string(p_organisations, ','), true),
    set_config('plateforme.personnes', array_to_string(p_personnes, ','), true),
    set_config('plateforme.jour', p_jour::text, true);
  return query
  with demande as materialized (
    select d.*, d.ordinality::int as rang
    from unnest(p_usagers, p_organisations, p_structures, p_personnes, p_agents, p_applications, p_correlations)
      with ordinality as d(usager_id, organisation, structure, personne, agent, application, correlation)),
  visible as (
    select cible.rang, cible.usager_id from demande cible
    where exists (select from suivi s where s.usager_id = cible.usager_id and s.organisation = any(array[cible.organisation])
    and (cible.structure is null or s.structure is null or s.structure = cible.structure) and s.motif in ('tenue-de-la-liste')
    and s.du <= p_jour and (s.au is null or s.au >= p_jour))),
  lu as materialized (
    select d.rang, coalesce(max(r.version), 0) as version, json_build_object('elements', coalesce(json_agg(json_build_object('numero', r.numero, 'version', r.version, 'misAJour', json_build_object('le', r.enregistre_le,
    'par', r.auteur_organisation, 'structure', r.auteur_structure), 'donnees', json_build_object('intitule', r.intitule, 'typologie', r.typologie, 'codeRome', r.code_rome, 'codeAppellation', r.code_appellation, 'etat', r.etat, 'prioritaire', r.prioritaire, 'experience', r.experience, 'contrats', r.contrats, 'tempsDeTravail', r.temps_de_travail, 'zone', r.zone, 'mobileALEtranger', r.mobile_a_l_etranger, 'salaire', r.salaire, 'salairePratique', r.salaire_pratique, 'retenuOre', r.retenu_ore, 'besoins', r.besoins, 'origine', r.origine, 'sources', r.sources, 'agents', r.agents)) order by r.numero) filter (where r.numero is not null), '[]'::json))::text as document
      from visible d left join projet r on r.usager_id = d.usager_id group by d.rang),
  trace as (
    insert into journal (ligne, organisation, structure, agent, application, usager_id, issue, correlation)
    select p_ligne, d.organisation, d.structure, d.agent, d.application, d.usager_id,
      case when l.rang is null then 'invisible' else 'servi' end, d.correlation
    from demande d left join lu l on l.rang = d.rang)
  select l.rang, l.version, l.document from lu l;
end $$;

-- projet.eligibiliteIae.consulter
create or replace function lire_projet_eligibilite_iae(p_ligne int, p_jour date, p_usagers bigint[], p_organisations text[],
  p_structures text[], p_personnes bigint[], p_agents text[], p_applications text[], p_correlations text[])
returns table (rang int, version int, document text) language plpgsql set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
begin
  perform set_config('plateforme.organisations', array_to_string(p_organisations, ','), true),
    set_config('plateforme.personnes', array_to_string(p_personnes, ','), true),
    set_config('plateforme.jour', p_jour::text, true);
  return query
  with demande as materialized (
    select d.*, d.ordinality::int as rang
    from unnest(p_usagers, p_organisations, p_structures, p_personnes, p_agents, p_applications, p_correlations)
      with ordinality as d(usager_id, organisation, structure, personne, agent, application, correlation)),
  visible as (
    select cible.rang, cible.usager_id from demande cible
    where exists (select from suivi s where s.usager_id = cible.usager_id and s.organisation = any(array[cible.organisation])
    and (cible.structure is null or s.structure is null or s.structure = cible.structure) and s.motif in ('insertion-iae')
    and s.du <= p_jour and (s.au is null or s.au >= p_jour))),
  lu as materialized (
    select d.rang, coalesce(max(r.version), 0) as version, json_build_object('elements', coalesce(json_agg(json_build_object('numero', r.numero, 'version', r.version, 'misAJour', json_build_object('le', r.enregistre_le,
    'par', r.auteur_organisation, 'structure', r.auteur_structure), 'donnees', json_build_object('intitule', r.intitule, 'typologie', r.typologie, 'codeRome', r.code_rome, 'codeAppellation', r.code_appellation, 'etat', r.etat, 'prioritaire', r.prioritaire, 'besoins', r.besoins, 'sources', r.sources)) order by r.numero) filter (where r.numero is not null), '[]'::json))::text as document
      from visible d left join projet r on r.usager_id = d.usager_id group by d.rang),
  trace as (
    insert into journal (ligne, organisation, structure, agent, application, usager_id, issue, correlation)
    select p_ligne, d.organisation, d.structure, d.agent, d.application, d.usager_id,
      case when l.rang is null then 'invisible' else 'servi' end, d.correlation
    from demande d left join lu l on l.rang = d.rang)
  select l.rang, l.version, l.document from lu l;
end $$;

-- projet.accesDeLaPersonne.consulter
create or replace function lire_projet_acces_de_la_personne(p_ligne int, p_jour date, p_usagers bigint[], p_organisations text[],
  p_structures text[], p_personnes bigint[], p_agents text[], p_applications text[], p_correlations text[])
returns table (rang int, version int, document text) language plpgsql set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
begin
  perform set_config('plateforme.organisations', array_to_string(p_organisations, ','), true),
    set_config('plateforme.personnes', array_to_string(p_personnes, ','), true),
    set_config('plateforme.jour', p_jour::text, true);
  return query
  with demande as materialized (
    select d.*, d.ordinality::int as rang
    from unnest(p_usagers, p_organisations, p_structures, p_personnes, p_agents, p_applications, p_correlations)
      with ordinality as d(usager_id, organisation, structure, personne, agent, application, correlation)),
  visible as (
    select cible.rang, cible.usager_id from demande cible
    where cible.usager_id = any(array[cible.personne])),
  lu as materialized (
    select d.rang, coalesce(max(r.version), 0) as version, json_build_object('elements', coalesce(json_agg(json_build_object('numero', r.numero, 'version', r.version, 'misAJour', json_build_object('le', r.enregistre_le,
    'par', r.auteur_organisation, 'structure', r.auteur_structure), 'donnees', json_build_object('intitule', r.intitule, 'typologie', r.typologie, 'codeRome', r.code_rome, 'codeAppellation', r.code_appellation, 'etat', r.etat, 'prioritaire', r.prioritaire, 'experience', r.experience, 'contrats', r.contrats, 'tempsDeTravail', r.temps_de_travail, 'zone', r.zone, 'mobileALEtranger', r.mobile_a_l_etranger, 'salaire', r.salaire, 'salairePratique', r.salaire_pratique, 'retenuOre', r.retenu_ore, 'besoins', r.besoins, 'origine', r.origine, 'sources', r.sources)) order by r.numero) filter (where r.numero is not null), '[]'::json))::text as document
      from visible d left join projet r on r.usager_id = d.usager_id group by d.rang),
  trace as (
    insert into journal (ligne, organisation, structure, agent, application, usager_id, issue, correlation)
    select p_ligne, d.organisation, d.structure, d.agent, d.application, d.usager_id,
      case when l.rang is null then 'invisible' else 'servi' end, d.correlation
    from demande d left join lu l on l.rang = d.rang)
  select l.rang, l.version, l.document from lu l;
end $$;

-- propositionDOffre.accompagnement.consulter
create or replace function lire_proposition_d_offre_accompagnement(p_ligne int, p_jour date, p_usagers bigint[], p_organisations text[],
  p_structures text[], p_personnes bigint[], p_agents text[], p_applications text[], p_correlations text[])
returns table (rang int, version int, document text) language plpgsql set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
begin
  perform set_config('plateforme.organisations', array_to_string(p_organisations, ','), true),
    set_config('plateforme.personnes', array_to_string(p_personnes, ','), true),
    set_config('plateforme.jour', p_jour::text, true);
  return query
  with demande as materialized (
    select d.*, d.ordinality::int as rang
    from unnest(p_usagers, p_organisations, p_structures, p_personnes, p_agents, p_applications, p_correlations)
      with ordinality as d(usager_id, organisation, structure, personne, agent, application, correlation)),
  visible as (
    select cible.rang, cible.usager_id from demande cible
    where exists (select from suivi s where s.usager_id = cible.usager_id and s.organisation = any(array[cible.organisation])
    and (cible.structure is null or s.structure is null or s.structure = cible.structure) and s.motif in ('accompagnement', 'competence-orientation')
    and s.du <= p_jour and (s.au is null or s.au >= p_jour))),
  lu as materialized (
    select d.rang, coalesce(max(r.version), 0) as version, json_build_object('elements', coalesce(json_agg(json_build_object('numero', r.numero, 'version', r.version, 'misAJour', json_build_object('le', r.enregistre_le,
    'par', r.auteur_organisation, 'structure', r.auteur_structure), 'donnees', json_build_object('projet', r.projet, 'reference', r.reference, 'intitule', r.intitule, 'codeRome', r.code_rome, 'employeur', r.employeur, 'lieu', r.lieu, 'contrat', r.contrat, 'tempsDeTravail', r.temps_de_travail, 'salaire', r.salaire, 'proposeeLe', r.proposee_le, 'reponse', r.reponse, 'motifDuRefus', r.motif_du_refus, 'explication', r.explication, 'reponduLe', r.repondu_le, 'observations', r.observations, 'observationsLe', r.observations_le, 'conformite', r.conformite, 'legitime', r.legitime, 'motivation', r.motivation, 'apprecieLe', r.apprecie_le, 'appreciePar', r.apprecie_par)) order by r.numero) filter (where r.numero is not null), '[]'::json))::text as document
      from visible d left join proposition_d_offre r on r.usager_id = d.usager_id group by d.rang),
  trace as (
    insert into journal (ligne, organisation, structure, agent, application, usager_id, issue, correlation)
    select p_ligne, d.organisation, d.structure, d.agent, d.application, d.usager_id,
      case when l.rang is null then 'invisible' else 'servi' end, d.correlation
    from demande d left join lu l on l.rang = d.rang)
  select l.rang, l.version, l.document from lu l;
end $$;

-- propositionDOffre.tenueDeLaListe.consulter
create or replace function lire_proposition_d_offre_tenue_de_la_liste(p_ligne int, p_jour date, p_usagers bigint[], p_organisations text[],
  p_structures text[], p_personnes bigint[], p_agents text[], p_applications text[], p_correlations text[])
returns table (rang int, version int, document text) language plpgsql set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
begin
  perform set_config('plateforme.organisations', array_to_string(p_organisations, ','), true),
    set_config('plateforme.personnes', array_to_string(p_personnes, ','), true),
    set_config('plateforme.jour', p_jour::text, true);
  return query
  with demande as materialized (
    select d.*, d.ordinality::int as rang
    from unnest(p_usagers, p_organisations, p_structures, p_personnes, p_agents, p_applications, p_correlations)
      with ordinality as d(usager_id, organisation, structure, personne, agent, application, correlation)),
  visible as (
    select cible.rang, cible.usager_id from demande cible
    where exists (select from suivi s where s.usager_id = cible.usager_id and s.organisation = any(array[cible.organisation])
    and (cible.structure is null or s.structure is null or s.structure = cible.structure) and s.motif in ('tenue-de-la-liste')
    and s.du <= p_jour and (s.au is null or s.au >= p_jour))),
  lu as materialized (
    select d.rang, coalesce(max(r.version), 0) as version, json_build_object('elements', coalesce(json_agg(json_build_object('numero', r.numero, 'version', r.version, 'misAJour', json_build_object('le', r.enregistre_le,
    'par', r.auteur_organisation, 'structure', r.auteur_structure), 'donnees', json_build_object('projet', r.projet, 'reference', r.reference, 'intitule', r.intitule, 'codeRome', r.code_rome, 'employeur', r.employeur, 'lieu', r.lieu, 'contrat', r.contrat, 'tempsDeTravail', r.temps_de_travail, 'salaire', r.salaire, 'proposeeLe', r.proposee_le, 'reponse', r.reponse, 'motifDuRefus', r.motif_du_refus, 'explication', r.explication, 'reponduLe', r.repondu_le, 'observations', r.observations, 'observationsLe', r.observations_le, 'conformite', r.conformite, 'legitime', r.legitime, 'motivation', r.motivation, 'apprecieLe', r.apprecie_le, 'appreciePar', r.apprecie_par)) order by r.numero) filter (where r.numero is not null), '[]'::json))::text as document
      from visible d left join proposition_d_offre r on r.usager_id = d.usager_id group by d.rang),
  trace as (
    insert into journal (ligne, organisation, structure, agent, application, usager_id, issue, correlation)
    select p_ligne, d.organisation, d.structure, d.agent, d.application, d.usager_id,
      case when l.rang is null then 'invisible' else 'servi' end, d.correlation
    from demande d left join lu l on l.rang = d.rang)
  select l.rang, l.version, l.document from lu l;
end $$;

-- propositionDOffre.accesDeLaPersonne.consulter
create or replace function lire_proposition_d_offre_acces_de_la_personne(p_ligne int, p_jour date, p_usagers bigint[], p_organisations text[],
  p_structures text[], p_personnes bigint[], p_agents text[], p_applications text[], p_correlations text[])
returns table (rang int, version int, document text) language plpgsql set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
begin
  perform set_config('plateforme.organisations', array_to_string(p_organisations, ','), true),
    set_config('plateforme.personnes', array_to_string(p_personnes, ','), true),
    set_config('plateforme.jour', p_jour::text, true);
  return query
  with demande as materialized (
    select d.*, d.ordinality::int as rang
    from unnest(p_usagers, p_organisations, p_structures, p_personnes, p_agents, p_applications, p_correlations)
      with ordinality as d(usager_id, organisation, structure, personne, agent, application, correlation)),
  visible as (
    select cible.rang, cible.usager_id from demande cible
    where cible.usager_id = any(array[cible.personne])),
  lu as materialized (
    select d.rang, coalesce(max(r.version), 0) as version, json_build_object('elements', coalesce(json_agg(json_build_object('numero', r.numero, 'version', r.version, 'misAJour', json_build_object('le', r.enregistre_le,
    'par', r.auteur_organisation, 'structure', r.auteur_structure), 'donnees', json_build_object('projet', r.projet, 'reference', r.reference, 'intitule', r.intitule, 'codeRome', r.code_rome, 'employeur', r.employeur, 'lieu', r.lieu, 'contrat', r.contrat, 'tempsDeTravail', r.temps_de_travail, 'salaire', r.salaire, 'proposeeLe', r.proposee_le, 'reponse', r.reponse, 'motifDuRefus', r.motif_du_refus, 'explication', r.explication, 'reponduLe', r.repondu_le, 'observations', r.observations, 'observationsLe', r.observations_le, 'conformite', r.conformite, 'legitime', r.legitime, 'motivation', r.motivation, 'apprecieLe', r.apprecie_le, 'appreciePar', r.apprecie_par)) order by r.numero) filter (where r.numero is not null), '[]'::json))::text as document
      from visible d left join proposition_d_offre r on r.usager_id = d.usager_id group by d.rang),
  trace as (
    insert into journal (ligne, organisation, structure, agent, application, usager_id, issue, correlation)
    select p_ligne, d.organisation, d.structure, d.agent, d.application, d.usager_id,
      case when l.rang is null then 'invisible' else 'servi' end, d.correlation
    from demande d left join lu l on l.rang = d.rang)
  select l.rang, l.version, l.document from lu l;
end $$;

-- contratEngagement.accompagnement.consulter
create or replace function lire_contrat_engagement_accompagnement(p_ligne int, p_jour date, p_usagers bigint[], p_organisations text[],
  p_structures text[], p_personnes bigint[], p_agents text[], p_applications text[], p_correlations text[])
returns table (rang int, version int, document text) language plpgsql set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
begin
  perform set_config('plateforme.organisations', array_to_string(p_organisations, ','), true),
    set_config('plateforme.personnes', array_to_string(p_personnes, ','), true),
    set_config('plateforme.jour', p_jour::text, true);
  return query
  with demande as materialized (
    select d.*, d.ordinality::int as rang
    from unnest(p_usagers, p_organisations, p_structures, p_personnes, p_agents, p_applications, p_correlations)
      with ordinality as d(usager_id, organisation, structure, personne, agent, application, correlation)),
  visible as (
    select cible.rang, cible.usager_id from demande cible
    where exists (select from suivi s where s.usager_id = cible.usager_id and s.organisation = any(array[cible.organisation])
    and (cible.structure is null or s.structure is null or s.structure = cible.structure) and s.motif in ('accompagnement', 'competence-orientation')
    and s.du <= p_jour and (s.au is null or s.au >= p_jour))),
  lu as materialized (
    select d.rang, coalesce(max(r.version), 0) as version, json_build_object('elements', coalesce(json_agg(json_build_object('numero', r.numero, 'version', r.version, 'misAJour', json_build_object('le', r.enregistre_le,
    'par', r.auteur_organisation, 'structure', r.auteur_structure), 'donnees', json_build_object('objectifs', r.objectifs, 'engagementsDeLOrganisme', r.engagements_de_l_organisme, 'engagementsDeLaPersonne', r.engagements_de_la_personne, 'intensite', r.intensite, 'casDeDuree', r.cas_de_duree, 'heuresHebdomadaires', r.heures_hebdomadaires, 'fondementDeLaDuree', r.fondement_de_la_duree, 'actions', r.actions, 'projet', r.projet, 'revuLe', r.revu_le, 'demandeDeLaPersonne', r.demande_de_la_personne, 'reference', r.reference, 'edition', r.edition, 'empreinte', r.empreinte, 'etat', r.etat, 'etatAvant', r.etat_avant, 'depuis', r.depuis, 'aSignerAvant', r.a_signer_avant, 'origine', r.origine, 'organisation', r.organisation, 'structure', r.structure, 'orientation', r.orientation, 'parties', r.parties, 'offreRaisonnable', r.offre_raisonnable, 'signePersonneLe', r.signe_personne_le, 'signeOrganismeLe', r.signe_organisme_le, 'signeLe', r.signe_le, 'remplace', r.remplace)) order by r.numero) filter (where r.numero is not null), '[]'::json))::text as document
      from visible d left join contrat_engagement r on r.usager_id = d.usager_id group by d.rang),
  trace as (
    insert into journal (ligne, organisation, structure, agent, application, usager_id, issue, correlation)
    select p_ligne, d.organisation, d.structure, d.agent, d.application, d.usager_id,
      case when l.rang is null then 'invisible' else 'servi' end, d.correlation
    from demande d left join lu l on l.rang = d.rang)
  select l.rang, l.version, l.document from lu l;
end $$;

-- contratEngagement.tenueDeLaListe.consulter
create or replace function lire_contrat_engagement_tenue_de_la_liste(p_ligne int, p_jour date, p_usagers bigint[], p_organisations text[],
  p_structures text[], p_personnes bigint[], p_agents text[], p_applications text[], p_correlations text[])
returns table (rang int, version int, document text) language plpgsql set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
begin
  perform set_config('plateforme.organisations', array_to_string(p_organisations, ','), true),
    set_config('plateforme.personnes', array_to_string(p_personnes, ','), true),
    set_config('plateforme.jour', p_jour::text, true);
  return query
  with demande as materialized (
    select d.*, d.ordinality::int as rang
    from unnest(p_usagers, p_organisations, p_structures, p_personnes, p_agents, p_applications, p_correlations)
      with ordinality as d(usager_id, organisation, structure, personne, agent, application, correlation)),
  visible as (
    select cible.rang, cible.usager_id from demande cible
    where exists (select from suivi s where s.usager_id = cible.usager_id and s.organisation = any(array[cible.organisation])
    and (cible.structure is null or s.structure is null or s.structure = cible.structure) and s.motif in ('tenue-de-la-liste')
    and s.du <= p_jour and (s.au is null or s.au >= p_jour))),
  lu as materialized (
    select d.rang, coalesce(max(r.version), 0) as version, json_build_object('elements', coalesce(json_agg(json_build_object('numero', r.numero, 'version', r.version, 'misAJour', json_build_object('le', r.enregistre_le,
    'par', r.auteur_organisation, 'structure', r.auteur_structure), 'donnees', json_build_object('objectifs', r.objectifs, 'engagementsDeLOrganisme', r.engagements_de_l_organisme, 'engagementsDeLaPersonne', r.engagements_de_la_personne, 'intensite', r.intensite, 'casDeDuree', r.cas_de_duree, 'heuresHebdomadaires', r.heures_hebdomadaires, 'fondementDeLaDuree', r.fondement_de_la_duree, 'actions', r.actions, 'projet', r.projet, 'revuLe', r.revu_le, 'demandeDeLaPersonne', r.demande_de_la_personne, 'reference', r.reference, 'edition', r.edition, 'empreinte', r.empreinte, 'etat', r.etat, 'etatAvant', r.etat_avant, 'depuis', r.depuis, 'aSignerAvant', r.a_signer_avant, 'origine', r.origine, 'organisation', r.organisation, 'structure', r.structure, 'orientation', r.orientation, 'parties', r.parties, 'offreRaisonnable', r.offre_raisonnable, 'signePersonneLe', r.signe_personne_le, 'signeOrganismeLe', r.signe_organisme_le, 'signeLe', r.signe_le, 'remplace', r.remplace)) order by r.numero) filter (where r.numero is not null), '[]'::json))::text as document
      from visible d left join contrat_engagement r on r.usager_id = d.usager_id group by d.rang),
  trace as (
    insert into journal (ligne, organisation, structure, agent, application, usager_id, issue, correlation)
    select p_ligne, d.organisation, d.structure, d.agent, d.application, d.usager_id,
      case when l.rang is null then 'invisible' else 'servi' end, d.correlation
    from demande d left join lu l on l.rang = d.rang)
  select l.rang, l.version, l.document from lu l;
end $$;

-- contratEngagement.accesDeLaPersonne.consulter
create or replace function lire_contrat_engagement_acces_de_la_personne(p_ligne int, p_jour date, p_usagers bigint[], p_organisations text[],
  p_structures text[], p_personnes bigint[], p_agents text[], p_applications text[], p_correlations text[])
returns table (rang int, version int, document text) language plpgsql set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
begin
  perform set_config('plateforme.organisations', array_to_string(p_organisations, ','), true),
    set_config('plateforme.personnes', array_to_string(p_personnes, ','), true),
    set_config('plateforme.jour', p_jour::text, true);
  return query
  with demande as materialized (
    select d.*, d.ordinality::int as rang
    from unnest(p_usagers, p_organisations, p_structures, p_personnes, p_agents, p_applications, p_correlations)
      with ordinality as d(usager_id, organisation, structure, personne, agent, application, correlation)),
  visible as (
    select cible.rang, cible.usager_id from demande cible
    where cible.usager_id = any(array[cible.personne])),
  lu as materialized (
    select d.rang, coalesce(max(r.version), 0) as version, json_build_object('elements', coalesce(json_agg(json_build_object('numero', r.numero, 'version', r.version, 'misAJour', json_build_object('le', r.enregistre_le,
    'par', r.auteur_organisation, 'structure', r.auteur_structure), 'donnees', json_build_object('objectifs', r.objectifs, 'engagementsDeLOrganisme', r.engagements_de_l_organisme, 'engagementsDeLaPersonne', r.engagements_de_la_personne, 'intensite', r.intensite, 'casDeDuree', r.cas_de_duree, 'heuresHebdomadaires', r.heures_hebdomadaires, 'fondementDeLaDuree', r.fondement_de_la_duree, 'actions', r.actions, 'projet', r.projet, 'revuLe', r.revu_le, 'demandeDeLaPersonne', r.demande_de_la_personne, 'reference', r.reference, 'edition', r.edition, 'empreinte', r.empreinte, 'etat', r.etat, 'etatAvant', r.etat_avant, 'depuis', r.depuis, 'aSignerAvant', r.a_signer_avant, 'origine', r.origine, 'organisation', r.organisation, 'structure', r.structure, 'orientation', r.orientation, 'parties', r.parties, 'offreRaisonnable', r.offre_raisonnable, 'signePersonneLe', r.signe_personne_le, 'signeOrganismeLe', r.signe_organisme_le, 'signeLe', r.signe_le, 'remplace', r.remplace)) order by r.numero) filter (where r.numero is not null), '[]'::json))::text as document
      from visible d left join contrat_engagement r on r.usager_id = d.usager_id group by d.rang),
  trace as (
    insert into journal (ligne, organisation, structure, agent, application, usager_id, issue, correlation)
    select p_ligne, d.organisation, d.structure, d.agent, d.application, d.usager_id,
      case when l.rang is null then 'invisible' else 'servi' end, d.correlation
    from demande d left join lu l on l.rang = d.rang)
  select l.rang, l.version, l.document from lu l;
end $$;

-- signatureDeContrat.accompagnement.consulter
create or replace function lire_signature_de_contrat_accompagnement(p_ligne int, p_jour date, p_usagers bigint[], p_organisations text[],
  p_structures text[], p_personnes bigint[], p_agents text[], p_applications text[], p_correlations text[])
returns table (rang int, version int, document text) language plpgsql set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
begin
  perform set_config('plateforme.organisations', array_to_string(p_organisations, ','), true),
    set_config('plateforme.personnes', array_to_string(p_personnes, ','), true),
    set_config('plateforme.jour', p_jour::text, true);
  return query
  with demande as materialized (
    select d.*, d.ordinality::int as rang
    from unnest(p_usagers, p_organisations, p_structures, p_personnes, p_agents, p_applications, p_correlations)
      with ordinality as d(usager_id, organisation, structure, personne, agent, application, correlation)),
  visible as (
    select cible.rang, cible.usager_id from demande cible
    where exists (select from suivi s where s.usager_id = cible.usager_id and s.organisation = any(array[cible.organisation])
    and (cible.structure is null or s.structure is null or s.structure = cible.structure) and s.motif in ('accompagnement', 'competence-orientation')
    and s.du <= p_jour and (s.au is null or s.au >= p_jour))),
  lu as materialized (
    select d.rang, coalesce(max(r.version), 0) as version, json_build_object('elements', coalesce(json_agg(json_build_object('numero', r.numero, 'version', r.version, 'misAJour', json_build_object('le', r.enregistre_le,
    'par', r.auteur_organisation, 'structure', r.auteur_structure), 'donnees', json_build_object('contrat', r.contrat, 'empreinte', r.empreinte, 'document', r.document, 'sens', r.sens, 'date', r.date, 'motif', r.motif, 'explication', r.explication, 'piece', r.piece, 'partie', r.partie, 'maniere', r.maniere, 'le', r.le, 'signataire', r.signataire, 'documentSigne', r.document_signe, 'certificat', r.certificat, 'preuve', r.preuve)) order by r.numero) filter (where r.numero is not null), '[]'::json))::text as document
      from visible d left join signature_de_contrat r on r.usager_id = d.usager_id group by d.rang),
  trace as (
    insert into journal (ligne, organisation, structure, agent, application, usager_id, issue, correlation)
    select p_ligne, d.organisation, d.structure, d.agent, d.application, d.usager_id,
      case when l.rang is null then 'invisible' else 'servi' end, d.correlation
    from demande d left join lu l on l.rang = d.rang)
  select l.rang, l.version, l.document from lu l;
end $$;

-- signatureDeContrat.tenueDeLaListe.consulter
create or replace function lire_signature_de_contrat_tenue_de_la_liste(p_ligne int, p_jour date, p_usagers bigint[], p_organisations text[],
  p_structures text[], p_personnes bigint[], p_agents text[], p_applications text[], p_correlations text[])
returns table (rang int, version int, document text) language plpgsql set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
begin
  perform set_config('plateforme.organisations', array_to_string(p_organisations, ','), true),
    set_config('plateforme.personnes', array_to_string(p_personnes, ','), true),
    set_config('plateforme.jour', p_jour::text, true);
  return query
  with demande as materialized (
    select d.*, d.ordinality::int as rang
    from unnest(p_usagers, p_organisations, p_structures, p_personnes, p_agents, p_applications, p_correlations)
      with ordinality as d(usager_id, organisation, structure, personne, agent, application, correlation)),
  visible as (
    select cible.rang, cible.usager_id from demande cible
    where exists (select from suivi s where s.usager_id = cible.usager_id and s.organisation = any(array[cible.organisation])
    and (cible.structure is null or s.structure is null or s.structure = cible.structure) and s.motif in ('tenue-de-la-liste')
    and s.du <= p_jour and (s.au is null or s.au >= p_jour))),
  lu as materialized (
    select d.rang, coalesce(max(r.version), 0) as version, json_build_object('elements', coalesce(json_agg(json_build_object('numero', r.numero, 'version', r.version, 'misAJour', json_build_object('le', r.enregistre_le,
    'par', r.auteur_organisation, 'structure', r.auteur_structure), 'donnees', json_build_object('contrat', r.contrat, 'empreinte', r.empreinte, 'document', r.document, 'sens', r.sens, 'date', r.date, 'motif', r.motif, 'explication', r.explication, 'piece', r.piece, 'partie', r.partie, 'maniere', r.maniere, 'le', r.le, 'signataire', r.signataire, 'documentSigne', r.document_signe, 'certificat', r.certificat, 'preuve', r.preuve)) order by r.numero) filter (where r.numero is not null), '[]'::json))::text as document
      from visible d left join signature_de_contrat r on r.usager_id = d.usager_id group by d.rang),
  trace as (
    insert into journal (ligne, organisation, structure, agent, application, usager_id, issue, correlation)
    select p_ligne, d.organisation, d.structure, d.agent, d.application, d.usager_id,
      case when l.rang is null then 'invisible' else 'servi' end, d.correlation
    from demande d left join lu l on l.rang = d.rang)
  select l.rang, l.version, l.document from lu l;
end $$;

-- signatureDeContrat.accesDeLaPersonne.consulter
create or replace function lire_signature_de_contrat_acces_de_la_personne(p_ligne int, p_jour date, p_usagers bigint[], p_organisations text[],
  p_structures text[], p_personnes bigint[], p_agents text[], p_applications text[], p_correlations text[])
returns table (rang int, version int, document text) language plpgsql set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
begin
  perform set_config('plateforme.organisations', array_to_string(p_organisations, ','), true),
    set_config('plateforme.personnes', array_to_string(p_personnes, ','), true),
    set_config('plateforme.jour', p_jour::text, true);
  return query
  with demande as materialized (
    select d.*, d.ordinality::int as rang
    from unnest(p_usagers, p_organisations, p_structures, p_personnes, p_agents, p_applications, p_correlations)
      with ordinality as d(usager_id, organisation, structure, personne, agent, application, correlation)),
  visible as (
    select cible.rang, cible.usager_id from demande cible
    where cible.usager_id = any(array[cible.personne])),
  lu as materialized (
    select d.rang, coalesce(max(r.version), 0) as version, json_build_object('elements', coalesce(json_agg(json_build_object('numero', r.numero, 'version', r.version, 'misAJour', json_build_object('le', r.enregistre_le,
    'par', r.auteur_organisation, 'structure', r.auteur_structure), 'donnees', json_build_object('contrat', r.contrat, 'empreinte', r.empreinte, 'document', r.document, 'sens', r.sens, 'date', r.date, 'motif', r.motif, 'explication', r.explication, 'piece', r.piece, 'partie', r.partie, 'maniere', r.maniere, 'le', r.le, 'signataire', r.signataire, 'documentSigne', r.document_signe, 'certificat', r.certificat, 'preuve', r.preuve)) order by r.numero) filter (where r.numero is not null), '[]'::json))::text as document
      from visible d left join signature_de_contrat r on r.usager_id = d.usager_id group by d.rang),
  trace as (
    insert into journal (ligne, organisation, structure, agent, application, usager_id, issue, correlation)
    select p_ligne, d.organisation, d.structure, d.agent, d.application, d.usager_id,
      case when l.rang is null then 'invisible' else 'servi' end, d.correlation
    from demande d left join lu l on l.rang = d.rang)
  select l.rang, l.version, l.document from lu l;
end $$;

-- activite.accompagnement.consulter
create or replace function lire_activite_accompagnement(p_ligne int, p_jour date, p_usagers bigint[], p_organisations text[],
  p_structures text[], p_personnes bigint[], p_agents text[], p_applications text[], p_correlations text[])
returns table (rang int, version int, document text) language plpgsql set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
begin
  perform set_config('plateforme.organisations', array_to_string(p_organisations, ','), true),
    set_config('plateforme.personnes', array_to_string(p_personnes, ','), true),
    set_config('plateforme.jour', p_jour::text, true);
  return query
  with demande as materialized (
    select d.*, d.ordinality::int as rang
    from unnest(p_usagers, p_organisations, p_structures, p_personnes, p_agents, p_applications, p_correlations)
      with ordinality as d(usager_id, organisation, structure, personne, agent, application, correlation)),
  visible as (
    select cible.rang, cible.usager_id from demande cible
    where exists (select from suivi s where s.usager_id = cible.usager_id and s.organisation = any(array[cible.organisation])
    and (cible.structure is null or s.structure is null or s.structure = cible.structure) and s.motif in ('accompagnement', 'competence-orientation')
    and s.du <= p_jour and (s.au is null or s.au >= p_jour))),
  lu as materialized (
    select d.rang, coalesce(max(r.version), 0) as version, json_build_object('elements', coalesce(json_agg(json_build_object('numero', r.numero, 'version', r.version, 'misAJour', json_build_object('le', r.enregistre_le,
    'par', r.auteur_organisation, 'structure', r.auteur_structure), 'donnees', json_build_object('semaine', r.semaine, 'type', r.type, 'intitule', r.intitule, 'thematique', r.thematique, 'jour', r.jour, 'debut', r.debut, 'fin', r.fin, 'minutesPrevues', r.minutes_prevues, 'minutesDeclarees', r.minutes_declarees, 'preuve', r.preuve, 'annulee', r.annulee, 'etat', r.etat, 'declareePar', r.declaree_par, 'declareeLe', r.declaree_le, 'minutesValidees', r.minutes_validees, 'motif', r.motif, 'valideeLe', r.validee_le, 'valideePar', r.validee_par)) order by r.numero) filter (where r.numero is not null), '[]'::json))::text as document
      from visible d left join activite r on r.usager_id = d.usager_id group by d.rang),
  trace as (
    insert into journal (ligne, organisation, structure, agent, application, usager_id, issue, correlation)
    select p_ligne, d.organisation, d.structure, d.agent, d.application, d.usager_id,
      case when l.rang is null then 'invisible' else 'servi' end, d.correlation
    from demande d left join lu l on l.rang = d.rang)
  select l.rang, l.version, l.document from lu l;
end $$;

-- activite.tenueDeLaListe.consulter
create or replace function lire_activite_tenue_de_la_liste(p_ligne int, p_jour date, p_usagers bigint[], p_organisations text[],
  p_structures text[], p_personnes bigint[], p_agents text[], p_applications text[], p_correlations text[])
returns table (rang int, version int, document text) language plpgsql set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
begin
  perform set_config('plateforme.organisations', array_to_string(p_organisations, ','), true),
    set_config('plateforme.personnes', array_to_string(p_personnes, ','), true),
    set_config('plateforme.jour', p_jour::text, true);
  return query
  with demande as materialized (
    select d.*, d.ordinality::int as rang
    from unnest(p_usagers, p_organisations, p_structures, p_personnes, p_agents, p_applications, p_correlations)
      with ordinality as d(usager_id, organisation, structure, personne, agent, application, correlation)),
  visible as (
    select cible.rang, cible.usager_id from demande cible
    where exists (select from suivi s where s.usager_id = cible.usager_id and s.organisation = any(array[cible.organisation])
    and (cible.structure is null or s.structure is null or s.structure = cible.structure) and s.motif in ('tenue-de-la-liste')
    and s.du <= p_jour and (s.au is null or s.au >= p_jour))),
  lu as materialized (
    select d.rang, coalesce(max(r.version), 0) as version, json_build_object('elements', coalesce(json_agg(json_build_object('numero', r.numero, 'version', r.version, 'misAJour', json_build_object('le', r.enregistre_le,
    'par', r.auteur_organisation, 'structure', r.auteur_structure), 'donnees', json_build_object('semaine', r.semaine, 'type', r.type, 'minutesPrevues', r.minutes_prevues, 'minutesDeclarees', r.minutes_declarees, 'etat', r.etat, 'minutesValidees', r.minutes_validees)) order by r.numero) filter (where r.numero is not null), '[]'::json))::text as document
      from visible d left join activite r on r.usager_id = d.usager_id group by d.rang),
  trace as (
    insert into journal (ligne, organisation, structure, agent, application, usager_id, issue, correlation)
    select p_ligne, d.organisation, d.structure, d.agent, d.application, d.usager_id,
      case when l.rang is null then 'invisible' else 'servi' end, d.correlation
    from demande d left join lu l on l.rang = d.rang)
  select l.rang, l.version, l.document from lu l;
end $$;

-- activite.accesDeLaPersonne.consulter
create or replace function lire_activite_acces_de_la_personne(p_ligne int, p_jour date, p_usagers bigint[], p_organisations text[],
  p_structures text[], p_personnes bigint[], p_agents text[], p_applications text[], p_correlations text[])
returns table (rang int, version int, document text) language plpgsql set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
begin
  perform set_config('plateforme.organisations', array_to_string(p_organisations, ','), true),
    set_config('plateforme.personnes', array_to_string(p_personnes, ','), true),
    set_config('plateforme.jour', p_jour::text, true);
  return query
  with demande as materialized (
    select d.*, d.ordinality::int as rang
    from unnest(p_usagers, p_organisations, p_structures, p_personnes, p_agents, p_applications, p_correlations)
      with ordinality as d(usager_id, organisation, structure, personne, agent, application, correlation)),
  visible as (
    select cible.rang, cible.usager_id from demande cible
    where cible.usager_id = any(array[cible.personne])),
  lu as materialized (
    select d.rang, coalesce(max(r.version), 0) as version, json_build_object('elements', coalesce(json_agg(json_build_object('numero', r.numero, 'version', r.version, 'misAJour', json_build_object('le', r.enregistre_le,
    'par', r.auteur_organisation, 'structure', r.auteur_structure), 'donnees', json_build_object('semaine', r.semaine, 'type', r.type, 'intitule', r.intitule, 'thematique', r.thematique, 'jour', r.jour, 'debut', r.debut, 'fin', r.fin, 'minutesPrevues', r.minutes_prevues, 'minutesDeclarees', r.minutes_declarees, 'preuve', r.preuve, 'annulee', r.annulee, 'etat', r.etat, 'declareePar', r.declaree_par, 'declareeLe', r.declaree_le, 'minutesValidees', r.minutes_validees, 'motif', r.motif, 'valideeLe', r.validee_le, 'valideePar', r.validee_par)) order by r.numero) filter (where r.numero is not null), '[]'::json))::text as document
      from visible d left join activite r on r.usager_id = d.usager_id group by d.rang),
  trace as (
    insert into journal (ligne, organisation, structure, agent, application, usager_id, issue, correlation)
    select p_ligne, d.organisation, d.structure, d.agent, d.application, d.usager_id,
      case when l.rang is null then 'invisible' else 'servi' end, d.correlation
    from demande d left join lu l on l.rang = d.rang)
  select l.rang, l.version, l.document from lu l;
end $$;

-- validationDHeures.accompagnement.consulter
create or replace function lire_validation_d_heures_accompagnement(p_ligne int, p_jour date, p_usagers bigint[], p_organisations text[],
  p_structures text[], p_personnes bigint[], p_agents text[], p_applications text[], p_correlations text[])
returns table (rang int, version int, document text) language plpgsql set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
begin
  perform set_config('plateforme.organisations', array_to_string(p_organisations, ','), true),
    set_config('plateforme.personnes', array_to_string(p_personnes, ','), true),
    set_config('plateforme.jour', p_jour::text, true);
  return query
  with demande as materialized (
    select d.*, d.ordinality::int as rang
    from unnest(p_usagers, p_organisations, p_structures, p_personnes, p_agents, p_applications, p_correlations)
      with ordinality as d(usager_id, organisation, structure, personne, agent, application, correlation)),
  visible as (
    select cible.rang, cible.usager_id from demande cible
    where exists (select from suivi s where s.usager_id = cible.usager_id and s.organisation = any(array[cible.organisation])
    and (cible.structure is null or s.structure is null or s.structure = cible.structure) and s.motif in ('accompagnement', 'competence-orientation')
    and s.du <= p_jour and (s.au is null or s.au >= p_jour))),
  lu as materialized (
    select d.rang, coalesce(max(r.version), 0) as version, json_build_object('elements', coalesce(json_agg(json_build_object('numero', r.numero, 'version', r.version, 'misAJour', json_build_object('le', r.enregistre_le,
    'par', r.auteur_organisation, 'structure', r.auteur_structure), 'donnees', json_build_object('semaine', r.semaine, 'lignes', r.lignes, 'declarees', r.declarees, 'validees', r.validees, 'date', r.date)) order by r.numero) filter (where r.numero is not null), '[]'::json))::text as document
      from visible d left join validation_d_heures r on r.usager_id = d.usager_id group by d.rang),
  trace as (
    insert into journal (ligne, organisation, structure, agent, application, usager_id, issue, correlation)
    select p_ligne, d.organisation, d.structure, d.agent, d.application, d.usager_id,
      case when l.rang is null then 'invisible' else 'servi' end, d.correlation
    from demande d left join lu l on l.rang = d.rang)
  select l.rang, l.version, l.document from lu l;
end $$;

-- validationDHeures.accesDeLaPersonne.consulter
create or replace function lire_validation_d_heures_acces_de_la_personne(p_ligne int, p_jour date, p_usagers bigint[], p_organisations text[],
  p_structures text[], p_personnes bigint[], p_agents text[], p_applications text[], p_correlations text[])
returns table (rang int, version int, document text) language plpgsql set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
begin
  perform set_config('plateforme.organisations', array_to_string(p_organisations, ','), true),
    set_config('plateforme.personnes', array_to_string(p_personnes, ','), true),
    set_config('plateforme.jour', p_jour::text, true);
  return query
  with demande as materialized (
    select d.*, d.ordinality::int as rang
    from unnest(p_usagers, p_organisations, p_structures, p_personnes, p_agents, p_applications, p_correlations)
      with ordinality as d(usager_id, organisation, structure, personne, agent, application, correlation)),
  visible as (
    select cible.rang, cible.usager_id from demande cible
    where cible.usager_id = any(array[cible.personne])),
  lu as materialized (
    select d.rang, coalesce(max(r.version), 0) as version, json_build_object('elements', coalesce(json_agg(json_build_object('numero', r.numero, 'version', r.version, 'misAJour', json_build_object('le', r.enregistre_le,
    'par', r.auteur_organisation, 'structure', r.auteur_structure), 'donnees', json_build_object('semaine', r.semaine, 'lignes', r.lignes, 'declarees', r.declarees, 'validees', r.validees, 'date', r.date)) order by r.numero) filter (where r.numero is not null), '[]'::json))::text as document
      from visible d left join validation_d_heures r on r.usager_id = d.usager_id group by d.rang),
  trace as (
    insert into journal (ligne, organisation, structure, agent, application, usager_id, issue, correlation)
    select p_ligne, d.organisation, d.structure, d.agent, d.application, d.usager_id,
      case when l.rang is null then 'invisible' else 'servi' end, d.correlation
    from demande d left join lu l on l.rang = d.rang)
  select l.rang, l.version, l.document from lu l;
end $$;

-- absence.accompagnement.consulter
create or replace function lire_absence_accompagnement(p_ligne int, p_jour date, p_usagers bigint[], p_organisations text[],
  p_structures text[], p_personnes bigint[], p_agents text[], p_applications text[], p_correlations text[])
returns table (rang int, version int, document text) language plpgsql set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
begin
  perform set_config('plateforme.organisations', array_to_string(p_organisations, ','), true),
    set_config('plateforme.personnes', array_to_string(p_personnes, ','), true),
    set_config('plateforme.jour', p_jour::text, true);
  return query
  with demande as materialized (
    select d.*, d.ordinality::int as rang
    from unnest(p_usagers, p_organisations, p_structures, p_personnes, p_agents, p_applications, p_correlations)
      with ordinality as d(usager_id, organisation, structure, personne, agent, application, correlation)),
  visible as (
    select cible.rang, cible.usager_id from demande cible
    where exists (select from suivi s where s.usager_id = cible.usager_id and s.organisation = any(array[cible.organisation])
    and (cible.structure is null or s.structure is null or s.structure = cible.structure) and s.motif in ('accompagnement', 'competence-orientation')
    and s.du <= p_jour and (s.au is null or s.au >= p_jour))),
  lu as materialized (
    select d.rang, coalesce(max(r.version), 0) as version, json_build_object('elements', coalesce(json_agg(json_build_object('numero', r.numero, 'version', r.version, 'misAJour', json_build_object('le', r.enregistre_le,
    'par', r.auteur_organisation, 'structure', r.auteur_structure), 'donnees', json_build_object('jour', r.jour, 'activite', r.activite, 'intitule', r.intitule, 'motif', r.motif, 'explication', r.explication, 'semaine', r.semaine, 'signaleePar', r.signalee_par, 'noteeLe', r.notee_le, 'reponduLe', r.repondu_le, 'piecesJointes', r.pieces_jointes, 'retiree', r.retiree, 'legitime', r.legitime, 'motivation', r.motivation, 'apprecieLe', r.apprecie_le, 'appreciePar', r.apprecie_par)) order by r.numero) filter (where r.numero is not null), '[]'::json))::text as document
      from visible d left join absence r on r.usager_id = d.usager_id group by d.rang),
  trace as (
    insert into journal (ligne, organisation, structure, agent, application, usager_id, issue, correlation)
    select p_ligne, d.organisation, d.structure, d.agent, d.application, d.usager_id,
      case when l.rang is null then 'invisible' else 'servi' end, d.correlation
    from demande d left join lu l on l.rang = d.rang)
  select l.rang, l.version, l.document from lu l;
end $$;

-- absence.tenueDeLaListe.consulter
create or replace function lire_absence_tenue_de_la_liste(p_ligne int, p_jour date, p_usagers bigint[], p_organisations text[],
  p_structures text[], p_personnes bigint[], p_agents text[], p_applications text[], p_correlations text[])
returns table (rang int, version int, document text) language plpgsql set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
begin
  perform set_config('plateforme.organisations', array_to_string(p_organisations, ','), true),
    set_config('plateforme.personnes', array_to_string(p_personnes, ','), true),
    set_config('plateforme.jour', p_jour::text, true);
  return query
  with demande as materialized (
    select d.*, d.ordinality::int as rang
    from unnest(p_usagers, p_organisations, p_structures, p_personnes, p_agents, p_applications, p_correlations)
      with ordinality as d(usager_id, organisation, structure, personne, agent, application, correlation)),
  visible as (
    select cible.rang, cible.usager_id from demande cible
    where exists (select from suivi s where s.usager_id = cible.usager_id and s.organisation = any(array[cible.organisation])
    and (cible.structure is null or s.structure is null or s.structure = cible.structure) and s.motif in ('tenue-de-la-liste')
    and s.du <= p_jour and (s.au is null or s.au >= p_jour))),
  lu as materialized (
    select d.rang, coalesce(max(r.version), 0) as version, json_build_object('elements', coalesce(json_agg(json_build_object('numero', r.numero, 'version', r.version, 'misAJour', json_build_object('le', r.enregistre_le,
    'par', r.auteur_organisation, 'structure', r.auteur_structure), 'donnees', json_build_object('jour', r.jour, 'activite', r.activite, 'intitule', r.intitule, 'motif', r.motif, 'explication', r.explication, 'semaine', r.semaine, 'signaleePar', r.signalee_par, 'noteeLe', r.notee_le, 'reponduLe', r.repondu_le, 'piecesJointes', r.pieces_jointes, 'retiree', r.retiree, 'legitime', r.legitime, 'motivation', r.motivation, 'apprecieLe', r.apprecie_le, 'appreciePar', r.apprecie_par)) order by r.numero) filter (where r.numero is not null), '[]'::json))::text as document
      from visible d left join absence r on r.usager_id = d.usager_id group by d.rang),
  trace as (
    insert into journal (ligne, organisation, structure, agent, application, usager_id, issue, correlation)
    select p_ligne, d.organisation, d.structure, d.agent, d.application, d.usager_id,
      case when l.rang is null then 'invisible' else 'servi' end, d.correlation
    from demande d left join lu l on l.rang = d.rang)
  select l.rang, l.version, l.document from lu l;
end $$;

-- absence.accesDeLaPersonne.consulter
create or replace function lire_absence_acces_de_la_personne(p_ligne int, p_jour date, p_usagers bigint[], p_organisations text[],
  p_structures text[], p_personnes bigint[], p_agents text[], p_applications text[], p_correlations text[])
returns table (rang int, version int, document text) language plpgsql set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
begin
  perform set_config('plateforme.organisations', array_to_string(p_organisations, ','), true),
    set_config('plateforme.personnes', array_to_string(p_personnes, ','), true),
    set_config('plateforme.jour', p_jour::text, true);
  return query
  with demande as materialized (
    select d.*, d.ordinality::int as rang
    from unnest(p_usagers, p_organisations, p_structures, p_personnes, p_agents, p_applications, p_correlations)
      with ordinality as d(usager_id, organisation, structure, personne, agent, application, correlation)),
  visible as (
    select cible.rang, cible.usager_id from demande cible
    where cible.usager_id = any(array[cible.personne])),
  lu as materialized (
    select d.rang, coalesce(max(r.version), 0) as version, json_build_object('elements', coalesce(json_agg(json_build_object('numero', r.numero, 'version', r.version, 'misAJour', json_build_object('le', r.enregistre_le,
    'par', r.auteur_organisation, 'structure', r.auteur_structure), 'donnees', json_build_object('jour', r.jour, 'activite', r.activite, 'intitule', r.intitule, 'motif', r.motif, 'explication', r.explication, 'semaine', r.semaine, 'signaleePar', r.signalee_par, 'noteeLe', r.notee_le, 'reponduLe', r.repondu_le, 'piecesJointes', r.pieces_jointes, 'retiree', r.retiree, 'legitime', r.legitime, 'motivation', r.motivation, 'apprecieLe', r.apprecie_le, 'appreciePar', r.apprecie_par)) order by r.numero) filter (where r.numero is not null), '[]'::json))::text as document
      from visible d left join absence r on r.usager_id = d.usager_id group by d.rang),
  trace as (
    insert into journal (ligne, organisation, structure, agent, application, usager_id, issue, correlation)
    select p_ligne, d.organisation, d.structure, d.agent, d.application, d.usager_id,
      case when l.rang is null then 'invisible' else 'servi' end, d.correlation
    from demande d left join lu l on l.rang = d.rang)
  select l.rang, l.version, l.document from lu l;
end $$;

-- demandeDeDispense.accompagnement.consulter
create or replace function lire_demande_de_dispense_accompagnement(p_ligne int, p_jour date, p_usagers bigint[], p_organisations text[],
  p_structures text[], p_personnes bigint[], p_agents text[], p_applications text[], p_correlations text[])
returns table (rang int, version int, document text) language plpgsql set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
begin
  perform set_config('plateforme.organisations', array_to_string(p_organisations, ','), true),
    set_config('plateforme.personnes', array_to_string(p_personnes, ','), true),
    set_config('plateforme.jour', p_jour::text, true);
  return query
  with demande as materialized (
    select d.*, d.ordinality::int as rang
    from unnest(p_usagers, p_organisations, p_structures, p_personnes, p_agents, p_applications, p_correlations)
      with ordinality as d(usager_id, organisation, structure, personne, agent, application, correlation)),
  visible as (
    select cible.rang, cible.usager_id from demande cible
    where exists (select from suivi s where s.usager_id = cible.usager_id and s.organisation = any(array[cible.organisation])
    and (cible.structure is null or s.structure is null or s.structure = cible.structure) and s.motif in ('accompagnement', 'competence-orientation')
    and s.du <= p_jour and (s.au is null or s.au >= p_jour))),
  lu as materialized (
    select d.rang, coalesce(max(r.version), 0) as version, json_build_object('elements', coalesce(json_agg(json_build_object('numero', r.numero, 'version', r.version, 'misAJour', json_build_object('le', r.enregistre_le,
    'par', r.auteur_organisation, 'structure', r.auteur_structure), 'donnees', json_build_object('du', r.du, 'au', r.au, 'minutes', r.minutes, 'motif', r.motif, 'explication', r.explication, 'piecesJointes', r.pieces_jointes, 'demandeeLe', r.demandee_le, 'etat', r.etat, 'refus', r.refus, 'repondueLe', r.repondue_le, 'reponduePar', r.repondue_par, 'retiree', r.retiree)) order by r.numero) filter (where r.numero is not null), '[]'::json))::text as document
      from visible d left join demande_de_dispense r on r.usager_id = d.usager_id group by d.rang),
  trace as (
    insert into journal (ligne, organisation, structure, agent, application, usager_id, issue, correlation)
    select p_ligne, d.organisation, d.structure, d.agent, d.application, d.usager_id,
      case when l.rang is null then 'invisible' else 'servi' end, d.correlation
    from demande d left join lu l on l.rang = d.rang)
  select l.rang, l.version, l.document from lu l;
end $$;

-- demandeDeDispense.accesDeLaPersonne.consulter
create or replace function lire_demande_de_dispense_acces_de_la_personne(p_ligne int, p_jour date, p_usagers bigint[], p_organisations text[],
  p_structures text[], p_personnes bigint[], p_agents text[], p_applications text[], p_correlations text[])
returns table (rang int, version int, document text) language plpgsql set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
begin
  perform set_config('plateforme.organisations', array_to_string(p_organisations, ','), true),
    set_config('plateforme.personnes', array_to_string(p_personnes, ','), true),
    set_config('plateforme.jour', p_jour::text, true);
  return query
  with demande as materialized (
    select d.*, d.ordinality::int as rang
    from unnest(p_usagers, p_organisations, p_structures, p_personnes, p_agents, p_applications, p_correlations)
      with ordinality as d(usager_id, organisation, structure, personne, agent, application, correlation)),
  visible as (
    select cible.rang, cible.usager_id from demande cible
    where cible.usager_id = any(array[cible.personne])),
  lu as materialized (
    select d.rang, coalesce(max(r.version), 0) as version, json_build_object('elements', coalesce(json_agg(json_build_object('numero', r.numero, 'version', r.version, 'misAJour', json_build_object('le', r.enregistre_le,
    'par', r.auteur_organisation, 'structure', r.auteur_structure), 'donnees', json_build_object('du', r.du, 'au', r.au, 'minutes', r.minutes, 'motif', r.motif, 'explication', r.explication, 'piecesJointes', r.pieces_jointes, 'demandeeLe', r.demandee_le, 'etat', r.etat, 'refus', r.refus, 'repondueLe', r.repondue_le, 'reponduePar', r.repondue_par, 'retiree', r.retiree)) order by r.numero) filter (where r.numero is not null), '[]'::json))::text as document
      from visible d left join demande_de_dispense r on r.usager_id = d.usager_id group by d.rang),
  trace as (
    insert into journal (ligne, organisation, structure, agent, application, usager_id, issue, correlation)
    select p_ligne, d.organisation, d.structure, d.agent, d.application, d.usager_id,
      case when l.rang is null then 'invisible' else 'servi' end, d.correlation
    from demande d left join lu l on l.rang = d.rang)
  select l.rang, l.version, l.document from lu l;
end $$;

-- dispense.accompagnement.consulter
create or replace function lire_dispense_accompagnement(p_ligne int, p_jour date, p_usagers bigint[], p_organisations text[],
  p_structures text[], p_personnes bigint[], p_agents text[], p_applications text[], p_correlations text[])
returns table (rang int, version int, document text) language plpgsql set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
begin
  perform set_config('plateforme.organisations', array_to_string(p_organisations, ','), true),
    set_config('plateforme.personnes', array_to_string(p_personnes, ','), true),
    set_config('plateforme.jour', p_jour::text, true);
  return query
  with demande as materialized (
    select d.*, d.ordinality::int as rang
    from unnest(p_usagers, p_organisations, p_structures, p_personnes, p_agents, p_applications, p_correlations)
      with ordinality as d(usager_id, organisation, structure, personne, agent, application, correlation)),
  visible as (
    select cible.rang, cible.usager_id from demande cible
    where exists (select from suivi s where s.usager_id = cible.usager_id and s.organisation = any(array[cible.organisation])
    and (cible.structure is null or s.structure is null or s.structure = cible.structure) and s.motif in ('accompagnement', 'competence-orientation')
    and s.du <= p_jour and (s.au is null or s.au >= p_jour))),
  lu as materialized (
    select d.rang, coalesce(max(r.version), 0) as version, json_build_object('elements', coalesce(json_agg(json_build_object('numero', r.numero, 'version', r.version, 'misAJour', json_build_object('le', r.enregistre_le,
    'par', r.auteur_organisation, 'structure', r.auteur_structure), 'donnees', json_build_object('du', r.du, 'au', r.au, 'minutes', r.minutes, 'motif', r.motif, 'precisions', r.precisions, 'demande', r.demande, 'motivation', r.motivation, 'decideeLe', r.decidee_le)) order by r.numero) filter (where r.numero is not null), '[]'::json))::text as document
      from visible d left join dispense r on r.usager_id = d.usager_id group by d.rang),
  trace as (
    insert into journal (ligne, organisation, structure, agent, application, usager_id, issue, correlation)
    select p_ligne, d.organisation, d.structure, d.agent, d.application, d.usager_id,
      case when l.rang is null then 'invisible' else 'servi' end, d.correlation
    from demande d left join lu l on l.rang = d.rang)
  select l.rang, l.version, l.document from lu l;
end $$;

-- dispense.tenueDeLaListe.consulter
create or replace function lire_dispense_tenue_de_la_liste(p_ligne int, p_jour date, p_usagers bigint[], p_organisations text[],
  p_structures text[], p_personnes bigint[], p_agents text[], p_applications text[], p_correlations text[])
returns table (rang int, version int, document text) language plpgsql set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
begin
  perform set_config('plateforme.organisations', array_to_string(p_organisations, ','), true),
    set_config('plateforme.personnes', array_to_string(p_personnes, ','), true),
    set_config('plateforme.jour', p_jour::text, true);
  return query
  with demande as materialized (
    select d.*, d.ordinality::int as rang
    from unnest(p_usagers, p_organisations, p_structures, p_personnes, p_agents, p_applications, p_correlations)
      with ordinality as d(usager_id, organisation, structure, personne, agent, application, correlation)),
  visible as (
    select cible.rang, cible.usager_id from demande cible
    where exists (select from suivi s where s.usager_id = cible.usager_id and s.organisation = any(array[cible.organisation])
    and (cible.structure is null or s.structure is null or s.structure = cible.structure) and s.motif in ('tenue-de-la-liste')
    and s.du <= p_jour and (s.au is null or s.au >= p_jour))),
  lu as materialized (
    select d.rang, coalesce(max(r.version), 0) as version, json_build_object('elements', coalesce(json_agg(json_build_object('numero', r.numero, 'version', r.version, 'misAJour', json_build_object('le', r.enregistre_le,
    'par', r.auteur_organisation, 'structure', r.auteur_structure), 'donnees', json_build_object('du', r.du, 'au', r.au, 'minutes', r.minutes, 'decideeLe', r.decidee_le)) order by r.numero) filter (where r.numero is not null), '[]'::json))::text as document
      from visible d left join dispense r on r.usager_id = d.usager_id group by d.rang),
  trace as (
    insert into journal (ligne, organisation, structure, agent, application, usager_id, issue, correlation)
    select p_ligne, d.organisation, d.structure, d.agent, d.application, d.usager_id,
      case when l.rang is null then 'invisible' else 'servi' end, d.correlation
    from demande d left join lu l on l.rang = d.rang)
  select l.rang, l.version, l.document from lu l;
end $$;

-- dispense.accesDeLaPersonne.consulter
create or replace function lire_dispense_acces_de_la_personne(p_ligne int, p_jour date, p_usagers bigint[], p_organisations text[],
  p_structures text[], p_personnes bigint[], p_agents text[], p_applications text[], p_correlations text[])
returns table (rang int, version int, document text) language plpgsql set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
begin
  perform set_config('plateforme.organisations', array_to_string(p_organisations, ','), true),
    set_config('plateforme.personnes', array_to_string(p_personnes, ','), true),
    set_config('plateforme.jour', p_jour::text, true);
  return query
  with demande as materialized (
    select d.*, d.ordinality::int as rang
    from unnest(p_usagers, p_organisations, p_structures, p_personnes, p_agents, p_applications, p_correlations)
      with ordinality as d(usager_id, organisation, structure, personne, agent, application, correlation)),
  visible as (
    select cible.rang, cible.usager_id from demande cible
    where cible.usager_id = any(array[cible.personne])),
  lu as materialized (
    select d.rang, coalesce(max(r.version), 0) as version, json_build_object('elements', coalesce(json_agg(json_build_object('numero', r.numero, 'version', r.version, 'misAJour', json_build_object('le', r.enregistre_le,
    'par', r.auteur_organisation, 'structure', r.auteur_structure), 'donnees', json_build_object('du', r.du, 'au', r.au, 'minutes', r.minutes, 'motif', r.motif, 'precisions', r.precisions, 'demande', r.demande, 'motivation', r.motivation, 'decideeLe', r.decidee_le)) order by r.numero) filter (where r.numero is not null), '[]'::json))::text as document
      from visible d left join dispense r on r.usager_id = d.usager_id group by d.rang),
  trace as (
    insert into journal (ligne, organisation, structure, agent, application, usager_id, issue, correlation)
    select p_ligne, d.organisation, d.structure, d.agent, d.application, d.usager_id,
      case when l.rang is null then 'invisible' else 'servi' end, d.correlation
    from demande d left join lu l on l.rang = d.rang)
  select l.rang, l.version, l.document from lu l;
end $$;

-- dispenseSante.accompagnementDuHandicap.consulter
create or replace function lire_dispense_sante_accompagnement_du_handicap(p_ligne int, p_jour date, p_usagers bigint[], p_organisations text[],
  p_structures text[], p_personnes bigint[], p_agents text[], p_applications text[], p_correlations text[])
returns table (rang int, version int, document text) language plpgsql set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
begin
  perform set_config('plateforme.organisations', array_to_string(p_organisations, ','), true),
    set_config('plateforme.personnes', array_to_string(p_personnes, ','), true),
    set_config('plateforme.jour', p_jour::text, true);
  return query
  with demande as materialized (
    select d.*, d.ordinality::int as rang
    from unnest(p_usagers, p_organisations, p_structures, p_personnes, p_agents, p_applications, p_correlations)
      with ordinality as d(usager_id, organisation, structure, personne, agent, application, correlation)),
  visible as (
    select cible.rang, cible.usager_id from demande cible
    where exists (select from suivi s where s.usager_id = cible.usager_id and s.organisation = any(array[cible.organisation])
    and (cible.structure is null or s.structure is null or s.structure = cible.structure) and s.motif in ('accompagnement', 'competence-orientation')
    and s.du <= p_jour and (s.au is null or s.au >= p_jour))),
  lu as materialized (
    select d.rang, coalesce(max(r.version), 0) as version, json_build_object('elements', coalesce(json_agg(json_build_object('numero', r.numero, 'version', r.version, 'misAJour', json_build_object('le', r.enregistre_le,
    'par', r.auteur_organisation, 'structure', r.auteur_structure), 'donnees', json_build_object('dispense', r.dispense, 'motif', encode(r.motif_chiffre, 'base64'), 'precisions', encode(r.precisions_chiffre, 'base64'))) order by r.numero) filter (where r.numero is not null), '[]'::json))::text as document
      from visible d left join dispense_sante r on r.usager_id = d.usager_id group by d.rang),
  trace as (
    insert into journal (ligne, organisation, structure, agent, application, usager_id, issue, correlation)
    select p_ligne, d.organisation, d.structure, d.agent, d.application, d.usager_id,
      case when l.rang is null then 'invisible' else 'servi' end, d.correlation
    from demande d left join lu l on l.rang = d.rang)
  select l.rang, l.version, l.document from lu l;
end $$;

-- dispenseSante.tenueDeLaListe.consulter
create or replace function lire_dispense_sante_tenue_de_la_liste(p_ligne int, p_jour date, p_usagers bigint[], p_organisations text[],
  p_structures text[], p_personnes bigint[], p_agents text[], p_applications text[], p_correlations text[])
returns table (rang int, version int, document text) language plpgsql set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
begin
  perform set_config('plateforme.organisations', array_to_string(p_organisations, ','), true),
    set_config('plateforme.personnes', array_to_string(p_personnes, ','), true),
    set_config('plateforme.jour', p_jour::text, true);
  return query
  with demande as materialized (
    select d.*, d.ordinality::int as rang
    from unnest(p_usagers, p_organisations, p_structures, p_personnes, p_agents, p_applications, p_correlations)
      with ordinality as d(usager_id, organisation, structure, personne, agent, application, correlation)),
  visible as (
    select cible.rang, cible.usager_id from demande cible
    where exists (select from suivi s where s.usager_id = cible.usager_id and s.organisation = any(array[cible.organisation])
    and (cible.structure is null or s.structure is null or s.structure = cible.structure) and s.motif in ('tenue-de-la-liste')
    and s.du <= p_jour and (s.au is null or s.au >= p_jour))),
  lu as materialized (
    select d.rang, coalesce(max(r.version), 0) as version, json_build_object('elements', coalesce(json_agg(json_build_object('numero', r.numero, 'version', r.version, 'misAJour', json_build_object('le', r.enregistre_le,
    'par', r.auteur_organisation, 'structure', r.auteur_structure), 'donnees', json_build_object('dispense', r.dispense, 'motif', encode(r.motif_chiffre, 'base64'), 'precisions', encode(r.precisions_chiffre, 'base64'))) order by r.numero) filter (where r.numero is not null), '[]'::json))::text as document
      from visible d left join dispense_sante r on r.usager_id = d.usager_id group by d.rang),
  trace as (
    insert into journal (ligne, organisation, structure, agent, application, usager_id, issue, correlation)
    select p_ligne, d.organisation, d.structure, d.agent, d.application, d.usager_id,
      case when l.rang is null then 'invisible' else 'servi' end, d.correlation
    from demande d left join lu l on l.rang = d.rang)
  select l.rang, l.version, l.document from lu l;
end $$;

-- dispenseSante.accesDeLaPersonne.consulter
create or replace function lire_dispense_sante_acces_de_la_personne(p_ligne int, p_jour date, p_usagers bigint[], p_organisations text[],
  p_structures text[], p_personnes bigint[], p_agents text[], p_applications text[], p_correlations text[])
returns table (rang int, version int, document text) language plpgsql set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
begin
  perform set_config('plateforme.organisations', array_to_string(p_organisations, ','), true),
    set_config('plateforme.personnes', array_to_string(p_personnes, ','), true),
    set_config('plateforme.jour', p_jour::text, true);
  return query
  with demande as materialized (
    select d.*, d.ordinality::int as rang
    from unnest(p_usagers, p_organisations, p_structures, p_personnes, p_agents, p_applications, p_correlations)
      with ordinality as d(usager_id, organisation, structure, personne, agent, application, correlation)),
  visible as (
    select cible.rang, cible.usager_id from demande cible
    where cible.usager_id = any(array[cible.personne])),
  lu as materialized (
    select d.rang, coalesce(max(r.version), 0) as version, json_build_object('elements', coalesce(json_agg(json_build_object('numero', r.numero, 'version', r.version, 'misAJour', json_build_object('le', r.enregistre_le,
    'par', r.auteur_organisation, 'structure', r.auteur_structure), 'donnees', json_build_object('dispense', r.dispense, 'motif', encode(r.motif_chiffre, 'base64'), 'precisions', encode(r.precisions_chiffre, 'base64'))) order by r.numero) filter (where r.numero is not null), '[]'::json))::text as document
      from visible d left join dispense_sante r on r.usager_id = d.usager_id group by d.rang),
  trace as (
    insert into journal (ligne, organisation, structure, agent, application, usager_id, issue, correlation)
    select p_ligne, d.organisation, d.structure, d.agent, d.application, d.usager_id,
      case when l.rang is null then 'invisible' else 'servi' end, d.correlation
    from demande d left join lu l on l.rang = d.rang)
  select l.rang, l.version, l.document from lu l;
end $$;

-- manquement.instruction.consulter
create or replace function lire_manquement_instruction(p_ligne int, p_jour date, p_usagers bigint[], p_organisations text[],
  p_structures text[], p_personnes bigint[], p_agents text[], p_applications text[], p_correlations text[])
returns table (rang int, version int, document text) language plpgsql set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
begin
  perform set_config('plateforme.organisations', array_to_string(p_organisations, ','), true),
    set_config('plateforme.personnes', array_to_string(p_personnes, ','), true),
    set_config('plateforme.jour', p_jour::text, true);
  return query
  with demande as materialized (
    select d.*, d.ordinality::int as rang
    from unnest(p_usagers, p_organisations, p_structures, p_personnes, p_agents, p_applications, p_correlations)
      with ordinality as d(usager_id, organisation, structure, personne, agent, application, correlation)),
  visible as (
    select cible.rang, cible.usager_id from demande cible
    where exists (select from suivi s where s.usager_id = cible.usager_id and s.organisation = any(array[cible.organisation])
    and (cible.structure is null or s.structure is null or s.structure = cible.structure) and s.motif in ('accompagnement', 'competence-orientation', 'procedure-en-cours')
    and s.du <= p_jour and (s.au is null or s.au >= p_jour))),
  lu as materialized (
    select d.rang, coalesce(max(r.version), 0) as version, json_build_object('elements', coalesce(json_agg(json_build_object('numero', r.numero, 'version', r.version, 'misAJour', json_build_object('le', r.enregistre_le,
    'par', r.auteur_organisation, 'structure', r.auteur_structure), 'donnees', json_build_object('nature', r.nature, 'jour', r.jour, 'faits', r.faits, 'pieces', r.pieces, 'contrat', r.contrat, 'absences', r.absences, 'propositions', r.propositions, 'demandeLe', r.demande_le, 'demande', r.demande, 'parole', r.parole, 'organisation', r.organisation, 'structure', r.structure, 'signaleLe', r.signale_le, 'retire', r.retire, 'motifLegitime', r.motif_legitime, 'motivation', r.motivation, 'apprecieLe', r.apprecie_le, 'appreciePar', r.apprecie_par, 'reponse', r.reponse, 'reponduLe', r.repondu_le, 'piecesJointes', r.pieces_jointes)) order by r.numero) filter (where r.numero is not null), '[]'::json))::text as document
      from visible d left join manquement r on r.usager_id = d.usager_id group by d.rang),
  trace as (
    insert into journal (ligne, organisation, structure, agent, application, usager_id, issue, correlation)
    select p_ligne, d.organisation, d.structure, d.agent, d.application, d.usager_id,
      case when l.rang is null then 'invisible' else 'servi' end, d.correlation
    from demande d left join lu l on l.rang = d.rang)
  select l.rang, l.version, l.document from lu l;
end $$;

-- manquement.tenueDeLaListe.consulter
create or replace function lire_manquement_tenue_de_la_liste(p_ligne int, p_jour date, p_usagers bigint[], p_organisations text[],
  p_structures text[], p_personnes bigint[], p_agents text[], p_applications text[], p_correlations text[])
returns table (rang int, version int, document text) language plpgsql set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
begin
  perform set_config('plateforme.organisations', array_to_string(p_organisations, ','), true),
    set_config('plateforme.personnes', array_to_string(p_personnes, ','), true),
    set_config('plateforme.jour', p_jour::text, true);
  return query
  with demande as materialized (
    select d.*, d.ordinality::int as rang
    from unnest(p_usagers, p_organisations, p_structures, p_personnes, p_agents, p_applications, p_correlations)
      with ordinality as d(usager_id, organisation, structure, personne, agent, application, correlation)),
  visible as (
    select cible.rang, cible.usager_id from demande cible
    where exists (select from suivi s where s.usager_id = cible.usager_id and s.organisation = any(array[cible.organisation])
    and (cible.structure is null or s.structure is null or s.structure = cible.structure) and s.motif in ('tenue-de-la-liste')
    and s.du <= p_jour and (s.au is null or s.au >= p_jour))),
  lu as materialized (
    select d.rang, coalesce(max(r.version), 0) as version, json_build_object('elements', coalesce(json_agg(json_build_object('numero', r.numero, 'version', r.version, 'misAJour', json_build_object('le', r.enregistre_le,
    'par', r.auteur_organisation, 'structure', r.auteur_structure), 'donnees', json_build_object('nature', r.nature, 'jour', r.jour, 'faits', r.faits, 'pieces', r.pieces, 'contrat', r.contrat, 'absences', r.absences, 'propositions', r.propositions, 'demandeLe', r.demande_le, 'demande', r.demande, 'parole', r.parole, 'organisation', r.organisation, 'structure', r.structure, 'signaleLe', r.signale_le, 'retire', r.retire, 'motifLegitime', r.motif_legitime, 'motivation', r.motivation, 'apprecieLe', r.apprecie_le, 'appreciePar', r.apprecie_par, 'reponse', r.reponse, 'reponduLe', r.repondu_le, 'piecesJointes', r.pieces_jointes)) order by r.numero) filter (where r.numero is not null), '[]'::json))::text as document
      from visible d left join manquement r on r.usager_id = d.usager_id group by d.rang),
  trace as (
    insert into journal (ligne, organisation, structure, agent, application, usager_id, issue, correlation)
    select p_ligne, d.organisation, d.structure, d.agent, d.application, d.usager_id,
      case when l.rang is null then 'invisible' else 'servi' end, d.correlation
    from demande d left join lu l on l.rang = d.rang)
  select l.rang, l.version, l.document from lu l;
end $$;

-- manquement.signalement.consulter
create or replace function lire_manquement_signalement(p_ligne int, p_jour date, p_usagers bigint[], p_organisations text[],
  p_structures text[], p_personnes bigint[], p_agents text[], p_applications text[], p_correlations text[])
returns table (rang int, version int, document text) language plpgsql set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
begin
  perform set_config('plateforme.organisations', array_to_string(p_organisations, ','), true),
    set_config('plateforme.personnes', array_to_string(p_personnes, ','), true),
    set_config('plateforme.jour', p_jour::text, true);
  return query
  with demande as materialized (
    select d.*, d.ordinality::int as rang
    from unnest(p_usagers, p_organisations, p_structures, p_personnes, p_agents, p_applications, p_correlations)
      with ordinality as d(usager_id, organisation, structure, personne, agent, application, correlation)),
  visible as (
    select cible.rang, cible.usager_id from demande cible
    where exists (select from suivi s where s.usager_id = cible.usager_id and s.organisation = any(array[cible.organisation])
    and (cible.structure is null or s.structure is null or s.structure = cible.structure) and s.motif in ('accompagnement', 'competence-orientation')
    and s.du <= p_jour and (s.au is null or s.au >= p_jour))),
  lu as materialized (
    select d.rang, coalesce(max(r.version), 0) as version, json_build_object('elements', coalesce(json_agg(json_build_object('numero', r.numero, 'version', r.version, 'misAJour', json_build_object('le', r.enregistre_le,
    'par', r.auteur_organisation, 'structure', r.auteur_structure), 'donnees', json_build_object('nature', r.nature, 'jour', r.jour, 'faits', r.faits, 'pieces', r.pieces, 'contrat', r.contrat, 'absences', r.absences, 'propositions', r.propositions, 'demandeLe', r.demande_le, 'demande', r.demande, 'parole', r.parole, 'organisation', r.organisation, 'structure', r.structure, 'signaleLe', r.signale_le, 'retire', r.retire)) order by r.numero) filter (where r.numero is not null), '[]'::json))::text as document
      from visible d left join manquement r on r.usager_id = d.usager_id group by d.rang),
  trace as (
    insert into journal (ligne, organisation, structure, agent, application, usager_id, issue, correlation)
    select p_ligne, d.organisation, d.structure, d.agent, d.application, d.usager_id,
      case when l.rang is null then 'invisible' else 'servi' end, d.correlation
    from demande d left join lu l on l.rang = d.rang)
  select l.rang, l.version, l.document from lu l;
end $$;

-- manquement.accesDeLaPersonne.consulter
create or replace function lire_manquement_acces_de_la_personne(p_ligne int, p_jour date, p_usagers bigint[], p_organisations text[],
  p_structures text[], p_personnes bigint[], p_agents text[], p_applications text[], p_correlations text[])
returns table (rang int, version int, document text) language plpgsql set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
begin
  perform set_config('plateforme.organisations', array_to_string(p_organisations, ','), true),
    set_config('plateforme.personnes', array_to_string(p_personnes, ','), true),
    set_config('plateforme.jour', p_jour::text, true);
  return query
  with demande as materialized (
    select d.*, d.ordinality::int as rang
    from unnest(p_usagers, p_organisations, p_structures, p_personnes, p_agents, p_applications, p_correlations)
      with ordinality as d(usager_id, organisation, structure, personne, agent, application, correlation)),
  visible as (
    select cible.rang, cible.usager_id from demande cible
    where cible.usager_id = any(array[cible.personne])),
  lu as materialized (
    select d.rang, coalesce(max(r.version), 0) as version, json_build_object('elements', coalesce(json_agg(json_build_object('numero', r.numero, 'version', r.version, 'misAJour', json_build_object('le', r.enregistre_le,
    'par', r.auteur_organisation, 'structure', r.auteur_structure), 'donnees', json_build_object('nature', r.nature, 'jour', r.jour, 'faits', r.faits, 'pieces', r.pieces, 'contrat', r.contrat, 'absences', r.absences, 'propositions', r.propositions, 'demandeLe', r.demande_le, 'demande', r.demande, 'parole', r.parole, 'organisation', r.organisation, 'structure', r.structure, 'signaleLe', r.signale_le, 'retire', r.retire, 'motifLegitime', r.motif_legitime, 'motivation', r.motivation, 'apprecieLe', r.apprecie_le, 'appreciePar', r.apprecie_par, 'reponse', r.reponse, 'reponduLe', r.repondu_le, 'piecesJointes', r.pieces_jointes)) order by r.numero) filter (where r.numero is not null), '[]'::json))::text as document
      from visible d left join manquement r on r.usager_id = d.usager_id group by d.rang),
  trace as (
    insert into journal (ligne, organisation, structure, agent, application, usager_id, issue, correlation)
    select p_ligne, d.organisation, d.structure, d.agent, d.application, d.usager_id,
      case when l.rang is null then 'invisible' else 'servi' end, d.correlation
    from demande d left join lu l on l.rang = d.rang)
  select l.rang, l.version, l.document from lu l;
end $$;

-- sanctionRsa.instruction.consulter
create or replace function lire_sanction_rsa_instruction(p_ligne int, p_jour date, p_usagers bigint[], p_organisations text[],
  p_structures text[], p_personnes bigint[], p_agents text[], p_applications text[], p_correlations text[])
returns table (rang int, version int, document text) language plpgsql set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
begin
  perform set_config('plateforme.organisations', array_to_string(p_organisations, ','), true),
    set_config('plateforme.personnes', array_to_string(p_personnes, ','), true),
    set_config('plateforme.jour', p_jour::text, true);
  return query
  with demande as materialized (
    select d.*, d.ordinality::int as rang
    from unnest(p_usagers, p_organisations, p_structures, p_personnes, p_agents, p_applications, p_correlations)
      with ordinality as d(usager_id, organisation, structure, personne, agent, application, correlation)),
  visible as (
    select cible.rang, cible.usager_id from demande cible
    where exists (select from suivi s where s.usager_id = cible.usager_id and s.organisation = any(array[cible.organisation])
    and (cible.structure is null or s.structure is null or s.structure = cible.structure) and s.motif in ('accompagnement', 'competence-orientation', 'procedure-en-cours')
    and s.du <= p_jour and (s.au is null or s.au >= p_jour))),
  lu as materialized (
    select d.rang, coalesce(max(r.version), 0) as version, json_build_object('elements', coalesce(json_agg(json_build_object('numero', r.numero, 'version', r.version, 'misAJour', json_build_object('le', r.enregistre_le,
    'par', r.auteur_organisation, 'structure', r.auteur_structure), 'donnees', (jsonb_build_object('manquements', r.manquements, 'consequence', r.consequence, 'tauxPropose', r.taux_propose, 'moisProposes', r.mois_proposes, 'raisons', r.raisons, 'saisie', r.saisie, 'griefs', r.griefs, 'protection', r.protection, 'representant', r.representant, 'entendueLe', r.entendue_le, 'compteRendu', r.compte_rendu, 'avis', r.avis, 'avisLe', r.avis_le, 'observations', r.observations, 'audition', r.audition, 'assistance', r.assistance, 'recours', r.recours, 'decision', r.decision, 'foyer', r.foyer, 'taux', r.taux, 'mois', r.mois, 'motivation', r.motivation, 'qualite', r.qualite, 'levee', r.levee, 'motifDeLevee', r.motif_de_levee, 'annulation', r.annulation, 'rejet', r.rejet, 'conformite', r.conformite, 'etat', r.etat, 'depuis', r.depuis, 'organisation', r.organisation, 'proposeePar', r.proposee_par, 'proposeeLe', r.proposee_le, 'rang', r.rang, 'faitsLe', r.faits_le, 'delegueeLe', r.deleguee_le, 'notifieeLe', r.notifiee_le, 'reponseAvant', r.reponse_avant, 'observationsLe', r.observations_le, 'piecesJointes', r.pieces_jointes, 'voie', r.voie, 'recueLe', r.recue_le, 'decideur', r.decideur, 'decideeLe', r.decidee_le, 'declareeLe', r.declaree_le, 'montant', r.montant, 'du', r.du, 'au', r.au, 'conformiteLe', r.conformite_le, 'leveeLe', r.levee_le) || jsonb_build_object('retablieDepuis', r.retablie_depuis, 'recoursLe', r.recours_le, 'rejetLe', r.rejet_le, 'rejetPar', r.rejet_par, 'annuleeLe', r.annulee_le))::json) order by r.numero) filter (where r.numero is not null), '[]'::json))::text as document
      from visible d left join sanction_rsa r on r.usager_id = d.usager_id group by d.rang),
  trace as (
    insert into journal (ligne, organisation, structure, agent, application, usager_id, issue, correlation)
    select p_ligne, d.organisation, d.structure, d.agent, d.application, d.usager_id,
      case when l.rang is null then 'invisible' else 'servi' end, d.correlation
    from demande d left join lu l on l.rang = d.rang)
  select l.rang, l.version, l.document from lu l;
end $$;

-- sanctionRsa.tenueDeLaListe.consulter
create or replace function lire_sanction_rsa_tenue_de_la_liste(p_ligne int, p_jour date, p_usagers bigint[], p_organisations text[],
  p_structures text[], p_personnes bigint[], p_agents text[], p_applications text[], p_correlations text[])
returns table (rang int, version int, document text) language plpgsql set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
begin
  perform set_config('plateforme.organisations', array_to_string(p_organisations, ','), true),
    set_config('plateforme.personnes', array_to_string(p_personnes, ','), true),
    set_config('plateforme.jour', p_jour::text, true);
  return query
  with demande as materialized (
    select d.*, d.ordinality::int as rang
    from unnest(p_usagers, p_organisations, p_structures, p_personnes, p_agents, p_applications, p_correlations)
      with ordinality as d(usager_id, organisation, structure, personne, agent, application, correlation)),
  visible as (
    select cible.rang, cible.usager_id from demande cible
    where exists (select from suivi s where s.usager_id = cible.usager_id and s.organisation = any(array[cible.organisation])
    and (cible.structure is null or s.structure is null or s.structure = cible.structure) and s.motif in ('tenue-de-la-liste')
    and s.du <= p_jour and (s.au is null or s.au >= p_jour))),
  lu as materialized (
    select d.rang, coalesce(max(r.version), 0) as version, json_build_object('elements', coalesce(json_agg(json_build_object('numero', r.numero, 'version', r.version, 'misAJour', json_build_object('le', r.enregistre_le,
    'par', r.auteur_organisation, 'structure', r.auteur_structure), 'donnees', (jsonb_build_object('manquements', r.manquements, 'consequence', r.consequence, 'tauxPropose', r.taux_propose, 'moisProposes', r.mois_proposes, 'raisons', r.raisons, 'saisie', r.saisie, 'griefs', r.griefs, 'protection', r.protection, 'representant', r.representant, 'entendueLe', r.entendue_le, 'compteRendu', r.compte_rendu, 'avis', r.avis, 'avisLe', r.avis_le, 'observations', r.observations, 'audition', r.audition, 'assistance', r.assistance, 'recours', r.recours, 'decision', r.decision, 'foyer', r.foyer, 'taux', r.taux, 'mois', r.mois, 'motivation', r.motivation, 'qualite', r.qualite, 'levee', r.levee, 'motifDeLevee', r.motif_de_levee, 'annulation', r.annulation, 'rejet', r.rejet, 'conformite', r.conformite, 'etat', r.etat, 'depuis', r.depuis, 'organisation', r.organisation, 'proposeePar', r.proposee_par, 'proposeeLe', r.proposee_le, 'rang', r.rang, 'faitsLe', r.faits_le, 'delegueeLe', r.deleguee_le, 'notifieeLe', r.notifiee_le, 'reponseAvant', r.reponse_avant, 'observationsLe', r.observations_le, 'piecesJointes', r.pieces_jointes, 'voie', r.voie, 'recueLe', r.recue_le, 'decideur', r.decideur, 'decideeLe', r.decidee_le, 'declareeLe', r.declaree_le, 'montant', r.montant, 'du', r.du, 'au', r.au, 'conformiteLe', r.conformite_le, 'leveeLe', r.levee_le) || jsonb_build_object('retablieDepuis', r.retablie_depuis, 'recoursLe', r.recours_le, 'rejetLe', r.rejet_le, 'rejetPar', r.rejet_par, 'annuleeLe', r.annulee_le))::json) order by r.numero) filter (where r.numero is not null), '[]'::json))::text as document
      from visible d left join sanction_rsa r on r.usager_id = d.usager_id group by d.rang),
  trace as (
    insert into journal (ligne, organisation, structure, agent, application, usager_id, issue, correlation)
    select p_ligne, d.organisation, d.structure, d.agent, d.application, d.usager_id,
      case when l.rang is null then 'invisible' else 'servi' end, d.correlation
    from demande d left join lu l on l.rang = d.rang)
  select l.rang, l.version, l.document from lu l;
end $$;

-- sanctionRsa.remiseEnConformite.consulter
create or replace function lire_sanction_rsa_remise_en_conformite(p_ligne int, p_jour date, p_usagers bigint[], p_organisations text[],
  p_structures text[], p_personnes bigint[], p_agents text[], p_applications text[], p_correlations text[])
returns table (rang int, version int, document text) language plpgsql set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
begin
  perform set_config('plateforme.organisations', array_to_string(p_organisations, ','), true),
    set_config('plateforme.personnes', array_to_string(p_personnes, ','), true),
    set_config('plateforme.jour', p_jour::text, true);
  return query
  with demande as materialized (
    select d.*, d.ordinality::int as rang
    from unnest(p_usagers, p_organisations, p_structures, p_personnes, p_agents, p_applications, p_correlations)
      with ordinality as d(usager_id, organisation, structure, personne, agent, application, correlation)),
  visible as (
    select cible.rang, cible.usager_id from demande cible
    where exists (select from suivi s where s.usager_id = cible.usager_id and s.organisation = any(array[cible.organisation])
    and (cible.structure is null or s.structure is null or s.structure = cible.structure) and s.motif in ('accompagnement', 'competence-orientation')
    and s.du <= p_jour and (s.au is null or s.au >= p_jour))),
  lu as materialized (
    select d.rang, coalesce(max(r.version), 0) as version, json_build_object('elements', coalesce(json_agg(json_build_object('numero', r.numero, 'version', r.version, 'misAJour', json_build_object('le', r.enregistre_le,
    'par', r.auteur_organisation, 'structure', r.auteur_structure), 'donnees', json_build_object('etat', r.etat, 'depuis', r.depuis, 'consequence', r.consequence, 'taux', r.taux, 'montant', r.montant, 'mois', r.mois, 'decideeLe', r.decidee_le, 'du', r.du, 'au', r.au, 'conformite', r.conformite, 'conformiteLe', r.conformite_le, 'leveeLe', r.levee_le)) order by r.numero) filter (where r.numero is not null), '[]'::json))::text as document
      from visible d left join sanction_rsa r on r.usager_id = d.usager_id group by d.rang),
  trace as (
    insert into journal (ligne, organisation, structure, agent, application, usager_id, issue, correlation)
    select p_ligne, d.organisation, d.structure, d.agent, d.application, d.usager_id,
      case when l.rang is null then 'invisible' else 'servi' end, d.correlation
    from demande d left join lu l on l.rang = d.rang)
  select l.rang, l.version, l.document from lu l;
end $$;

-- sanctionRsa.accesDeLaPersonne.consulter
create or replace function lire_sanction_rsa_acces_de_la_personne(p_ligne int, p_jour date, p_usagers bigint[], p_organisations text[],
  p_structures text[], p_personnes bigint[], p_agents text[], p_applications text[], p_correlations text[])
returns table (rang int, version int, document text) language plpgsql set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
begin
  perform set_config('plateforme.organisations', array_to_string(p_organisations, ','), true),
    set_config('plateforme.personnes', array_to_string(p_personnes, ','), true),
    set_config('plateforme.jour', p_jour::text, true);
  return query
  with demande as materialized (
    select d.*, d.ordinality::int as rang
    from unnest(p_usagers, p_organisations, p_structures, p_personnes, p_agents, p_applications, p_correlations)
      with ordinality as d(usager_id, organisation, structure, personne, agent, application, correlation)),
  visible as (
    select cible.rang, cible.usager_id from demande cible
    where cible.usager_id = any(array[cible.personne])),
  lu as materialized (
    select d.rang, coalesce(max(r.version), 0) as version, json_build_object('elements', coalesce(json_agg(json_build_object('numero', r.numero, 'version', r.version, 'misAJour', json_build_object('le', r.enregistre_le,
    'par', r.auteur_organisation, 'structure', r.auteur_structure), 'donnees', (jsonb_build_object('manquements', r.manquements, 'consequence', r.consequence, 'tauxPropose', r.taux_propose, 'moisProposes', r.mois_proposes, 'raisons', r.raisons, 'saisie', r.saisie, 'griefs', r.griefs, 'protection', r.protection, 'representant', r.representant, 'entendueLe', r.entendue_le, 'compteRendu', r.compte_rendu, 'avis', r.avis, 'avisLe', r.avis_le, 'observations', r.observations, 'audition', r.audition, 'assistance', r.assistance, 'recours', r.recours, 'decision', r.decision, 'foyer', r.foyer, 'taux', r.taux, 'mois', r.mois, 'motivation', r.motivation, 'qualite', r.qualite, 'levee', r.levee, 'motifDeLevee', r.motif_de_levee, 'annulation', r.annulation, 'rejet', r.rejet, 'conformite', r.conformite, 'etat', r.etat, 'depuis', r.depuis, 'organisation', r.organisation, 'proposeePar', r.proposee_par, 'proposeeLe', r.proposee_le, 'rang', r.rang, 'faitsLe', r.faits_le, 'delegueeLe', r.deleguee_le, 'notifieeLe', r.notifiee_le, 'reponseAvant', r.reponse_avant, 'observationsLe', r.observations_le, 'piecesJointes', r.pieces_jointes, 'voie', r.voie, 'recueLe', r.recue_le, 'decideur', r.decideur, 'decideeLe', r.decidee_le, 'declareeLe', r.declaree_le, 'montant', r.montant, 'du', r.du, 'au', r.au, 'conformiteLe', r.conformite_le, 'leveeLe', r.levee_le) || jsonb_build_object('retablieDepuis', r.retablie_depuis, 'recoursLe', r.recours_le, 'rejetLe', r.rejet_le, 'rejetPar', r.rejet_par, 'annuleeLe', r.annulee_le))::json) order by r.numero) filter (where r.numero is not null), '[]'::json))::text as document
      from visible d left join sanction_rsa r on r.usager_id = d.usager_id group by d.rang),
  trace as (
    insert into journal (ligne, organisation, structure, agent, application, usager_id, issue, correlation)
    select p_ligne, d.organisation, d.structure, d.agent, d.application, d.usager_id,
      case when l.rang is null then 'invisible' else 'servi' end, d.correlation
    from demande d left join lu l on l.rang = d.rang)
  select l.rang, l.version, l.document from lu l;
end $$;

-- declarationDeSanction.declaration.consulter
create or replace function lire_declaration_de_sanction_declaration(p_ligne int, p_jour date, p_usagers bigint[], p_organisations text[],
  p_structures text[], p_personnes bigint[], p_agents text[], p_applications text[], p_correlations text[])
returns table (rang int, version int, document text) language plpgsql set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
begin
  perform set_config('plateforme.organisations', array_to_string(p_organisations, ','), true),
    set_config('plateforme.personnes', array_to_string(p_personnes, ','), true),
    set_config('plateforme.jour', p_jour::text, true);
  return query
  with demande as materialized (
    select d.*, d.ordinality::int as rang
    from unnest(p_usagers, p_organisations, p_structures, p_personnes, p_agents, p_applications, p_correlations)
      with ordinality as d(usager_id, organisation, structure, personne, agent, application, correlation)),
  visible as (
    select cible.rang, cible.usager_id from demande cible
    where exists (select from suivi s where s.usager_id = cible.usager_id and s.organisation = any(array[cible.organisation])
    and (cible.structure is null or s.structure is null or s.structure = cible.structure) and s.motif in ('accompagnement', 'competence-orientation')
    and s.du <= p_jour and (s.au is null or s.au >= p_jour))),
  lu as materialized (
    select d.rang, coalesce(max(r.version), 0) as version, json_build_object('elements', coalesce(json_agg(json_build_object('numero', r.numero, 'version', r.version, 'misAJour', json_build_object('le', r.enregistre_le,
    'par', r.auteur_organisation, 'structure', r.auteur_structure), 'donnees', json_build_object('sanction', r.sanction, 'acte', r.acte, 'jour', r.jour, 'consequence', r.consequence, 'taux', r.taux, 'montant', r.montant, 'mois', r.mois, 'motif', r.motif, 'natureDuManquement', r.nature_du_manquement, 'rangDuManquement', r.rang_du_manquement, 'declarant', r.declarant)) order by r.numero) filter (where r.numero is not null), '[]'::json))::text as document
      from visible d left join declaration_de_sanction r on r.usager_id = d.usager_id group by d.rang),
  trace as (
    insert into journal (ligne, organisation, structure, agent, application, usager_id, issue, correlation)
    select p_ligne, d.organisation, d.structure, d.agent, d.application, d.usager_id,
      case when l.rang is null then 'invisible' else 'servi' end, d.correlation
    from demande d left join lu l on l.rang = d.rang)
  select l.rang, l.version, l.document from lu l;
end $$;

-- declarationDeSanction.tenueDeLaListe.consulter
create or replace function lire_declaration_de_sanction_tenue_de_la_liste(p_ligne int, p_jour date, p_usagers bigint[], p_organisations text[],
  p_structures text[], p_personnes bigint[], p_agents text[], p_applications text[], p_correlations text[])
returns table (rang int, version int, document text) language plpgsql set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
begin
  perform set_config('plateforme.organisations', array_to_string(p_organisations, ','), true),
    set_config('plateforme.personnes', array_to_string(p_personnes, ','), true),
    set_config('plateforme.jour', p_jour::text, true);
  return query
  with demande as materialized (
    select d.*, d.ordinality::int as rang
    from unnest(p_usagers, p_organisations, p_structures, p_personnes, p_agents, p_applications, p_correlations)
      with ordinality as d(usager_id, organisation, structure, personne, agent, application, correlation)),
  visible as (
    select cible.rang, cible.usager_id from demande cible
    where exists (select from suivi s where s.usager_id = cible.usager_id and s.organisation = any(array[cible.organisation])
    and (cible.structure is null or s.structure is null or s.structure = cible.structure) and s.motif in ('tenue-de-la-liste')
    and s.du <= p_jour and (s.au is null or s.au >= p_jour))),
  lu as materialized (
    select d.rang, coalesce(max(r.version), 0) as version, json_build_object('elements', coalesce(json_agg(json_build_object('numero', r.numero, 'version', r.version, 'misAJour', json_build_object('le', r.enregistre_le,
    'par', r.auteur_organisation, 'structure', r.auteur_structure), 'donnees', json_build_object('sanction', r.sanction, 'acte', r.acte, 'jour', r.jour, 'consequence', r.consequence, 'taux', r.taux, 'montant', r.montant, 'mois', r.mois, 'motif', r.motif, 'natureDuManquement', r.nature_du_manquement, 'rangDuManquement', r.rang_du_manquement, 'declarant', r.declarant)) order by r.numero) filter (where r.numero is not null), '[]'::json))::text as document
      from visible d left join declaration_de_sanction r on r.usager_id = d.usager_id group by d.rang),
  trace as (
    insert into journal (ligne, organisation, structure, agent, application, usager_id, issue, correlation)
    select p_ligne, d.organisation, d.structure, d.agent, d.application, d.usager_id,
      case when l.rang is null then 'invisible' else 'servi' end, d.correlation
    from demande d left join lu l on l.rang = d.rang)
  select l.rang, l.version, l.document from lu l;
end $$;

-- declarationDeSanction.accesDeLaPersonne.consulter
create or replace function lire_declaration_de_sanction_acces_de_la_personne(p_ligne int, p_jour date, p_usagers bigint[], p_organisations text[],
  p_structures text[], p_personnes bigint[], p_agents text[], p_applications text[], p_correlations text[])
returns table (rang int, version int, document text) language plpgsql set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
begin
  perform set_config('plateforme.organisations', array_to_string(p_organisations, ','), true),
    set_config('plateforme.personnes', array_to_string(p_personnes, ','), true),
    set_config('plateforme.jour', p_jour::text, true);
  return query
  with demande as materialized (
    select d.*, d.ordinality::int as rang
    from unnest(p_usagers, p_organisations, p_structures, p_personnes, p_agents, p_applications, p_correlations)
      with ordinality as d(usager_id, organisation, structure, personne, agent, application, correlation)),
  visible as (
    select cible.rang, cible.usager_id from demande cible
    where cible.usager_id = any(array[cible.personne])),
  lu as materialized (
    select d.rang, coalesce(max(r.version), 0) as version, json_build_object('elements', coalesce(json_agg(json_build_object('numero', r.numero, 'version', r.version, 'misAJour', json_build_object('le', r.enregistre_le,
    'par', r.auteur_organisation, 'structure', r.auteur_structure), 'donnees', json_build_object('sanction', r.sanction, 'acte', r.acte, 'jour', r.jour, 'consequence', r.consequence, 'taux', r.taux, 'montant', r.montant, 'mois', r.mois, 'motif', r.motif, 'natureDuManquement', r.nature_du_manquement, 'rangDuManquement', r.rang_du_manquement, 'declarant', r.declarant)) order by r.numero) filter (where r.numero is not null), '[]'::json))::text as document
      from visible d left join declaration_de_sanction r on r.usager_id = d.usager_id group by d.rang),
  trace as (
    insert into journal (ligne, organisation, structure, agent, application, usager_id, issue, correlation)
    select p_ligne, d.organisation, d.structure, d.agent, d.application, d.usager_id,
      case when l.rang is null then 'invisible' else 'servi' end, d.correlation
    from demande d left join lu l on l.rang = d.rang)
  select l.rang, l.version, l.document from lu l;
end $$;

-- sanctionDemandeur.instruction.consulter
create or replace function lire_sanction_demandeur_instruction(p_ligne int, p_jour date, p_usagers bigint[], p_organisations text[],
  p_structures text[], p_personnes bigint[], p_agents text[], p_applications text[], p_correlations text[])
returns table (rang int, version int, document text) language plpgsql set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
begin
  perform set_config('plateforme.organisations', array_to_string(p_organisations, ','), true),
    set_config('plateforme.personnes', array_to_string(p_personnes, ','), true),
    set_config('plateforme.jour', p_jour::text, true);
  return query
  with demande as materialized (
    select d.*, d.ordinality::int as rang
    from unnest(p_usagers, p_organisations, p_structures, p_personnes, p_agents, p_applications, p_correlations)
      with ordinality as d(usager_id, organisation, structure, personne, agent, application, correlation)),
  visible as (
    select cible.rang, cible.usager_id from demande cible
    where exists (select from suivi s where s.usager_id = cible.usager_id and s.organisation = any(array[cible.organisation])
    and (cible.structure is null or s.structure is null or s.structure = cible.structure) and s.motif in ('tenue-de-la-liste')
    and s.du <= p_jour and (s.au is null or s.au >= p_jour))),
  lu as materialized (
    select d.rang, coalesce(max(r.version), 0) as version, json_build_object('elements', coalesce(json_agg(json_build_object('numero', r.numero, 'version', r.version, 'misAJour', json_build_object('le', r.enregistre_le,
    'par', r.auteur_organisation, 'structure', r.auteur_structure), 'donnees', json_build_object('manquements', r.manquements, 'revenu', r.revenu, 'consequence', r.consequence, 'tauxPropose', r.taux_propose, 'moisProposes', r.mois_proposes, 'raisons', r.raisons, 'griefs', r.griefs, 'protection', r.protection, 'representant', r.representant, 'entendueLe', r.entendue_le, 'compteRendu', r.compte_rendu, 'observations', r.observations, 'audition', r.audition, 'assistance', r.assistance, 'recours', r.recours, 'decision', r.decision, 'taux', r.taux, 'mois', r.mois, 'motivation', r.motivation, 'qualite', r.qualite, 'levee', r.levee, 'motifDeLevee', r.motif_de_levee, 'rejet', r.rejet, 'annulation', r.annulation, 'conformite', r.conformite, 'etat', r.etat, 'depuis', r.depuis, 'organisation', r.organisation, 'ouverteLe', r.ouverte_le, 'rang', r.rang, 'faitsLe', r.faits_le, 'notifieeLe', r.notifiee_le, 'reponseAvant', r.reponse_avant, 'observationsLe', r.observations_le, 'piecesJointes', r.pieces_jointes, 'voie', r.voie, 'recueLe', r.recue_le, 'decideur', r.decideur, 'decideeLe', r.decidee_le, 'du', r.du, 'au', r.au, 'conformiteLe', r.conformite_le, 'leveeLe', r.levee_le, 'retablieDepuis', r.retablie_depuis, 'recoursLe', r.recours_le, 'rejetLe', r.rejet_le, 'rejetPar', r.rejet_par, 'annuleeLe', r.annulee_le)) order by r.numero) filter (where r.numero is not null), '[]'::json))::text as document
      from visible d left join sanction_demandeur r on r.usager_id = d.usager_id group by d.rang),
  trace as (
    insert into journal (ligne, organisation, structure, agent, application, usager_id, issue, correlation)
    select p_ligne, d.organisation, d.structure, d.agent, d.application, d.usager_id,
      case when l.rang is null then 'invisible' else 'servi' end, d.correlation
    from demande d left join lu l on l.rang = d.rang)
  select l.rang, l.version, l.document from lu l;
end $$;

-- sanctionDemandeur.remiseEnConformite.consulter
create or replace function lire_sanction_demandeur_remise_en_conformite(p_ligne int, p_jour date, p_usagers bigint[], p_organisations text[],
  p_structures text[], p_personnes bigint[], p_agents text[], p_applications text[], p_correlations text[])
returns table (rang int, version int, document text) language plpgsql set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
begin
  perform set_config('plateforme.organisations', array_to_string(p_organisations, ','), true),
    set_config('plateforme.personnes', array_to_string(p_personnes, ','), true),
    set_config('plateforme.jour', p_jour::text, true);
  return query
  with demande as materialized (
    select d.*, d.ordinality::int as rang
    from unnest(p_usagers, p_organisations, p_structures, p_personnes, p_agents, p_applications, p_correlations)
      with ordinality as d(usager_id, organisation, structure, personne, agent, application, correlation)),
  visible as (
    select cible.rang, cible.usager_id from demande cible
    where exists (select from suivi s where s.usager_id = cible.usager_id and s.organisation = any(array[cible.organisation])
    and (cible.structure is null or s.structure is null or s.structure = cible.structure) and s.motif in ('accompagnement', 'competence-orientation')
    and s.du <= p_jour and (s.au is null or s.au >= p_jour))),
  lu as materialized (
    select d.rang, coalesce(max(r.version), 0) as version, json_build_object('elements', coalesce(json_agg(json_build_object('numero', r.numero, 'version', r.version, 'misAJour', json_build_object('le', r.enregistre_le,
    'par', r.auteur_organisation, 'structure', r.auteur_structure), 'donnees', json_build_object('etat', r.etat, 'depuis', r.depuis, 'revenu', r.revenu, 'consequence', r.consequence, 'taux', r.taux, 'mois', r.mois, 'rang', r.rang, 'faitsLe', r.faits_le, 'manquements', r.manquements, 'decision', r.decision, 'decideeLe', r.decidee_le, 'du', r.du, 'au', r.au, 'conformite', r.conformite, 'conformiteLe', r.conformite_le, 'leveeLe', r.levee_le)) order by r.numero) filter (where r.numero is not null), '[]'::json))::text as document
      from visible d left join sanction_demandeur r on r.usager_id = d.usager_id group by d.rang),
  trace as (
    insert into journal (ligne, organisation, structure, agent, application, usager_id, issue, correlation)
    select p_ligne, d.organisation, d.structure, d.agent, d.application, d.usager_id,
      case when l.rang is null then 'invisible' else 'servi' end, d.correlation
    from demande d left join lu l on l.rang = d.rang)
  select l.rang, l.version, l.document from lu l;
end $$;

-- sanctionDemandeur.accesDeLaPersonne.consulter
create or replace function lire_sanction_demandeur_acces_de_la_personne(p_ligne int, p_jour date, p_usagers bigint[], p_organisations text[],
  p_structures text[], p_personnes bigint[], p_agents text[], p_applications text[], p_correlations text[])
returns table (rang int, version int, document text) language plpgsql set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
begin
  perform set_config('plateforme.organisations', array_to_string(p_organisations, ','), true),
    set_config('plateforme.personnes', array_to_string(p_personnes, ','), true),
    set_config('plateforme.jour', p_jour::text, true);
  return query
  with demande as materialized (
    select d.*, d.ordinality::int as rang
    from unnest(p_usagers, p_organisations, p_structures, p_personnes, p_agents, p_applications, p_correlations)
      with ordinality as d(usager_id, organisation, structure, personne, agent, application, correlation)),
  visible as (
    select cible.rang, cible.usager_id from demande cible
    where cible.usager_id = any(array[cible.personne])),
  lu as materialized (
    select d.rang, coalesce(max(r.version), 0) as version, json_build_object('elements', coalesce(json_agg(json_build_object('numero', r.numero, 'version', r.version, 'misAJour', json_build_object('le', r.enregistre_le,
    'par', r.auteur_organisation, 'structure', r.auteur_structure), 'donnees', json_build_object('manquements', r.manquements, 'revenu', r.revenu, 'consequence', r.consequence, 'tauxPropose', r.taux_propose, 'moisProposes', r.mois_proposes, 'raisons', r.raisons, 'griefs', r.griefs, 'protection', r.protection, 'representant', r.representant, 'entendueLe', r.entendue_le, 'compteRendu', r.compte_rendu, 'observations', r.observations, 'audition', r.audition, 'assistance', r.assistance, 'recours', r.recours, 'decision', r.decision, 'taux', r.taux, 'mois', r.mois, 'motivation', r.motivation, 'qualite', r.qualite, 'levee', r.levee, 'motifDeLevee', r.motif_de_levee, 'rejet', r.rejet, 'annulation', r.annulation, 'conformite', r.conformite, 'etat', r.etat, 'depuis', r.depuis, 'organisation', r.organisation, 'ouverteLe', r.ouverte_le, 'rang', r.rang, 'faitsLe', r.faits_le, 'notifieeLe', r.notifiee_le, 'reponseAvant', r.reponse_avant, 'observationsLe', r.observations_le, 'piecesJointes', r.pieces_jointes, 'voie', r.voie, 'recueLe', r.recue_le, 'decideur', r.decideur, 'decideeLe', r.decidee_le, 'du', r.du, 'au', r.au, 'conformiteLe', r.conformite_le, 'leveeLe', r.levee_le, 'retablieDepuis', r.retablie_depuis, 'recoursLe', r.recours_le, 'rejetLe', r.rejet_le, 'rejetPar', r.rejet_par, 'annuleeLe', r.annulee_le)) order by r.numero) filter (where r.numero is not null), '[]'::json))::text as document
      from visible d left join sanction_demandeur r on r.usager_id = d.usager_id group by d.rang),
  trace as (
    insert into journal (ligne, organisation, structure, agent, application, usager_id, issue, correlation)
    select p_ligne, d.organisation, d.structure, d.agent, d.application, d.usager_id,
      case when l.rang is null then 'invisible' else 'servi' end, d.correlation
    from demande d left join lu l on l.rang = d.rang)
  select l.rang, l.version, l.document from lu l;
end $$;

-- sanctionJeune.instruction.consulter
create or replace function lire_sanction_jeune_instruction(p_ligne int, p_jour date, p_usagers bigint[], p_organisations text[],
  p_structures text[], p_personnes bigint[], p_agents text[], p_applications text[], p_correlations text[])
returns table (rang int, version int, document text) language plpgsql set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
begin
  perform set_config('plateforme.organisations', array_to_string(p_organisations, ','), true),
    set_config('plateforme.personnes', array_to_string(p_personnes, ','), true),
    set_config('plateforme.jour', p_jour::text, true);
  return query
  with demande as materialized (
    select d.*, d.ordinality::int as rang
    from unnest(p_usagers, p_organisations, p_structures, p_personnes, p_agents, p_applications, p_correlations)
      with ordinality as d(usager_id, organisation, structure, personne, agent, application, correlation)),
  visible as (
    select cible.rang, cible.usager_id from demande cible
    where exists (select from suivi s where s.usager_id = cible.usager_id and s.organisation = any(array[cible.organisation])
    and (cible.structure is null or s.structure is null or s.structure = cible.structure) and s.motif in ('accompagnement', 'competence-orientation')
    and s.du <= p_jour and (s.au is null or s.au >= p_jour))),
  lu as materialized (
    select d.rang, coalesce(max(r.version), 0) as version, json_build_object('elements', coalesce(json_agg(json_build_object('numero', r.numero, 'version', r.version, 'misAJour', json_build_object('le', r.enregistre_le,
    'par', r.auteur_organisation, 'structure', r.auteur_structure), 'donnees', json_build_object('manquements', r.manquements, 'revenu', r.revenu, 'consequence', r.consequence, 'tauxPropose', r.taux_propose, 'moisProposes', r.mois_proposes, 'raisons', r.raisons, 'griefs', r.griefs, 'protection', r.protection, 'representant', r.representant, 'entendueLe', r.entendue_le, 'compteRendu', r.compte_rendu, 'observations', r.observations, 'audition', r.audition, 'assistance', r.assistance, 'recours', r.recours, 'decision', r.decision, 'taux', r.taux, 'mois', r.mois, 'motivation', r.motivation, 'qualite', r.qualite, 'levee', r.levee, 'motifDeLevee', r.motif_de_levee, 'rejet', r.rejet, 'annulation', r.annulation, 'conformite', r.conformite, 'etat', r.etat, 'depuis', r.depuis, 'organisation', r.organisation, 'ouverteLe', r.ouverte_le, 'rang', r.rang, 'faitsLe', r.faits_le, 'notifieeLe', r.notifiee_le, 'reponseAvant', r.reponse_avant, 'observationsLe', r.observations_le, 'piecesJointes', r.pieces_jointes, 'voie', r.voie, 'recueLe', r.recue_le, 'decideur', r.decideur, 'decideeLe', r.decidee_le, 'du', r.du, 'au', r.au, 'conformiteLe', r.conformite_le, 'leveeLe', r.levee_le, 'retablieDepuis', r.retablie_depuis, 'recoursLe', r.recours_le, 'rejetLe', r.rejet_le, 'rejetPar', r.rejet_par, 'annuleeLe', r.annulee_le, 'transmissions', r.transmissions)) order by r.numero) filter (where r.numero is not null), '[]'::json))::text as document
      from visible d left join sanction_jeune r on r.usager_id = d.usager_id group by d.rang),
  trace as (
    insert into journal (ligne, organisation, structure, agent, application, usager_id, issue, correlation)
    select p_ligne, d.organisation, d.structure, d.agent, d.application, d.usager_id,
      case when l.rang is null then 'invisible' else 'servi' end, d.correlation
    from demande d left join lu l on l.rang = d.rang)
  select l.rang, l.version, l.document from lu l;
end $$;

-- sanctionJeune.reprise.consulter
create or replace function lire_sanction_jeune_reprise(p_ligne int, p_jour date, p_usagers bigint[], p_organisations text[],
  p_structures text[], p_personnes bigint[], p_agents text[], p_applications text[], p_correlations text[])
returns table (rang int, version int, document text) language plpgsql set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
begin
  perform set_config('plateforme.organisations', array_to_string(p_organisations, ','), true),
    set_config('plateforme.personnes', array_to_string(p_personnes, ','), true),
    set_config('plateforme.jour', p_jour::text, true);
  return query
  with demande as materialized (
    select d.*, d.ordinality::int as rang
    from unnest(p_usagers, p_organisations, p_structures, p_personnes, p_agents, p_applications, p_correlations)
      with ordinality as d(usager_id, organisation, structure, personne, agent, application, correlation)),
  visible as (
    select cible.rang, cible.usager_id from demande cible
    where exists (select from suivi s where s.usager_id = cible.usager_id and s.organisation = any(array[cible.organisation])
    and (cible.structure is null or s.structure is null or s.structure = cible.structure) and s.motif in ('procedure-en-cours')
    and s.du <= p_jour and (s.au is null or s.au >= p_jour))),
  lu as materialized (
    select d.rang, coalesce(max(r.version), 0) as version, json_build_object('elements', coalesce(json_agg(json_build_object('numero', r.numero, 'version', r.version, 'misAJour', json_build_object('le', r.enregistre_le,
    'par', r.auteur_organisation, 'structure', r.auteur_structure), 'donnees', json_build_object('manquements', r.manquements, 'revenu', r.revenu, 'consequence', r.consequence, 'tauxPropose', r.taux_propose, 'moisProposes', r.mois_proposes, 'raisons', r.raisons, 'griefs', r.griefs, 'protection', r.protection, 'representant', r.representant, 'entendueLe', r.entendue_le, 'compteRendu', r.compte_rendu, 'observations', r.observations, 'audition', r.audition, 'assistance', r.assistance, 'recours', r.recours, 'decision', r.decision, 'taux', r.taux, 'mois', r.mois, 'motivation', r.motivation, 'qualite', r.qualite, 'levee', r.levee, 'motifDeLevee', r.motif_de_levee, 'rejet', r.rejet, 'annulation', r.annulation, 'conformite', r.conformite, 'etat', r.etat, 'depuis', r.depuis, 'organisation', r.organisation, 'ouverteLe', r.ouverte_le, 'rang', r.rang, 'faitsLe', r.faits_le, 'notifieeLe', r.notifiee_le, 'reponseAvant', r.reponse_avant, 'observationsLe', r.observations_le, 'piecesJointes', r.pieces_jointes, 'voie', r.voie, 'recueLe', r.recue_le, 'decideur', r.decideur, 'decideeLe', r.decidee_le, 'du', r.du, 'au', r.au, 'conformiteLe', r.conformite_le, 'leveeLe', r.levee_le, 'retablieDepuis', r.retablie_depuis, 'recoursLe', r.recours_le, 'rejetLe', r.rejet_le, 'rejetPar', r.rejet_par, 'annuleeLe', r.annulee_le, 'transmissions', r.transmissions)) order by r.numero) filter (where r.numero is not null), '[]'::json))::text as document
      from visible d left join sanction_jeune r on r.usager_id = d.usager_id group by d.rang),
  trace as (
    insert into journal (ligne, organisation, structure, agent, application, usager_id, issue, correlation)
    select p_ligne, d.organisation, d.structure, d.agent, d.application, d.usager_id,
      case when l.rang is null then 'invisible' else 'servi' end, d.correlation
    from demande d left join lu l on l.rang = d.rang)
  select l.rang, l.version, l.document from lu l;
end $$;

-- sanctionJeune.tenueDeLaListe.consulter
create or replace function lire_sanction_jeune_tenue_de_la_liste(p_ligne int, p_jour date, p_usagers bigint[], p_organisations text[],
  p_structures text[], p_personnes bigint[], p_agents text[], p_applications text[], p_correlations text[])
returns table (rang int, version int, document text) language plpgsql set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
begin
  perform set_config('plateforme.organisations', array_to_string(p_organisations, ','), true),
    set_config('plateforme.personnes', array_to_string(p_personnes, ','), true),
    set_config('plateforme.jour', p_jour::text, true);
  return query
  with demande as materialized (
    select d.*, d.ordinality::int as rang
    from unnest(p_usagers, p_organisations, p_structures, p_personnes, p_agents, p_applications, p_correlations)
      with ordinality as d(usager_id, organisation, structure, personne, agent, application, correlation)),
  visible as (
    select cible.rang, cible.usager_id from demande cible
    where exists (select from suivi s where s.usager_id = cible.usager_id and s.organisation = any(array[cible.organisation])
    and (cible.structure is null or s.structure is null or s.structure = cible.structure) and s.motif in ('tenue-de-la-liste')
    and s.du <= p_jour and (s.au is null or s.au >= p_jour))),
  lu as materialized (
    select d.rang, coalesce(max(r.version), 0) as version, json_build_object('elements', coalesce(json_agg(json_build_object('numero', r.numero, 'version', r.version, 'misAJour', json_build_object('le', r.enregistre_le,
    'par', r.auteur_organisation, 'structure', r.auteur_structure), 'donnees', json_build_object('etat', r.etat, 'depuis', r.depuis, 'revenu', r.revenu, 'consequence', r.consequence, 'taux', r.taux, 'mois', r.mois, 'rang', r.rang, 'faitsLe', r.faits_le, 'manquements', r.manquements, 'decision', r.decision, 'decideeLe', r.decidee_le, 'du', r.du, 'au', r.au, 'conformite', r.conformite, 'conformiteLe', r.conformite_le, 'leveeLe', r.levee_le)) order by r.numero) filter (where r.numero is not null), '[]'::json))::text as document
      from visible d left join sanction_jeune r on r.usager_id = d.usager_id group by d.rang),
  trace as (
    insert into journal (ligne, organisation, structure, agent, application, usager_id, issue, correlation)
    select p_ligne, d.organisation, d.structure, d.agent, d.application, d.usager_id,
      case when l.rang is null then 'invisible' else 'servi' end, d.correlation
    from demande d left join lu l on l.rang = d.rang)
  select l.rang, l.version, l.document from lu l;
end $$;

-- sanctionJeune.accesDeLaPersonne.consulter
create or replace function lire_sanction_jeune_acces_de_la_personne(p_ligne int, p_jour date, p_usagers bigint[], p_organisations text[],
  p_structures text[], p_personnes bigint[], p_agents text[], p_applications text[], p_correlations text[])
returns table (rang int, version int, document text) language plpgsql set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
begin
  perform set_config('plateforme.organisations', array_to_string(p_organisations, ','), true),
    set_config('plateforme.personnes', array_to_string(p_personnes, ','), true),
    set_config('plateforme.jour', p_jour::text, true);
  return query
  with demande as materialized (
    select d.*, d.ordinality::int as rang
    from unnest(p_usagers, p_organisations, p_structures, p_personnes, p_agents, p_applications, p_correlations)
      with ordinality as d(usager_id, organisation, structure, personne, agent, application, correlation)),
  visible as (
    select cible.rang, cible.usager_id from demande cible
    where cible.usager_id = any(array[cible.personne])),
  lu as materialized (
    select d.rang, coalesce(max(r.version), 0) as version, json_build_object('elements', coalesce(json_agg(json_build_object('numero', r.numero, 'version', r.version, 'misAJour', json_build_object('le', r.enregistre_le,
    'par', r.auteur_organisation, 'structure', r.auteur_structure), 'donnees', json_build_object('manquements', r.manquements, 'revenu', r.revenu, 'consequence', r.consequence, 'tauxPropose', r.taux_propose, 'moisProposes', r.mois_proposes, 'raisons', r.raisons, 'griefs', r.griefs, 'protection', r.protection, 'representant', r.representant, 'entendueLe', r.entendue_le, 'compteRendu', r.compte_rendu, 'observations', r.observations, 'audition', r.audition, 'assistance', r.assistance, 'recours', r.recours, 'decision', r.decision, 'taux', r.taux, 'mois', r.mois, 'motivation', r.motivation, 'qualite', r.qualite, 'levee', r.levee, 'motifDeLevee', r.motif_de_levee, 'rejet', r.rejet, 'annulation', r.annulation, 'conformite', r.conformite, 'etat', r.etat, 'depuis', r.depuis, 'organisation', r.organisation, 'ouverteLe', r.ouverte_le, 'rang', r.rang, 'faitsLe', r.faits_le, 'notifieeLe', r.notifiee_le, 'reponseAvant', r.reponse_avant, 'observationsLe', r.observations_le, 'piecesJointes', r.pieces_jointes, 'voie', r.voie, 'recueLe', r.recue_le, 'decideur', r.decideur, 'decideeLe', r.decidee_le, 'du', r.du, 'au', r.au, 'conformiteLe', r.conformite_le, 'leveeLe', r.levee_le, 'retablieDepuis', r.retablie_depuis, 'recoursLe', r.recours_le, 'rejetLe', r.rejet_le, 'rejetPar', r.rejet_par, 'annuleeLe', r.annulee_le, 'transmissions', r.transmissions)) order by r.numero) filter (where r.numero is not null), '[]'::json))::text as document
      from visible d left join sanction_jeune r on r.usager_id = d.usager_id group by d.rang),
  trace as (
    insert into journal (ligne, organisation, structure, agent, application, usager_id, issue, correlation)
    select p_ligne, d.organisation, d.structure, d.agent, d.application, d.usager_id,
      case when l.rang is null then 'invisible' else 'servi' end, d.correlation
    from demande d left join lu l on l.rang = d.rang)
  select l.rang, l.version, l.document from lu l;
end $$;

-- decisionDOpportunite.decisionDOpportunite.consulter
create or replace function lire_decision_d_opportunite_decision_d_opportunite(p_ligne int, p_jour date, p_usagers bigint[], p_organisations text[],
  p_structures text[], p_personnes bigint[], p_agents text[], p_applications text[], p_correlations text[])
returns table (rang int, version int, document text) language plpgsql set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
begin
  perform set_config('plateforme.organisations', array_to_string(p_organisations, ','), true),
    set_config('plateforme.personnes', array_to_string(p_personnes, ','), true),
    set_config('plateforme.jour', p_jour::text, true);
  return query
  with demande as materialized (
    select d.*, d.ordinality::int as rang
    from unnest(p_usagers, p_organisations, p_structures, p_personnes, p_agents, p_applications, p_correlations)
      with ordinality as d(usager_id, organisation, structure, personne, agent, application, correlation)),
  visible as (
    select cible.rang, cible.usager_id from demande cible
    where exists (select from suivi s where s.usager_id = cible.usager_id and s.organisation = any(array[cible.organisation])
    and (cible.structure is null or s.structure is null or s.structure = cible.structure) and s.motif in ('accompagnement', 'competence-orientation', 'procedure-en-cours')
    and s.du <= p_jour and (s.au is null or s.au >= p_jour))),
  lu as materialized (
    select d.rang, coalesce(max(r.version), 0) as version, json_build_object('elements', coalesce(json_agg(json_build_object('numero', r.numero, 'version', r.version, 'misAJour', json_build_object('le', r.enregistre_le,
    'par', r.auteur_organisation, 'structure', r.auteur_structure), 'donnees', json_build_object('sens', r.sens, 'demandeePar', r.demandee_par, 'sanction', r.sanction, 'contrat', r.contrat, 'du', r.du, 'au', r.au, 'motivation', r.motivation, 'qualite', r.qualite, 'decideePar', r.decidee_par, 'decideeLe', r.decidee_le, 'confirmeePar', r.confirmee_par, 'confirmeeLe', r.confirmee_le, 'retireeLe', r.retiree_le, 'decideur', r.decideur, 'confirmeur', r.confirmeur, 'retireePar', r.retiree_par, 'confirmation', r.confirmation, 'retrait', r.retrait)) order by r.numero) filter (where r.numero is not null), '[]'::json))::text as document
      from visible d left join decision_d_opportunite r on r.usager_id = d.usager_id group by d.rang),
  trace as (
    insert into journal (ligne, organisation, structure, agent, application, usager_id, issue, correlation)
    select p_ligne, d.organisation, d.structure, d.agent, d.application, d.usager_id,
      case when l.rang is null then 'invisible' else 'servi' end, d.correlation
    from demande d left join lu l on l.rang = d.rang)
  select l.rang, l.version, l.document from lu l;
end $$;

-- decisionDOpportunite.tenueDeLaListe.consulter
create or replace function lire_decision_d_opportunite_tenue_de_la_liste(p_ligne int, p_jour date, p_usagers bigint[], p_organisations text[],
  p_structures text[], p_personnes bigint[], p_agents text[], p_applications text[], p_correlations text[])
returns table (rang int, version int, document text) language plpgsql set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
begin
  perform set_config('plateforme.organisations', array_to_string(p_organisations, ','), true),
    set_config('plateforme.personnes', array_to_string(p_personnes, ','), true),
    set_config('plateforme.jour', p_jour::text, true);
  return query
  with demande as materialized (
    select d.*, d.ordinality::int as rang
    from unnest(p_usagers, p_organisations, p_structures, p_personnes, p_agents, p_applications, p_correlations)
      with ordinality as d(usager_id, organisation, structure, personne, agent, application, correlation)),
  visible as (
    select cible.rang, cible.usager_id from demande cible
    where exists (select from suivi s where s.usager_id = cible.usager_id and s.organisation = any(array[cible.organisation])
    and (cible.structure is null or s.structure is null or s.structure = cible.structure) and s.motif in ('tenue-de-la-liste')
    and s.du <= p_jour and (s.au is null or s.au >= p_jour))),
  lu as materialized (
    select d.rang, coalesce(max(r.version), 0) as version, json_build_object('elements', coalesce(json_agg(json_build_object('numero', r.numero, 'version', r.version, 'misAJour', json_build_object('le', r.enregistre_le,
    'par', r.auteur_organisation, 'structure', r.auteur_structure), 'donnees', json_build_object('sens', r.sens, 'sanction', r.sanction, 'du', r.du, 'au', r.au, 'decideePar', r.decidee_par, 'decideeLe', r.decidee_le, 'confirmeePar', r.confirmee_par, 'confirmeeLe', r.confirmee_le, 'retireeLe', r.retiree_le)) order by r.numero) filter (where r.numero is not null), '[]'::json))::text as document
      from visible d left join decision_d_opportunite r on r.usager_id = d.usager_id group by d.rang),
  trace as (
    insert into journal (ligne, organisation, structure, agent, application, usager_id, issue, correlation)
    select p_ligne, d.organisation, d.structure, d.agent, d.application, d.usager_id,
      case when l.rang is null then 'invisible' else 'servi' end, d.correlation
    from demande d left join lu l on l.rang = d.rang)
  select l.rang, l.version, l.document from lu l;
end $$;

-- decisionDOpportunite.accesDeLaPersonne.consulter
create or replace function lire_decision_d_opportunite_acces_de_la_personne(p_ligne int, p_jour date, p_usagers bigint[], p_organisations text[],
  p_structures text[], p_personnes bigint[], p_agents text[], p_applications text[], p_correlations text[])
returns table (rang int, version int, document text) language plpgsql set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
begin
  perform set_config('plateforme.organisations', array_to_string(p_organisations, ','), true),
    set_config('plateforme.personnes', array_to_string(p_personnes, ','), true),
    set_config('plateforme.jour', p_jour::text, true);
  return query
  with demande as materialized (
    select d.*, d.ordinality::int as rang
    from unnest(p_usagers, p_organisations, p_structures, p_personnes, p_agents, p_applications, p_correlations)
      with ordinality as d(usager_id, organisation, structure, personne, agent, application, correlation)),
  visible as (
    select cible.rang, cible.usager_id from demande cible
    where cible.usager_id = any(array[cible.personne])),
  lu as materialized (
    select d.rang, coalesce(max(r.version), 0) as version, json_build_object('elements', coalesce(json_agg(json_build_object('numero', r.numero, 'version', r.version, 'misAJour', json_build_object('le', r.enregistre_le,
    'par', r.auteur_organisation, 'structure', r.auteur_structure), 'donnees', json_build_object('sens', r.sens, 'demandeePar', r.demandee_par, 'sanction', r.sanction, 'contrat', r.contrat, 'du', r.du, 'au', r.au, 'motivation', r.motivation, 'qualite', r.qualite, 'decideePar', r.decidee_par, 'decideeLe', r.decidee_le, 'confirmeePar', r.confirmee_par, 'confirmeeLe', r.confirmee_le, 'retireeLe', r.retiree_le, 'decideur', r.decideur, 'confirmeur', r.confirmeur, 'retireePar', r.retiree_par, 'confirmation', r.confirmation, 'retrait', r.retrait)) order by r.numero) filter (where r.numero is not null), '[]'::json))::text as document
      from visible d left join decision_d_opportunite r on r.usager_id = d.usager_id group by d.rang),
  trace as (
    insert into journal (ligne, organisation, structure, agent, application, usager_id, issue, correlation)
    select p_ligne, d.organisation, d.structure, d.agent, d.application, d.usager_id,
      case when l.rang is null then 'invisible' else 'servi' end, d.correlation
    from demande d left join lu l on l.rang = d.rang)
  select l.rang, l.version, l.document from lu l;
end $$;

-- radiation.propositionDuDepartement.consulter
create or replace function lire_radiation_proposition_du_departement(p_ligne int, p_jour date, p_usagers bigint[], p_organisations text[],
  p_structures text[], p_personnes bigint[], p_agents text[], p_applications text[], p_correlations text[])
returns table (rang int, version int, document text) language plpgsql set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
begin
  perform set_config('plateforme.organisations', array_to_string(p_organisations, ','), true),
    set_config('plateforme.personnes', array_to_string(p_personnes, ','), true),
    set_config('plateforme.jour', p_jour::text, true);
  return query
  with demande as materialized (
    select d.*, d.ordinality::int as rang
    from unnest(p_usagers, p_organisations, p_structures, p_personnes, p_agents, p_applications, p_correlations)
      with ordinality as d(usager_id, organisation, structure, personne, agent, application, correlation)),
  visible as (
    select cible.rang, cible.usager_id from demande cible
    where exists (select from suivi s where s.usager_id = cible.usager_id and s.organisation = any(array[cible.organisation])
    and (cible.structure is null or s.structure is null or s.structure = cible.structure) and s.motif in ('accompagnement', 'competence-orientation')
    and s.du <= p_jour and (s.au is null or s.au >= p_jour))),
  lu as materialized (
    select d.rang, coalesce(max(r.version), 0) as version, json_build_object('elements', coalesce(json_agg(json_build_object('numero', r.numero, 'version', r.version, 'misAJour', json_build_object('le', r.enregistre_le,
    'par', r.auteur_organisation, 'structure', r.auteur_structure), 'donnees', json_build_object('origine', r.origine, 'motif', r.motif, 'mois', r.mois, 'reference', r.reference, 'proposeePar', r.proposee_par, 'proposeeLe', r.proposee_le, 'etat', r.etat, 'depuis', r.depuis, 'moisDecides', r.mois_decides, 'dateEffet', r.date_effet, 'dernierJour', r.dernier_jour)) order by r.numero) filter (where r.numero is not null), '[]'::json))::text as document
      from visible d left join radiation r on r.usager_id = d.usager_id group by d.rang),
  trace as (
    insert into journal (ligne, organisation, structure, agent, application, usager_id, issue, correlation)
    select p_ligne, d.organisation, d.structure, d.agent, d.application, d.usager_id,
      case when l.rang is null then 'invisible' else 'servi' end, d.correlation
    from demande d left join lu l on l.rang = d.rang)
  select l.rang, l.version, l.document from lu l;
end $$;

-- radiation.tenueDeLaListe.consulter
create or replace function lire_radiation_tenue_de_la_liste(p_ligne int, p_jour date, p_usagers bigint[], p_organisations text[],
  p_structures text[], p_personnes bigint[], p_agents text[], p_applications text[], p_correlations text[])
returns table (rang int, version int, document text) language plpgsql set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
begin
  perform set_config('plateforme.organisations', array_to_string(p_organisations, ','), true),
    set_config('plateforme.personnes', array_to_string(p_personnes, ','), true),
    set_config('plateforme.jour', p_jour::text, true);
  return query
  with demande as materialized (
    select d.*, d.ordinality::int as rang
    from unnest(p_usagers, p_organisations, p_structures, p_personnes, p_agents, p_applications, p_correlations)
      with ordinality as d(usager_id, organisation, structure, personne, agent, application, correlation)),
  visible as (
    select cible.rang, cible.usager_id from demande cible
    where exists (select from suivi s where s.usager_id = cible.usager_id and s.organisation = any(array[cible.organisation])
    and (cible.structure is null or s.structure is null or s.structure = cible.structure) and s.motif in ('tenue-de-la-liste')
    and s.du <= p_jour and (s.au is null or s.au >= p_jour))),
  lu as materialized (
    select d.rang, coalesce(max(r.version), 0) as version, json_build_object('elements', coalesce(json_agg(json_build_object('numero', r.numero, 'version', r.version, 'misAJour', json_build_object('le', r.enregistre_le,
    'par', r.auteur_organisation, 'structure', r.auteur_structure), 'donnees', json_build_object('origine', r.origine, 'motif', r.motif, 'mois', r.mois, 'reference', r.reference, 'proposeePar', r.proposee_par, 'proposeeLe', r.proposee_le, 'etat', r.etat, 'depuis', r.depuis, 'moisDecides', r.mois_decides, 'dateEffet', r.date_effet, 'dernierJour', r.dernier_jour, 'fondement', r.fondement, 'delai', r.delai, 'protection', r.protection, 'representant', r.representant, 'reponseAvant', r.reponse_avant, 'observations', r.observations, 'observationsLe', r.observations_le, 'piecesJointes', r.pieces_jointes, 'entendueLe', r.entendue_le, 'recours', r.recours, 'recoursLe', r.recours_le, 'recoursVoie', r.recours_voie, 'recoursRecuLe', r.recours_recu_le, 'rejetLe', r.rejet_le)) order by r.numero) filter (where r.numero is not null), '[]'::json))::text as document
      from visible d left join radiation r on r.usager_id = d.usager_id group by d.rang),
  trace as (
    insert into journal (ligne, organisation, structure, agent, application, usager_id, issue, correlation)
    select p_ligne, d.organisation, d.structure, d.agent, d.application, d.usager_id,
      case when l.rang is null then 'invisible' else 'servi' end, d.correlation
    from demande d left join lu l on l.rang = d.rang)
  select l.rang, l.version, l.document from lu l;
end $$;

-- radiation.missionLocaleReferente.consulter
create or replace function lire_radiation_mission_locale_referente(p_ligne int, p_jour date, p_usagers bigint[], p_organisations text[],
  p_structures text[], p_personnes bigint[], p_agents text[], p_applications text[], p_correlations text[])
returns table (rang int, version int, document text) language plpgsql set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
begin
  perform set_config('plateforme.organisations', array_to_string(p_organisations, ','), true),
    set_config('plateforme.personnes', array_to_string(p_personnes, ','), true),
    set_config('plateforme.jour', p_jour::text, true);
  return query
  with demande as materialized (
    select d.*, d.ordinality::int as rang
    from unnest(p_usagers, p_organisations, p_structures, p_personnes, p_agents, p_applications, p_correlations)
      with ordinality as d(usager_id, organisation, structure, personne, agent, application, correlation)),
  visible as (
    select cible.rang, cible.usager_id from demande cible
    where exists (select from suivi s where s.usager_id = cible.usager_id and s.organisation = any(array[cible.organisation])
    and (cible.structure is null or s.structure is null or s.structure = cible.structure) and s.motif in ('accompagnement', 'competence-orientation')
    and s.du <= p_jour and (s.au is null or s.au >= p_jour))),
  lu as materialized (
    select d.rang, coalesce(max(r.version), 0) as version, json_build_object('elements', coalesce(json_agg(json_build_object('numero', r.numero, 'version', r.version, 'misAJour', json_build_object('le', r.enregistre_le,
    'par', r.auteur_organisation, 'structure', r.auteur_structure), 'donnees', json_build_object('origine', r.origine, 'motif', r.motif, 'mois', r.mois, 'reference', r.reference, 'proposeePar', r.proposee_par, 'proposeeLe', r.proposee_le, 'etat', r.etat, 'depuis', r.depuis, 'moisDecides', r.mois_decides, 'dateEffet', r.date_effet, 'dernierJour', r.dernier_jour, 'fondement', r.fondement, 'delai', r.delai, 'protection', r.protection, 'representant', r.representant, 'reponseAvant', r.reponse_avant, 'observations', r.observations, 'observationsLe', r.observations_le, 'piecesJointes', r.pieces_jointes, 'entendueLe', r.entendue_le, 'recours', r.recours, 'recoursLe', r.recours_le, 'recoursVoie', r.recours_voie, 'recoursRecuLe', r.recours_recu_le, 'rejetLe', r.rejet_le)) order by r.numero) filter (where r.numero is not null), '[]'::json))::text as document
      from visible d left join radiation r on r.usager_id = d.usager_id group by d.rang),
  trace as (
    insert into journal (ligne, organisation, structure, agent, application, usager_id, issue, correlation)
    select p_ligne, d.organisation, d.structure, d.agent, d.application, d.usager_id,
      case when l.rang is null then 'invisible' else 'servi' end, d.correlation
    from demande d left join lu l on l.rang = d.rang)
  select l.rang, l.version, l.document from lu l;
end $$;

-- radiation.accompagnement.consulter
create or replace function lire_radiation_accompagnement(p_ligne int, p_jour date, p_usagers bigint[], p_organisations text[],
  p_structures text[], p_personnes bigint[], p_agents text[], p_applications text[], p_correlations text[])
returns table (rang int, version int, document text) language plpgsql set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
begin
  perform set_config('plateforme.organisations', array_to_string(p_organisations, ','), true),
    set_config('plateforme.personnes', array_to_string(p_personnes, ','), true),
    set_config('plateforme.jour', p_jour::text, true);
  return query
  with demande as materialized (
    select d.*, d.ordinality::int as rang
    from unnest(p_usagers, p_organisations, p_structures, p_personnes, p_agents, p_applications, p_correlations)
      with ordinality as d(usager_id, organisation, structure, personne, agent, application, correlation)),
  visible as (
    select cible.rang, cible.usager_id from demande cible
    where exists (select from suivi s where s.usager_id = cible.usager_id and s.organisation = any(array[cible.organisation])
    and (cible.structure is null or s.structure is null or s.structure = cible.structure) and s.motif in ('accompagnement', 'competence-orientation')
    and s.du <= p_jour and (s.au is null or s.au >= p_jour))),
  lu as materialized (
    select d.rang, coalesce(max(r.version), 0) as version, json_build_object('elements', coalesce(json_agg(json_build_object('numero', r.numero, 'version', r.version, 'misAJour', json_build_object('le', r.enregistre_le,
    'par', r.auteur_organisation, 'structure', r.auteur_structure), 'donnees', json_build_object('etat', r.etat, 'depuis', r.depuis, 'moisDecides', r.mois_decides, 'dateEffet', r.date_effet, 'dernierJour', r.dernier_jour)) order by r.numero) filter (where r.numero is not null), '[]'::json))::text as document
      from visible d left join radiation r on r.usager_id = d.usager_id group by d.rang),
  trace as (
    insert into journal (ligne, organisation, structure, agent, application, usager_id, issue, correlation)
    select p_ligne, d.organisation, d.structure, d.agent, d.application, d.usager_id,
      case when l.rang is null then 'invisible' else 'servi' end, d.correlation
    from demande d left join lu l on l.rang = d.rang)
  select l.rang, l.version, l.document from lu l;
end $$;

-- radiation.accesDeLaPersonne.consulter
create or replace function lire_radiation_acces_de_la_personne(p_ligne int, p_jour date, p_usagers bigint[], p_organisations text[],
  p_structures text[], p_personnes bigint[], p_agents text[], p_applications text[], p_correlations text[])
returns table (rang int, version int, document text) language plpgsql set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
begin
  perform set_config('plateforme.organisations', array_to_string(p_organisations, ','), true),
    set_config('plateforme.personnes', array_to_string(p_personnes, ','), true),
    set_config('plateforme.jour', p_jour::text, true);
  return query
  with demande as materialized (
    select d.*, d.ordinality::int as rang
    from unnest(p_usagers, p_organisations, p_structures, p_personnes, p_agents, p_applications, p_correlations)
      with ordinality as d(usager_id, organisation, structure, personne, agent, application, correlation)),
  visible as (
    select cible.rang, cible.usager_id from demande cible
    where cible.usager_id = any(array[cible.personne])),
  lu as materialized (
    select d.rang, coalesce(max(r.version), 0) as version, json_build_object('elements', coalesce(json_agg(json_build_object('numero', r.numero, 'version', r.version, 'misAJour', json_build_object('le', r.enregistre_le,
    'par', r.auteur_organisation, 'structure', r.auteur_structure), 'donnees', json_build_object('origine', r.origine, 'motif', r.motif, 'mois', r.mois, 'reference', r.reference, 'proposeePar', r.proposee_par, 'proposeeLe', r.proposee_le, 'etat', r.etat, 'depuis', r.depuis, 'moisDecides', r.mois_decides, 'dateEffet', r.date_effet, 'dernierJour', r.dernier_jour, 'fondement', r.fondement, 'delai', r.delai, 'protection', r.protection, 'representant', r.representant, 'reponseAvant', r.reponse_avant, 'observations', r.observations, 'observationsLe', r.observations_le, 'piecesJointes', r.pieces_jointes, 'entendueLe', r.entendue_le, 'recours', r.recours, 'recoursLe', r.recours_le, 'recoursVoie', r.recours_voie, 'recoursRecuLe', r.recours_recu_le, 'rejetLe', r.rejet_le)) order by r.numero) filter (where r.numero is not null), '[]'::json))::text as document
      from visible d left join radiation r on r.usager_id = d.usager_id group by d.rang),
  trace as (
    insert into journal (ligne, organisation, structure, agent, application, usager_id, issue, correlation)
    select p_ligne, d.organisation, d.structure, d.agent, d.application, d.usager_id,
      case when l.rang is null then 'invisible' else 'servi' end, d.correlation
    from demande d left join lu l on l.rang = d.rang)
  select l.rang, l.version, l.document from lu l;
end $$;

-- decisionDeRadiation.tenueDeLaListe.consulter
create or replace function lire_decision_de_radiation_tenue_de_la_liste(p_ligne int, p_jour date, p_usagers bigint[], p_organisations text[],
  p_structures text[], p_personnes bigint[], p_agents text[], p_applications text[], p_correlations text[])
returns table (rang int, version int, document text) language plpgsql set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
begin
  perform set_config('plateforme.organisations', array_to_string(p_organisations, ','), true),
    set_config('plateforme.personnes', array_to_string(p_personnes, ','), true),
    set_config('plateforme.jour', p_jour::text, true);
  return query
  with demande as materialized (
    select d.*, d.ordinality::int as rang
    from unnest(p_usagers, p_organisations, p_structures, p_personnes, p_agents, p_applications, p_correlations)
      with ordinality as d(usager_id, organisation, structure, personne, agent, application, correlation)),
  visible as (
    select cible.rang, cible.usager_id from demande cible
    where exists (select from suivi s where s.usager_id = cible.usager_id and s.organisation = any(array[cible.organisation])
    and (cible.structure is null or s.structure is null or s.structure = cible.structure) and s.motif in ('tenue-de-la-liste')
    and s.du <= p_jour and (s.au is null or s.au >= p_jour))),
  lu as materialized (
    select d.rang, coalesce(max(r.version), 0) as version, json_build_object('elements', coalesce(json_agg(json_build_object('numero', r.numero, 'version', r.version, 'misAJour', json_build_object('le', r.enregistre_le,
    'par', r.auteur_organisation, 'structure', r.auteur_structure), 'donnees', json_build_object('radiation', r.radiation, 'sens', r.sens, 'mois', r.mois, 'dateEffet', r.date_effet, 'motivation', r.motivation, 'dernierJour', r.dernier_jour, 'le', r.le, 'surVersion', r.sur_version, 'decideur', r.decideur)) order by r.numero) filter (where r.numero is not null), '[]'::json))::text as document
      from visible d left join decision_de_radiation r on r.usager_id = d.usager_id group by d.rang),
  trace as (
    insert into journal (ligne, organisation, structure, agent, application, usager_id, issue, correlation)
    select p_ligne, d.organisation, d.structure, d.agent, d.application, d.usager_id,
      case when l.rang is null then 'invisible' else 'servi' end, d.correlation
    from demande d left join lu l on l.rang = d.rang)
  select l.rang, l.version, l.document from lu l;
end $$;

-- decisionDeRadiation.missionLocaleReferente.consulter
create or replace function lire_decision_de_radiation_mission_locale_referente(p_ligne int, p_jour date, p_usagers bigint[], p_organisations text[],
  p_structures text[], p_personnes bigint[], p_agents text[], p_applications text[], p_correlations text[])
returns table (rang int, version int, document text) language plpgsql set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
begin
  perform set_config('plateforme.organisations', array_to_string(p_organisations, ','), true),
    set_config('plateforme.personnes', array_to_string(p_personnes, ','), true),
    set_config('plateforme.jour', p_jour::text, true);
  return query
  with demande as materialized (
    select d.*, d.ordinality::int as rang
    from unnest(p_usagers, p_organisations, p_structures, p_personnes, p_agents, p_applications, p_correlations)
      with ordinality as d(usager_id, organisation, structure, personne, agent, application, correlation)),
  visible as (
    select cible.rang, cible.usager_id from demande cible
    where exists (select from suivi s where s.usager_id = cible.usager_id and s.organisation = any(array[cible.organisation])
    and (cible.structure is null or s.structure is null or s.structure = cible.structure) and s.motif in ('accompagnement', 'competence-orientation')
    and s.du <= p_jour and (s.au is null or s.au >= p_jour))),
  lu as materialized (
    select d.rang, coalesce(max(r.version), 0) as version, json_build_object('elements', coalesce(json_agg(json_build_object('numero', r.numero, 'version', r.version, 'misAJour', json_build_object('le', r.enregistre_le,
    'par', r.auteur_organisation, 'structure', r.auteur_structure), 'donnees', json_build_object('radiation', r.radiation, 'sens', r.sens, 'mois', r.mois, 'dateEffet', r.date_effet, 'motivation', r.motivation, 'dernierJour', r.dernier_jour, 'le', r.le, 'surVersion', r.sur_version, 'decideur', r.decideur)) order by r.numero) filter (where r.numero is not null), '[]'::json))::text as document
      from visible d left join decision_de_radiation r on r.usager_id = d.usager_id group by d.rang),
  trace as (
    insert into journal (ligne, organisation, structure, agent, application, usager_id, issue, correlation)
    select p_ligne, d.organisation, d.structure, d.agent, d.application, d.usager_id,
      case when l.rang is null then 'invisible' else 'servi' end, d.correlation
    from demande d left join lu l on l.rang = d.rang)
  select l.rang, l.version, l.document from lu l;
end $$;

-- decisionDeRadiation.propositionDuDepartement.consulter
create or replace function lire_decision_de_radiation_proposition_du_departement(p_ligne int, p_jour date, p_usagers bigint[], p_organisations text[],
  p_structures text[], p_personnes bigint[], p_agents text[], p_applications text[], p_correlations text[])
returns table (rang int, version int, document text) language plpgsql set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
begin
  perform set_config('plateforme.organisations', array_to_string(p_organisations, ','), true),
    set_config('plateforme.personnes', array_to_string(p_personnes, ','), true),
    set_config('plateforme.jour', p_jour::text, true);
  return query
  with demande as materialized (
    select d.*, d.ordinality::int as rang
    from unnest(p_usagers, p_organisations, p_structures, p_personnes, p_agents, p_applications, p_correlations)
      with ordinality as d(usager_id, organisation, structure, personne, agent, application, correlation)),
  visible as (
    select cible.rang, cible.usager_id from demande cible
    where exists (select from suivi s where s.usager_id = cible.usager_id and s.organisation = any(array[cible.organisation])
    and (cible.structure is null or s.structure is null or s.structure = cible.structure) and s.motif in ('accompagnement', 'competence-orientation')
    and s.du <= p_jour and (s.au is null or s.au >= p_jour))),
  lu as materialized (
    select d.rang, coalesce(max(r.version), 0) as version, json_build_object('elements', coalesce(json_agg(json_build_object('numero', r.numero, 'version', r.version, 'misAJour', json_build_object('le', r.enregistre_le,
    'par', r.auteur_organisation, 'structure', r.auteur_structure), 'donnees', json_build_object('radiation', r.radiation, 'sens', r.sens, 'mois', r.mois, 'dateEffet', r.date_effet, 'motivation', r.motivation, 'dernierJour', r.dernier_jour, 'le', r.le)) order by r.numero) filter (where r.numero is not null), '[]'::json))::text as document
      from visible d left join decision_de_radiation r on r.usager_id = d.usager_id group by d.rang),
  trace as (
    insert into journal (ligne, organisation, structure, agent, application, usager_id, issue, correlation)
    select p_ligne, d.organisation, d.structure, d.agent, d.application, d.usager_id,
      case when l.rang is null then 'invisible' else 'servi' end, d.correlation
    from demande d left join lu l on l.rang = d.rang)
  select l.rang, l.version, l.document from lu l;
end $$;

-- decisionDeRadiation.accesDeLaPersonne.consulter
create or replace function lire_decision_de_radiation_acces_de_la_personne(p_ligne int, p_jour date, p_usagers bigint[], p_organisations text[],
  p_structures text[], p_personnes bigint[], p_agents text[], p_applications text[], p_correlations text[])
returns table (rang int, version int, document text) language plpgsql set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
begin
  perform set_config('plateforme.organisations', array_to_string(p_organisations, ','), true),
    set_config('plateforme.personnes', array_to_string(p_personnes, ','), true),
    set_config('plateforme.jour', p_jour::text, true);
  return query
  with demande as materialized (
    select d.*, d.ordinality::int as rang
    from unnest(p_usagers, p_organisations, p_structures, p_personnes, p_agents, p_applications, p_correlations)
      with ordinality as d(usager_id, organisation, structure, personne, agent, application, correlation)),
  visible as (
    select cible.rang, cible.usager_id from demande cible
    where cible.usager_id = any(array[cible.personne])),
  lu as materialized (
    select d.rang, coalesce(max(r.version), 0) as version, json_build_object('elements', coalesce(json_agg(json_build_object('numero', r.numero, 'version', r.version, 'misAJour', json_build_object('le', r.enregistre_le,
    'par', r.auteur_organisation, 'structure', r.auteur_structure), 'donnees', json_build_object('radiation', r.radiation, 'sens', r.sens, 'mois', r.mois, 'dateEffet', r.date_effet, 'motivation', r.motivation, 'dernierJour', r.dernier_jour, 'le', r.le, 'surVersion', r.sur_version, 'decideur', r.decideur)) order by r.numero) filter (where r.numero is not null), '[]'::json))::text as document
      from visible d left join decision_de_radiation r on r.usager_id = d.usager_id group by d.rang),
  trace as (
    insert into journal (ligne, organisation, structure, agent, application, usager_id, issue, correlation)
    select p_ligne, d.organisation, d.structure, d.agent, d.application, d.usager_id,
      case when l.rang is null then 'invisible' else 'servi' end, d.correlation
    from demande d left join lu l on l.rang = d.rang)
  select l.rang, l.version, l.document from lu l;
end $$;

-- envoiAuPayeur.executionDesDecisions.consulter
create or replace function lire_envoi_au_payeur_execution_des_decisions(p_ligne int, p_jour date, p_usagers bigint[], p_organisations text[],
  p_structures text[], p_personnes bigint[], p_agents text[], p_applications text[], p_correlations text[])
returns table (rang int, version int, document text) language plpgsql set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
begin
  perform set_config('plateforme.organisations', array_to_string(p_organisations, ','), true),
    set_config('plateforme.personnes', array_to_string(p_personnes, ','), true),
    set_config('plateforme.jour', p_jour::text, true);
  return query
  with demande as materialized (
    select d.*, d.ordinality::int as rang
    from unnest(p_usagers, p_organisations, p_structures, p_personnes, p_agents, p_applications, p_correlations)
      with ordinality as d(usager_id, organisation, structure, personne, agent, application, correlation)),
  visible as (
    select cible.rang, cible.usager_id from demande cible
    where exists (select from suivi s where s.usager_id = cible.usager_id and s.organisation = any(array[cible.organisation])
    and (cible.structure is null or s.structure is null or s.structure = cible.structure) and s.motif in ('accompagnement', 'competence-orientation', 'procedure-en-cours')
    and s.du <= p_jour and (s.au is null or s.au >= p_jour))),
  lu as materialized (
    select d.rang, coalesce(max(r.version), 0) as version, json_build_object('elements', coalesce(json_agg(json_build_object('numero', r.numero, 'version', r.version, 'misAJour', json_build_object('le', r.enregistre_le,
    'par', r.auteur_organisation, 'structure', r.auteur_structure), 'donnees', json_build_object('reference', r.reference, 'nature', r.nature, 'decision', r.decision, 'decideePar', r.decidee_par, 'payeur', r.payeur, 'du', r.du, 'au', r.au, 'taux', r.taux, 'montant', r.montant, 'etat', r.etat, 'transmisLe', r.transmis_le, 'prisEnCompteLe', r.pris_en_compte_le, 'appliqueLe', r.applique_le, 'rejeteLe', r.rejete_le, 'motifDuRejet', r.motif_du_rejet)) order by r.numero) filter (where r.numero is not null), '[]'::json))::text as document
      from visible d left join envoi_au_payeur r on r.usager_id = d.usager_id group by d.rang),
  trace as (
    insert into journal (ligne, organisation, structure, agent, application, usager_id, issue, correlation)
    select p_ligne, d.organisation, d.structure, d.agent, d.application, d.usager_id,
      case when l.rang is null then 'invisible' else 'servi' end, d.correlation
    from demande d left join lu l on l.rang = d.rang)
  select l.rang, l.version, l.document from lu l;
end $$;

-- envoiAuPayeur.versementRsa.consulter
create or replace function lire_envoi_au_payeur_versement_rsa(p_ligne int, p_jour date, p_usagers bigint[], p_organisations text[],
  p_structures text[], p_personnes bigint[], p_agents text[], p_applications text[], p_correlations text[])
returns table (rang int, version int, document text) language plpgsql set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
begin
  perform set_config('plateforme.organisations', array_to_string(p_organisations, ','), true),
    set_config('plateforme.personnes', array_to_string(p_personnes, ','), true),
    set_config('plateforme.jour', p_jour::text, true);
  return query
  with demande as materialized (
    select d.*, d.ordinality::int as rang
    from unnest(p_usagers, p_organisations, p_structures, p_personnes, p_agents, p_applications, p_correlations)
      with ordinality as d(usager_id, organisation, structure, personne, agent, application, correlation)),
  visible as (
    select cible.rang, cible.usager_id from demande cible
    where exists (select from suivi s where s.usager_id = cible.usager_id and s.organisation = any(array[cible.organisation])
    and (cible.structure is null or s.structure is null or s.structure = cible.structure) and s.motif in ('versement-rsa')
    and s.du <= p_jour and (s.au is null or s.au >= p_jour))),
  lu as materialized (
    select d.rang, coalesce(max(r.version), 0) as version, json_build_object('elements', coalesce(json_agg(json_build_object('numero', r.numero, 'version', r.version, 'misAJour', json_build_object('le', r.enregistre_le,
    'par', r.auteur_organisation, 'structure', r.auteur_structure), 'donnees', json_build_object('reference', r.reference, 'nature', r.nature, 'decision', r.decision, 'decideePar', r.decidee_par, 'payeur', r.payeur, 'du', r.du, 'au', r.au, 'taux', r.taux, 'montant', r.montant, 'etat', r.etat, 'transmisLe', r.transmis_le, 'prisEnCompteLe', r.pris_en_compte_le, 'appliqueLe', r.applique_le, 'rejeteLe', r.rejete_le, 'motifDuRejet', r.motif_du_rejet)) order by r.numero) filter (where r.numero is not null), '[]'::json))::text as document
      from visible d left join envoi_au_payeur r on r.usager_id = d.usager_id group by d.rang),
  trace as (
    insert into journal (ligne, organisation, structure, agent, application, usager_id, issue, correlation)
    select p_ligne, d.organisation, d.structure, d.agent, d.application, d.usager_id,
      case when l.rang is null then 'invisible' else 'servi' end, d.correlation
    from demande d left join lu l on l.rang = d.rang)
  select l.rang, l.version, l.document from lu l;
end $$;

-- envoiAuPayeur.tenueDeLaListe.consulter
create or replace function lire_envoi_au_payeur_tenue_de_la_liste(p_ligne int, p_jour date, p_usagers bigint[], p_organisations text[],
  p_structures text[], p_personnes bigint[], p_agents text[], p_applications text[], p_correlations text[])
returns table (rang int, version int, document text) language plpgsql set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
begin
  perform set_config('plateforme.organisations', array_to_string(p_organisations, ','), true),
    set_config('plateforme.personnes', array_to_string(p_personnes, ','), true),
    set_config('plateforme.jour', p_jour::text, true);
  return query
  with demande as materialized (
    select d.*, d.ordinality::int as rang
    from unnest(p_usagers, p_organisations, p_structures, p_personnes, p_agents, p_applications, p_correlations)
      with ordinality as d(usager_id, organisation, structure, personne, agent, application, correlation)),
  visible as (
    select cible.rang, cible.usager_id from demande cible
    where exists (select from suivi s where s.usager_id = cible.usager_id and s.organisation = any(array[cible.organisation])
    and (cible.structure is null or s.structure is null or s.structure = cible.structure) and s.motif in ('tenue-de-la-liste')
    and s.du <= p_jour and (s.au is null or s.au >= p_jour))),
  lu as materialized (
    select d.rang, coalesce(max(r.version), 0) as version, json_build_object('elements', coalesce(json_agg(json_build_object('numero', r.numero, 'version', r.version, 'misAJour', json_build_object('le', r.enregistre_le,
    'par', r.auteur_organisation, 'structure', r.auteur_structure), 'donnees', json_build_object('nature', r.nature, 'decision', r.decision, 'decideePar', r.decidee_par, 'payeur', r.payeur, 'du', r.du, 'au', r.au, 'etat', r.etat, 'appliqueLe', r.applique_le)) order by r.numero) filter (where r.numero is not null), '[]'::json))::text as document
      from visible d left join envoi_au_payeur r on r.usager_id = d.usager_id group by d.rang),
  trace as (
    insert into journal (ligne, organisation, structure, agent, application, usager_id, issue, correlation)
    select p_ligne, d.organisation, d.structure, d.agent, d.application, d.usager_id,
      case when l.rang is null then 'invisible' else 'servi' end, d.correlation
    from demande d left join lu l on l.rang = d.rang)
  select l.rang, l.version, l.document from lu l;
end $$;

-- envoiAuPayeur.accesDeLaPersonne.consulter
create or replace function lire_envoi_au_payeur_acces_de_la_personne(p_ligne int, p_jour date, p_usagers bigint[], p_organisations text[],
  p_structures text[], p_personnes bigint[], p_agents text[], p_applications text[], p_correlations text[])
returns table (rang int, version int, document text) language plpgsql set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
begin
  perform set_config('plateforme.organisations', array_to_string(p_organisations, ','), true),
    set_config('plateforme.personnes', array_to_string(p_personnes, ','), true),
    set_config('plateforme.jour', p_jour::text, true);
  return query
  with demande as materialized (
    select d.*, d.ordinality::int as rang
    from unnest(p_usagers, p_organisations, p_structures, p_personnes, p_agents, p_applications, p_correlations)
      with ordinality as d(usager_id, organisation, structure, personne, agent, application, correlation)),
  visible as (
    select cible.rang, cible.usager_id from demande cible
    where cible.usager_id = any(array[cible.personne])),
  lu as materialized (
    select d.rang, coalesce(max(r.version), 0) as version, json_build_object('elements', coalesce(json_agg(json_build_object('numero', r.numero, 'version', r.version, 'misAJour', json_build_object('le', r.enregistre_le,
    'par', r.auteur_organisation, 'structure', r.auteur_structure), 'donnees', json_build_object('reference', r.reference, 'nature', r.nature, 'decision', r.decision, 'decideePar', r.decidee_par, 'payeur', r.payeur, 'du', r.du, 'au', r.au, 'taux', r.taux, 'montant', r.montant, 'etat', r.etat, 'transmisLe', r.transmis_le, 'prisEnCompteLe', r.pris_en_compte_le, 'appliqueLe', r.applique_le, 'rejeteLe', r.rejete_le, 'motifDuRejet', r.motif_du_rejet)) order by r.numero) filter (where r.numero is not null), '[]'::json))::text as document
      from visible d left join envoi_au_payeur r on r.usager_id = d.usager_id group by d.rang),
  trace as (
    insert into journal (ligne, organisation, structure, agent, application, usager_id, issue, correlation)
    select p_ligne, d.organisation, d.structure, d.agent, d.application, d.usager_id,
      case when l.rang is null then 'invisible' else 'servi' end, d.correlation
    from demande d left join lu l on l.rang = d.rang)
  select l.rang, l.version, l.document from lu l;
end $$;

