import { DUREE_DE_JETON, JETONS_PAR_SECONDE } from '../../src/acces/index.js'
import { racineApi } from '../../src/moteur/deriver/routes.js'
import { joursDeConservation } from '../../src/moteur/http/idempotence.js'
import { type Ligne, toutesLesLignes } from '../../src/moteur/lignes.js'
import { dureeDuJetonUsager } from '../../src/partenaire/index.js'
import type { Sources } from './page.js'

/** Civil months between the announcement of a version's end and that end. */
const preavisEnMois = 12

type Condition = { nom: string; phrase: string }
export type Chapitre = { id: string; titre: string; conditions: readonly Condition[] }

const c = (nom: string, phrase: string): Condition => ({ nom, phrase })

/** The terms of use and the security measures (A14), once, for the page and for machines. What the code measures comes from the code. */
export const chapitres = ({ tailleMaximale, contact, adressePublique }: Sources): readonly Chapitre[] => [
  {
    id: 'acces',
    titre: 'Obtenir un accès',
    conditions: [
      c(
        'Inscription',
        'Une application est inscrite pour une seule organisation du réseau. Un éditeur qui en sert plusieurs reçoit un client pour chacune et ne mélange jamais leurs données.',
      ),
      c(
        'Authentification',
        'OAuth 2.0, `client_credentials` : par secret (`client_secret_post`) ou, mieux, par clé publique (`private_key_jwt`, RFC 7523). Deux secrets coexistent le temps d’un renouvellement.',
      ),
      c(
        'Jeton',
        `Jeton d’accès signé (RFC 9068, ES256) de ${DUREE_DE_JETON} secondes. Gardez-le jusqu’à son terme plutôt que d’en demander un par appel.`,
      ),
      c(
        'Portées',
        'Une portée par ligne de la déclaration : une finalité, une opération. Demandez celles dont le traitement en cours a besoin, pas davantage.',
      ),
      c(
        'Échanges volontaires',
        'Sans l’adhésion de votre organisation, la portée d’un échange volontaire est refusée. Les échanges obligatoires s’ouvrent par le texte qui les fonde.',
      ),
      c(
        'Essayer',
        'Toute installation de démonstration porte des personnes inventées et des clients d’essai : rien n’y est réel, tout y est appelable.',
      ),
    ],
  },
  {
    id: 'limites',
    titre: 'Limites',
    conditions: [
      c(
        'Appels',
        'Le quota de chaque application est fixé à son inscription, par seconde. Chaque réponse le rappelle dans `RateLimit-Policy` et dit ce qu’il en reste dans `RateLimit` ; au-delà, 429 et `Retry-After`.',
      ),
      c('Jetons', `${JETONS_PAR_SECONDE} demandes de jeton par seconde et par application.`),
      c('Taille', `${tailleMaximale / 1024} Kio par corps de requête.`),
      c(
        'Jeton usager',
        `Dans le contrat partenaire, le jeton qui désigne une personne vaut ${dureeDuJetonUsager / 3_600_000} heures, pour l’application et la structure qui l’ont obtenu.`,
      ),
    ],
  },
  {
    id: 'ecrire',
    titre: 'Écrire sans rien écraser, sans rien doubler',
    conditions: [
      c(
        'Corriger',
        'Une correction nomme dans `If-Match` la version lue (son `ETag`) : 412 si elle a changé, 428 si elle manque. Le corps est un fragment (RFC 7396) : seuls les champs présents changent.',
      ),
      c(
        'Créer',
        `Une création porte un en-tête \`Idempotency-Key\`, propre à elle. La rejouer dans les ${joursDeConservation} jours rend la première réponse et n’écrit rien de plus ; la même clé sous un autre corps est refusée (422).`,
      ),
      c(
        'Historique',
        'Rien ne s’efface en écrivant : la version remplacée reste lisible avec son auteur et sa date, dans la limite des champs de votre échange.',
      ),
      c(
        'Dossiers réunis',
        'Deux dossiers d’une même personne peuvent être réunis, puis séparés. L’ancien identifiant répond alors 410 et nomme le nouveau ; dans le contrat partenaire, l’ancien jeton usager répond 400 `ID_NON_RECONNU` : recherchez de nouveau la personne. L’identifiant d’une sanction, d’un rendez-vous ou d’un métier que vous avez gardé vaut toujours, sous le nouveau jeton : ne les créez pas une seconde fois.',
      ),
    ],
  },
  {
    id: 'versions',
    titre: 'Versions',
    conditions: [
      c(
        'Dans l’adresse',
        `La version majeure est dans le chemin (\`${racineApi}\`). Ce qui romprait un client paraît sous une nouvelle version ; l’ancienne continue de répondre.`,
      ),
      c(
        'Sans rupture',
        'Un champ, une route, un paramètre facultatif ou un code d’erreur peuvent s’ajouter à une version : un lecteur ignore ce qu’il ne connaît pas.',
      ),
      c(
        'Fin de vie',
        `La fin d’une version est annoncée au moins ${preavisEnMois} mois avant, dans chaque réponse : \`Deprecation\` (RFC 9745), \`Sunset\` (RFC 8594) et un lien vers la version qui la remplace. Aucune version n’est aujourd’hui en fin de vie.`,
      ),
    ],
  },
  {
    id: 'securite',
    titre: 'Mesures de sécurité',
    conditions: [
      c(
        'Trois verrous',
        'La requête ne sélectionne que les champs de la ligne, pour les seules personnes du périmètre ; la réponse est rendue par le schéma tiré des mêmes champs ; la base applique le périmètre une dernière fois, ligne par ligne, à un compte qui n’est pas propriétaire des tables.',
      ),
      c(
        'Procédure en cours',
        'Un droit au RSA qui se clôt ou qui change de département retire la personne à l’ancien département, sauf pour conclure la procédure de sanction qu’il a ouverte : rattachement « procedure-en-cours », jusqu’à un jour que la personne lit dans son espace. Il lit alors son identité, ce que dit la caisse, les manquements, la procédure, les décisions d’opportunité et ce qui est dit à la caisse ; le reste répond 404. La sanction qui court est dite à la nouvelle caisse, une fois. De même, la procédure d’un jeune que plus aucune mission locale n’accompagne revient à France Travail, qui la lit alors entière et la mène à son terme ; une autre mission locale qui l’accompagne la reprend telle qu’elle est, et la précédente ne la voit plus.',
      ),
      c('Hors périmètre', 'Ce que l’on n’a pas à voir n’existe pas : 404, la même réponse que pour une personne inconnue.'),
      c(
        'Identifiants',
        'Chaque organisation connaît une personne sous un identifiant qui lui est propre : deux organisations ne peuvent pas rapprocher leurs fichiers par lui.',
      ),
      c(
        'NIR',
        'Il sert à rapprocher, jamais à identifier. Il est chiffré, sous une clé tenue hors de la base, et ne va jamais dans une adresse.',
      ),
      c('Transport', 'TLS 1.2 au moins en production ; aucune donnée de personne n’est gardée par un cache (`Cache-Control: no-store`).'),
      c('Clés', 'Les clés de signature se remplacent sans coupure : toutes celles qui ont cours sont publiées.'),
      c(
        'En cas de doute, fermé',
        'Une plateforme qui ne peut plus vérifier les habilitations ou tenir son journal répond 503 et ne sert rien.',
      ),
    ],
  },
  {
    id: 'journal',
    titre: 'Journal',
    conditions: [
      c(
        'Ce qui est noté',
        'L’instant, l’organisation, la structure, l’agent, l’application, la ligne de la déclaration (finalité et texte), la personne, les champs écrits, l’issue et la corrélation. Jamais une valeur.',
      ),
      c('Quand', 'Dans la même transaction que la lecture ou l’écriture, avant que la réponse parte. Les refus sont notés aussi.'),
      c('Intangible', 'Le compte de la plateforme peut y ajouter et le relire, ni le modifier ni l’effacer.'),
      c(
        'L’agent',
        'Le professionnel pour qui votre logiciel agit est nommé, par son jeton ou par les en-têtes `pa-identifiant-agent`, `pa-nom-agent` et `pa-prenom-agent`. Un nom faux engage votre organisation.',
      ),
    ],
  },
  {
    id: 'refus',
    titre: 'Ce qui est refusé',
    conditions: [
      c(
        'Le vrac',
        'Ni export général, ni recherche approchante, ni caractère joker : une personne se trouve par des clés exactes, ou dans la liste de celles que l’on suit.',
      ),
      c(
        'Un usage pour un autre',
        'Lire par un échange et employer la donnée pour une autre finalité. L’échange est dans l’adresse, la finalité est dans le journal.',
      ),
      c('Les copies', 'Conserver ce qu’un appel suffit à relire, ou au-delà de ce que votre propre traitement autorise.'),
      c(
        'Les champs inconnus',
        'Un corps qui porte un champ que l’échange ne nomme pas est refusé en entier (400), et non pas lu en partie.',
      ),
    ],
  },
  {
    id: 'incident',
    titre: 'En cas d’incident',
    conditions: [
      c(
        'Une réponse inattendue',
        'Chaque réponse porte `X-Correlation-Id` ; envoyez le vôtre pour suivre une opération de bout en bout, et citez-le : il retrouve la ligne du journal sans donner la personne.',
      ),
      c('L’état du service', `${adressePublique}/sante dit si la plateforme peut décider, écrire et journaliser.`),
      c(
        'Un secret perdu',
        'Demandez aussitôt son retrait : l’application n’obtient plus de jeton, et ceux qui ont cours se révoquent (RFC 7009).',
      ),
      c(
        'Une donnée fausse',
        'Corrigez-la si votre échange le permet ; sinon écrivez à l’organisation qui la détient : `misAJour` la nomme.',
      ),
      c('Joindre l’exploitant', contact ?? 'L’exploitant de cette installation n’a pas encore indiqué comment le joindre.'),
    ],
  },
]

