import type { Exemple } from './exemple.js'

const logicielDuNord = 'PAR_logiciel-nord_59'
const scope =
  'api_rechercher-usagerv2 rechercheusager profil_accedant api_informations-administrativesv1 informationsadministrativesusager api_contrat-usagerv2 statutcontratusager'
const agent = {
  authorization: 'Bearer $JETON',
  'pa-identifiant-agent': 'roy.claire',
  'pa-nom-agent': 'ROY',
  'pa-prenom-agent': 'Claire',
}
const surLUsager = { ...agent, 'ft-jeton-usager': '$USAGER' }

/** The first calls of a client that already speaks the partner contract, in their order. */
export const exemplesPartenaires: readonly Exemple[] = [
  {
    id: 'partenaire-jeton',
    titre: 'Demander un jeton',
    explication: 'Le royaume est dans l’adresse ; chaque API demande ses deux portées.',
    par: logicielDuNord,
    methode: 'POST',
    chemin: '/connexion/oauth2/access_token?realm=%2Fagent',
    formulaire: { grant_type: 'client_credentials', client_id: logicielDuNord, client_secret: '$SECRET', scope },
    statut: 200,
    reponse: { scope, expires_in: 1499, token_type: 'Bearer', access_token: 'eyJhbGciOiJFUzI1NiIsInR5cCI6ImF0K2p3dCJ9…' },
    varie: ['/access_token'],
    retient: { JETON: '/access_token' },
  },
  {
    id: 'partenaire-recherche',
    titre: 'Rechercher un usager',
    explication: 'Le jeton usager désigne la personne pendant 24 heures, pour cette application et cette structure.',
    par: logicielDuNord,
    methode: 'POST',
    chemin: '/partenaire/rechercher-usager/v2/usagers/par-datenaissance-et-nir',
    entetes: agent,
    json: { dateNaissance: '1988-04-23', nir: '2880459350123' },
    statut: 200,
    reponse: { codeRetour: 'S001', message: 'Usager trouvé', topIdentiteCertifiee: 'O', jetonUsager: 'eyJ2ZXJzIjoiMC4xIiwidXVpZCI6…' },
    varie: ['/jetonUsager'],
    retient: { USAGER: '/jetonUsager' },
  },
  {
    id: 'partenaire-informations',
    titre: 'Lire son état civil et ses coordonnées',
    explication: 'Le NIR a servi à chercher ; l’échange du Département ne le rend pas.',
    par: logicielDuNord,
    methode: 'GET',
    chemin: '/partenaire/informations-administratives/v1/usager',
    entetes: surLUsager,
    statut: 200,
    reponse: {
      numeroFranceTravail: '10429447247',
      etatCivil: {
        civilite: 'MME',
        nom: 'HADDAD',
        nomCorrespondance: 'BENALI',
        prenom: 'AMINA',
        prenomCorrespondance: 'AMINA',
        dateNaissance: '1988-04-23',
      },
      adresses: [
        {
          numeroTypeLibelleVoie: '12 RUE NATIONALE',
          complementAdresse: null,
          complementDestinataire: null,
          complementDistribution: null,
          codePostal: '59000',
          codeInseeCommune: '59350',
          libelleCommune: 'LILLE',
          libellePays: 'FRANCE',
          indicateurResidentQPV: null,
        },
      ],
      emails: [{ adresseEmail: 'amina.benali@example.fr' }],
      telephones: [{ numeroTelephone: '0601020304' }],
    },
    varie: ['/numeroFranceTravail'],
  },
  {
    id: 'partenaire-contrat',
    titre: 'Lire son statut d’inscription',
    explication: 'Les durées se comptent en mois, au jour de l’appel.',
    par: logicielDuNord,
    methode: 'GET',
    chemin: '/partenaire/contrat-usager/v2/contrat',
    entetes: surLUsager,
    statut: 200,
    reponse: {
      m_contrat: {
        m_statut: 'Inscrit',
        m_date_effet_statut: '2026-10-05',
        m_duree_inscription_12: 1,
        m_duree_inscription_24: 1,
        m_duree_inscription_36: 1,
        m_motif_inscription_code: null,
        m_motif_inscription_lib: 'Demande de RSA',
        m_categ_inscription_code: '10',
        m_categ_inscription_lib: 'bénéficiaire ou demandeur du RSA en attente d’orientation',
        m_motif_cloture_code: null,
        m_motif_cloture_lib: null,
      },
    },
    varie: ['/m_contrat/m_duree_inscription_12', '/m_contrat/m_duree_inscription_24', '/m_contrat/m_duree_inscription_36'],
  },
  {
    id: 'partenaire-hors-perimetre',
    titre: 'Rechercher un usager que l’on ne suit pas',
    explication: 'Le contrat partenaire dit R002, là où l’API native ne dit rien de plus que 404.',
    par: logicielDuNord,
    methode: 'POST',
    chemin: '/partenaire/rechercher-usager/v2/usagers/par-datenaissance-et-nir',
    entetes: agent,
    json: { dateNaissance: '1979-02-14', nir: '2790262041077' },
    statut: 403,
    reponse: {
      codeRetour: 'R002',
      message: 'L’usager n’est pas rattaché à la structure de l’accédant',
      topIdentiteCertifiee: 'null',
      jetonUsager: 'null',
    },
  },
]
