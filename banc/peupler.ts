import type { Sql } from 'postgres'

/** Fills an empty, migrated database with `n` plausible persons of the Nord, by the owner, as fast as the server can. */
export async function peupler(proprietaire: Sql, n: number): Promise<void> {
  const auteur = `1, now(), 'CAF591', null, null, 'banc', '{}'`
  const ordres = [
    // Long oriented: a right that opens here, or a registration, would give the platform work of its own while it is measured.
    'alter table rattachement disable trigger user',
    `insert into usager (id, cree_le) select i, now() from generate_series(1, ${n}) i`,
    `insert into rattachement (usager_id, numero, version, enregistre_le, auteur_organisation, auteur_structure, auteur_agent, auteur_application, modifies, organisation, structure, motif, du)
     select i, k, ${auteur}, (array['CAF591', 'CD59', 'FT'])[k], (array[null, 'CD59-UT-LILLE', 'FT-59-LILLE'])[k], (array['versement-rsa', 'competence-orientation', 'tenue-de-la-liste'])[k], '2025-01-01'
     from generate_series(1, ${n}) i, generate_series(1, 3) k`,
    'alter table rattachement enable trigger user',
    `insert into identite (usager_id, version, enregistre_le, auteur_organisation, auteur_structure, auteur_agent, auteur_application, modifies,
       civilite, nom, nom_naissance, prenom, date_naissance, nir_chiffre, identite_certifiee, numero_france_travail, adresse, emails, telephones, nir_empreinte, etat_civil_empreinte)
     select i, ${auteur}, 'MME', 'NOM' || i, 'NAISSANCE' || i, 'PRENOM' || i, date '1950-01-01' + (i % 20000), '\\x5349503100000001'::bytea || sha256(i::text::bytea) || substr(sha256(('x' || i)::bytea), 1, 17), true, lpad(i::text, 11, '0'),
       jsonb_build_object('numeroTypeLibelleVoie', i || ' RUE NATIONALE', 'complementAdresse', null, 'complementDestinataire', null, 'complementDistribution', null,
         'codePostal', '59000', 'codeInseeCommune', '59350', 'libelleCommune', 'LILLE', 'libellePays', 'FRANCE', 'residentQpv', null),
       array['p' || i || '@example.fr'], array['06' || lpad(i::text, 8, '0')], substr(sha256(('n' || i)::bytea), 1, 16), substr(sha256(('e' || i)::bytea), 1, 16)
     from generate_series(1, ${n}) i`,
    'alter table inscription disable trigger user',
    `insert into inscription (usager_id, version, enregistre_le, auteur_organisation, auteur_structure, auteur_agent, auteur_application, modifies, statut, categorie, origine, motif, date_inscription, date_effet_statut)
     select i, ${auteur}, 'inscrit', 'G', 'INSCRIPTION_AUTO_CAF', 'Demande de RSA', '2026-01-01', '2026-01-01' from generate_series(1, ${n}) i`,
    'alter table inscription enable trigger user',
    `insert into droits_rsa (usager_id, numero, version, enregistre_le, auteur_organisation, auteur_structure, auteur_agent, auteur_application, modifies, numero_demande, date_demande, caisse, matricule, departement, role, etat_dossier, soumis_droits_et_devoirs)
     select i, 1, ${auteur}, '26100' || i, '2026-01-01', 'CAF591', i::text, '59', 'demandeur', '2', true from generate_series(1, ${n}) i`,
  ]
  for (const ordre of ordres) await proprietaire.unsafe(ordre)
  await proprietaire`select setval(pg_get_serial_sequence('usager', 'id'), ${n})`
  await proprietaire.unsafe('vacuum analyze')
}