/** The same terms for machines (J12): what the service is, its terms as sentences, then each line as data. */
export const conditionsLisibles = (sources: Sources) => ({
  service: {
    titre: 'SI Plateforme du réseau pour l’emploi',
    langue: 'fr',
    base: `${sources.adressePublique}${racineApi}`,
    documentation: `${sources.adressePublique}/documentation`,
    contrat: `${sources.adressePublique}${racineApi}/openapi.json`,
    contratPartenaire: `${sources.adressePublique}/partenaire/openapi.json`,
    etat: `${sources.adressePublique}/sante`,
    acces: 'restreint : organisations du réseau pour l’emploi et leurs éditeurs',
    licenceDuLogiciel: 'EUPL-1.2',
    contact: sources.contact ?? null,
  },
  mesures: {
    jetonEnSecondes: DUREE_DE_JETON,
    jetonsParSeconde: JETONS_PAR_SECONDE,
    corpsEnOctets: sources.tailleMaximale,
    idempotenceEnJours: joursDeConservation,
    jetonUsagerEnHeures: dureeDuJetonUsager / 3_600_000,
    preavisDeFinDeVersionEnMois: preavisEnMois,
  },
  conditions: chapitres(sources),
  echanges: toutesLesLignes(sources.ressources).map(l => ({
    portee: l.code,
    operation: l.operation,
    finalite: l.echange.finalite,
    base: { rgpd: l.echange.base.rgpd, nom: l.echange.base.nom, texte: l.echange.base.texte.cite },
    caractere: l.echange.caractere,
    destinataires: l.par.map(a => a.code),
    perimetre: l.sur.phrase,
    champs: l.champs.map(nom => ({ nom, categorie: l.ressource.donnees[nom]?.categorie })),
    conservation: {
      mois: l.ressource.conservation.duree.mois,
      depuis: l.ressource.conservation.depuis.phrase,
      puis: l.ressource.conservation.puis,
      // What of these fields is emptied before.
      effacement: enEffacement(l),
    },
  })),
})

function enEffacement({ ressource: { effacement: e }, champs }: Ligne): { mois: number; depuis: string; champs: string[] } | null {
  const vises = e?.champs.filter(c => champs.includes(c)) ?? []
  return e && vises.length > 0 ? { mois: e.duree.mois, depuis: e.depuis.phrase, champs: vises } : null
}
