import type { MotifDeRefus } from '../../src/acces/federation/index.js'

/** What a page says to whoever was not let in: what happened, and what to do. `reessayer`: trying again may be enough. */
type Refus = { statut: 400 | 403 | 502 | 503; titre: string; explication: string; quoiFaire: string; reessayer: boolean }

const recommencer = 'Recommencez depuis le début. Si vous aviez gardé cette page en favori, remplacez-la par la page de connexion.'
const parLAdministrateur = 'Écrivez à l’administrateur de votre organisation : lui seul peut vous ouvrir l’accès.'

/** `fournisseur` as people know it. */
export const refusDe = (motif: MotifDeRefus, fournisseur: string): Refus => refus(fournisseur)[motif]

const refus = (fournisseur: string): Readonly<Record<MotifDeRefus, Refus>> => ({
  'demarche-inconnue': {
    statut: 400,
    titre: 'Cette connexion n’a pas été commencée ici',
    explication: 'Elle a été commencée dans un autre navigateur, ou il y a plus de quinze minutes.',
    quoiFaire: recommencer,
    reessayer: true,
  },
  'deja-servie': {
    statut: 400,
    titre: 'Cette connexion a déjà servi',
    explication: 'Une connexion ne sert qu’une fois : revenir en arrière ou recharger la page ne la refait pas.',
    quoiFaire: recommencer,
    reessayer: true,
  },
  abandonnee: {
    statut: 403,
    titre: 'La connexion n’est pas allée au bout',
    explication: `${fournisseur} nous dit que vous y avez renoncé, ou que votre fournisseur d’identité ne peut pas donner le niveau que nous demandons.`,
    quoiFaire: 'Vous pouvez recommencer, en choisissant au besoin un autre fournisseur d’identité.',
    reessayer: true,
  },
  'niveau-insuffisant': {
    statut: 403,
    titre: 'Votre connexion n’est pas assez sûre',
    explication: `La façon dont vous vous êtes connecté chez ${fournisseur} ne prouve pas assez qui vous êtes pour ouvrir des dossiers de personnes.`,
    quoiFaire: 'Recommencez avec un moyen plus sûr : un second facteur, ou un fournisseur d’identité qui a vérifié votre identité.',
    reessayer: true,
  },
  'reponse-douteuse': {
    statut: 502,
    titre: 'La réponse reçue n’est pas fiable',
    explication: `Ce qui nous est revenu au nom de ${fournisseur} n’a pas passé nos vérifications : nous n’en avons rien retenu.`,
    quoiFaire:
      'Recommencez. Si cela se répète, prévenez-nous avec la référence ci-dessous, sans utiliser un autre lien que celui de cette page.',
    reessayer: true,
  },
  'code-perime': {
    statut: 400,
    titre: 'La connexion a trop tardé',
    explication: `${fournisseur} ne nous laisse que quelques secondes pour finir une connexion, et elles sont passées.`,
    quoiFaire: recommencer,
    reessayer: true,
  },
  indisponible: {
    statut: 503,
    titre: `${fournisseur} ne répond pas`,
    explication: `Nous ne pouvons pas vous connecter tant que ${fournisseur} est en panne. Vos données sont intactes, et les logiciels de votre organisation qui passent par nos API continuent de fonctionner.`,
    quoiFaire: 'Réessayez dans quelques minutes. Une session déjà ouverte, sur cet appareil ou un autre, reste utilisable.',
    reessayer: true,
  },
  'agent-inconnu': {
    statut: 403,
    titre: 'Vous n’êtes pas encore invité',
    explication: 'Votre identité est établie, mais aucune organisation ne vous a ouvert d’accès avec cette adresse électronique.',
    quoiFaire: parLAdministrateur,
    reessayer: false,
  },
  'agent-inactif': {
    statut: 403,
    titre: 'Votre accès est fermé',
    explication: 'Il a été suspendu, ou la date jusqu’à laquelle il était ouvert est passée.',
    quoiFaire: parLAdministrateur,
    reessayer: false,
  },
  'autre-organisation': {
    statut: 403,
    titre: 'Vous vous présentez au nom d’une autre organisation',
    explication: `Le SIRET que ${fournisseur} nous donne n’est pas celui de l’organisation qui vous a invité.`,
    quoiFaire: 'Recommencez en choisissant chez votre fournisseur d’identité l’organisation pour laquelle vous venez travailler.',
    reessayer: true,
  },
  'a-rapprocher': {
    statut: 403,
    titre: 'Votre administrateur doit vous reconnaître',
    explication:
      'Nous connaissons votre adresse, mais par un autre compte que celui-ci : votre employeur a sans doute changé de fournisseur d’identité.',
    quoiFaire: 'La demande est partie. Prévenez l’administrateur de votre organisation, puis recommencez quand il l’aura acceptée.',
    reessayer: true,
  },
  'rapprochement-refuse': {
    statut: 403,
    titre: 'Ce compte n’a pas été reconnu',
    explication: 'L’administrateur de votre organisation a répondu que ce compte n’est pas le vôtre.',
    quoiFaire: parLAdministrateur,
    reessayer: false,
  },
  'personne-inconnue': {
    statut: 403,
    titre: 'Nous n’avons pas de dossier à votre nom',
    explication: 'Aucune personne accompagnée par le réseau pour l’emploi ne porte votre état civil.',
    quoiFaire:
      'Si vous êtes inscrit ou accompagné, votre état civil y est sans doute mal écrit : votre agence ou votre référent peut le corriger.',
    reessayer: false,
  },
  'personne-incertaine': {
    statut: 403,
    titre: 'Nous ne sommes pas sûrs que ce dossier soit le vôtre',
    explication:
      'Plusieurs personnes peuvent porter le même nom et être nées le même jour. Plutôt que d’ouvrir le dossier d’une autre, nous n’en ouvrons aucun.',
    quoiFaire: 'Demandez à votre agence ou à votre référent de vérifier votre numéro de sécurité sociale dans votre dossier.',
    reessayer: false,
  },
  'entreprise-inconnue': {
    statut: 403,
    titre: 'L’espace des entreprises ne peut pas s’ouvrir',
    explication: `${fournisseur} ne nous a pas donné le SIRET de votre établissement, ou cet espace n’est pas encore ouvert.`,
    quoiFaire: 'Recommencez en choisissant votre établissement chez votre fournisseur d’identité.',
    reessayer: true,
  },
})
