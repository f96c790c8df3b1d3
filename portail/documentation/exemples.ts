import type { Exemple } from './exemple.js'
import { exemplesDuParcours } from './exemples-du-parcours.js'

const porteur = { authorization: 'Bearer $JETON' }
const logicielDuNord = 'PAR_logiciel-nord_59'

const jeton: Exemple = {
  id: 'jeton',
  titre: 'Demander un jeton',
  explication:
    'Le logiciel du Département du Nord s’authentifie avec le client inscrit pour son organisation et nomme les portées dont il a besoin, pas davantage.',
  par: logicielDuNord,
  methode: 'POST',
  chemin: '/connexion/oauth2/access_token?realm=/partenaire',
  formulaire: {
    grant_type: 'client_credentials',
    client_id: logicielDuNord,
    client_secret: '$SECRET',
    scope: 'identite.accompagnement.rechercher identite.accompagnement.consulter',
  },
  statut: 200,
  montre: { 'cache-control': 'no-store' },
  reponse: {
    scope: 'identite.accompagnement.rechercher identite.accompagnement.consulter',
    expires_in: 1499,
    token_type: 'Bearer',
    access_token: 'eyJhbGciOiJFUzI1NiIsInR5cCI6ImF0K2p3dCJ9…',
  },
  varie: ['/access_token'],
  retient: { JETON: '/access_token' },
}

const recherche: Exemple = {
  id: 'recherche',
  titre: 'Trouver une personne',
  explication:
    'Les clés exactes vont dans le corps, jamais dans l’adresse. La réponse est un identifiant propre à l’organisation : une autre en recevrait un autre.',
  par: logicielDuNord,
  methode: 'POST',
  chemin: '/api/v1/accompagnement/identites/recherche',
  entetes: porteur,
  json: { nir: '2880459350123', dateNaissance: '1988-04-23' },
  statut: 200,
  montre: { 'ratelimit-policy': '"application";q=100;w=1' },
  reponse: { usager: 'q3Yl0vJwT2S8m1pXc9RkZg', identiteCertifiee: true },
  varie: ['/usager'],
  retient: { USAGER: '/usager' },
}

const lecture: Exemple = {
  id: 'lecture',
  titre: 'Lire son identité',
  explication:
    'Le Département lit ce que la loi lui ouvre. Le NIR a servi à chercher, il ne revient pas. Chaque donnée dit qui l’a mise à jour, et quand.',
  par: logicielDuNord,
  methode: 'GET',
  chemin: '/api/v1/accompagnement/identites/$USAGER',
  entetes: porteur,
  statut: 200,
  montre: { etag: '"1"' },
  reponse: {
    usager: 'q3Yl0vJwT2S8m1pXc9RkZg',
    version: 1,
    misAJour: { le: '2026-11-24T14:00:00.000+00:00', par: 'CAF591', structure: null },
    donnees: {
      civilite: 'MME',
      nom: 'BENALI',
      nomNaissance: 'HADDAD',
      prenom: 'AMINA',
      dateNaissance: '1988-04-23',
      identiteCertifiee: true,
      numeroFranceTravail: '10429447247',
      adresse: {
        numeroTypeLibelleVoie: '12 RUE NATIONALE',
        complementAdresse: null,
        complementDestinataire: null,
        complementDistribution: null,
        codePostal: '59000',
        codeInseeCommune: '59350',
        libelleCommune: 'LILLE',
        libellePays: 'FRANCE',
        residentQpv: null,
      },
      emails: ['amina.benali@example.fr'],
      telephones: ['0601020304'],
    },
  },
  varie: ['/usager', '/misAJour/le', '/donnees/numeroFranceTravail'],
  retient: { ETAG: 'etag' },
}

/** A token, a person, her data: the five minutes of the first page. */
export const premiersPas: readonly Exemple[] = [jeton, recherche, lecture]

const rattachement = (numero: number, organisation: string, structure: string | null, motif: string, du: string, par: string) => ({
  numero,
  version: 1,
  misAJour: { le: '2026-11-24T14:00:00.000+00:00', par, structure: null },
  donnees: { organisation, structure, motif, du, au: null },
})

/** What comes next, in the order of a day's work: reading more, correcting, being refused. */
export const suite: readonly Exemple[] = [
  {
    ...jeton,
    id: 'jeton-complet',
    titre: 'Demander tout ce à quoi l’application est abonnée',
    explication:
      'La portée application_<client_id> vaut pour tous les abonnements de l’application. Une minute de commodité : le moindre droit reste la règle.',
    formulaire: { ...jeton.formulaire, scope: `application_${logicielDuNord}` },
    reponse: { ...(jeton.reponse as object), scope: `application_${logicielDuNord}` },
  },
  {
    id: 'correction',
    titre: 'Corriger une coordonnée',
    explication: 'If-Match dit quelle version on a lue : si quelqu’un l’a changée entre-temps, rien n’est écrasé.',
    par: logicielDuNord,
    methode: 'PATCH',
    chemin: '/api/v1/accompagnement/identites/$USAGER',
    entetes: { ...porteur, 'if-match': '$ETAG', 'content-type': 'application/merge-patch+json' },
    json: { emails: ['amina@example.fr'] },
    statut: 200,
    montre: { etag: '"2"' },
    reponse: { usager: 'q3Yl0vJwT2S8m1pXc9RkZg', version: 2 },
    varie: ['/usager'],
  },
  {
    id: 'version-depassee',
    titre: 'Corriger une version dépassée',
    explication: 'La même requête, avec l’ancienne version : la plateforme refuse et dit pourquoi.',
    par: logicielDuNord,
    methode: 'PATCH',
    chemin: '/api/v1/accompagnement/identites/$USAGER',
    entetes: { ...porteur, 'if-match': '$ETAG', 'content-type': 'application/merge-patch+json' },
    json: { emails: ['autre@example.fr'] },
    statut: 412,
    reponse: {
      type: '$ADRESSE/documentation/erreurs#version-depassee',
      title: 'La donnée a changé depuis votre lecture',
      status: 412,
      detail: 'La version présente est 2, vous corrigez la version 1. Relisez puis recommencez.',
      correlation: '6d2f0c1e-8f57-4c38-9d3e-0f4a1b2c3d4e',
    },
    varie: ['/correlation'],
  },
  {
    id: 'confier',
    titre: 'Confier l’accompagnement',
    explication:
      'Le Département confie Amina au CCAS de Roubaix : désormais ce délégataire peut lire ce que ses échanges lui ouvrent, et elle peut le savoir. La clé d’idempotence rend la requête rejouable sans risque.',
    par: logicielDuNord,
    methode: 'POST',
    chemin: '/api/v1/accompagnement/rattachements/$USAGER',
    entetes: { ...porteur, 'idempotency-key': 'confier-amina-2026-11-24' },
    json: { organisation: 'DCD59-CCAS-ROUBAIX', structure: null, motif: 'accompagnement', du: '2026-11-24', au: null },
    statut: 201,
    reponse: { usager: 'q3Yl0vJwT2S8m1pXc9RkZg', numero: 5, version: 1 },
    varie: ['/usager'],
  },
  ...exemplesDuParcours,
  {
    id: 'hors-perimetre',
    titre: 'Chercher une personne que l’on ne suit pas',
    explication:
      'Nadia vit dans le Pas-de-Calais. Pour le Département du Nord, elle n’existe pas : la réponse est la même que pour une personne inconnue.',
    par: logicielDuNord,
    methode: 'POST',
    chemin: '/api/v1/accompagnement/identites/recherche',
    entetes: porteur,
    json: { nir: '2790262041077', dateNaissance: '1979-02-14' },
    statut: 404,
    reponse: {
      type: '$ADRESSE/documentation/erreurs#introuvable',
      title: 'Introuvable',
      status: 404,
      detail: 'Aucun dossier de ce périmètre ne porte cet identifiant.',
      correlation: '0b9f3c52-1d64-4a0e-bb57-7c1de2f3a4b5',
    },
    varie: ['/correlation'],
  },
  {
    id: 'champ-inconnu',
    titre: 'Se tromper de champ',
    explication: 'Toutes les fautes viennent d’un coup, chacune avec son pointeur, sans jamais répéter la valeur reçue.',
    par: logicielDuNord,
    methode: 'POST',
    chemin: '/api/v1/accompagnement/identites/recherche',
    entetes: porteur,
    json: { numeroFranceTravail: 42 },
    statut: 400,
    reponse: {
      type: '$ADRESSE/documentation/erreurs#requete-invalide',
      title: 'Requête invalide',
      status: 400,
      detail: 'La requête ne respecte pas le contrat de cet échange.',
      correlation: 'f1a7c3d9-2b6e-4e0f-8a91-5c4d3b2a1908',
      errors: [{ pointer: '', detail: 'valeur refusée' }],
    },
    varie: ['/correlation'],
  },
  {
    id: 'ligne-fermee',
    titre: 'Passer par l’échange d’un autre',
    explication: 'L’échange est dans l’adresse : tenir la liste des demandeurs d’emploi revient à France Travail, pas à un département.',
    par: logicielDuNord,
    methode: 'GET',
    chemin: '/api/v1/tenue-de-la-liste/identites/$USAGER',
    entetes: porteur,
    statut: 403,
    reponse: {
      type: '$ADRESSE/documentation/erreurs#ligne-fermee',
      title: 'Votre jeton n’ouvre pas cet échange',
      status: 403,
      detail: 'L’échange « tenueDeLaListe » n’est pas ouvert à votre catégorie d’organisation (code du travail, art. L. 5411-1).',
      correlation: 'c2d8b4ea-3c7f-4f10-9ba2-6d5e4c3b2a19',
    },
    varie: ['/correlation'],
  },
  {
    id: 'sans-jeton',
    titre: 'Appeler sans jeton',
    explication: 'Rien ne s’ouvre sans jeton, pas même pour dire si une personne existe.',
    par: logicielDuNord,
    methode: 'GET',
    chemin: '/api/v1/accompagnement/identites/$USAGER',
    statut: 401,
    montre: { 'www-authenticate': 'Bearer' },
    reponse: {
      type: '$ADRESSE/documentation/erreurs#jeton-refuse',
      title: 'Jeton absent, expiré ou révoqué',
      status: 401,
      detail: 'Présentez un jeton d’accès valide dans Authorization: Bearer.',
      correlation: 'a9b8c7d6-e5f4-4a3b-8c2d-1e0f9a8b7c6d',
    },
    varie: ['/correlation'],
  },
  {
    id: 'la-personne',
    titre: 'La personne lit qui la suit',
    explication:
      'Amina, depuis son espace, voit chaque organisme qui peut lire son dossier, depuis quand et pourquoi, dont celui qu’on vient de lui donner.',
    par: 'amina',
    methode: 'GET',
    chemin: '/api/v1/acces-de-la-personne/rattachements',
    entetes: porteur,
    statut: 200,
    reponse: {
      elements: [
        {
          usager: 'IPVbmKeTmjTgbLAfWPUulw',
          elements: [
            rattachement(1, 'CAF591', null, 'versement-rsa', '2026-10-05', 'CAF591'),
            rattachement(2, 'CD59', 'CD59-UT-LILLE', 'competence-orientation', '2026-10-05', 'CAF591'),
            rattachement(3, 'FT', 'FT-59-LILLE', 'tenue-de-la-liste', '2026-10-05', 'CAF591'),
            rattachement(4, 'GIP-PDI', null, 'insertion-iae', '2026-10-05', 'CAF591'),
            rattachement(5, 'DCD59-CCAS-ROUBAIX', null, 'accompagnement', '2026-11-24', 'CD59'),
          ],
        },
      ],
      suivant: null,
    },
    varie: ['/elements/0/usager', ...[0, 1, 2, 3, 4].map(n => `/elements/0/elements/${n}/misAJour/le`)],
    retient: { MOI: '/elements/0/usager' },
  },
  {
    id: 'son-historique',
    titre: 'La personne lit toutes les versions',
    explication: 'Chaque version est gardée avec son auteur, ce qu’elle a modifié, et l’instant où une autre l’a remplacée.',
    par: 'amina',
    methode: 'GET',
    chemin: '/api/v1/acces-de-la-personne/inscriptions/$MOI/historique',
    entetes: porteur,
    statut: 200,
    reponse: {
      usager: 'IPVbmKeTmjTgbLAfWPUulw',
      versions: [
        {
          version: 1,
          misAJour: { le: '2026-11-24T14:00:00.000+00:00', par: 'CAF591', structure: null },
          donnees: {
            statut: 'inscrit',
            categorie: 'G',
            origine: 'INSCRIPTION_AUTO_CAF',
            motif: 'Demande de RSA',
            dateInscription: '2026-10-05',
            dateEffetStatut: '2026-10-05',
            motifFin: null,
          },
          remplaceLe: null,
          modifies: ['statut', 'categorie', 'origine', 'motif', 'dateInscription', 'dateEffetStatut'],
        },
      ],
      suivant: null,
      enTout: null,
    },
    varie: ['/usager', '/versions/0/misAJour/le'],
  },
]
