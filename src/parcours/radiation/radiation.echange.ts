import { z } from 'zod'
import { capEmploi, conseilDepartemental, delegataire, franceTravail, laPersonne, missionLocale } from '../../droit/acteurs.js'
import { missionDInteretPublic, obligationLegale } from '../../droit/bases-legales.js'
import { ans, finDInscription } from '../../droit/durees.js'
import { protections } from '../../droit/protection.js'
import { laListe, leursDossiers, sonPropreDossier } from '../../droit/perimetres.js'
import { CodeDeLActionSociale, CodeDuTravail, Rgpd } from '../../droit/textes.js'
import { donnee, piecesJointes, ressource } from '../../moteur/ressource.js'
import { codesDeFondement, etats, origines, voies } from './nomenclatures.js'

const situation = <S extends z.ZodType>(schema: S, libelle: string, exemple: z.input<S>) =>
  donnee(schema, libelle, 'situation administrative', exemple)
const phrase = z.string().trim().min(20).max(2000)
const jour = z.iso.date()
const nombreDeMois = z.int().min(1).max(12)

const nominative = { demande: 'nominative', motif: 'un humain avertit la personne ou l’entend', texte: CodeDuTravail.R5412_4 } as const

const enBref = ['etat', 'depuis', 'moisDecides', 'dateEffet', 'dernierJour'] as const
const deLaProposition = ['origine', 'motif', 'mois', 'reference', 'proposeePar', 'proposeeLe', ...enBref] as const
const representee = ['protection', 'representant'] as const
const avertit = ['fondement', 'motif', 'mois', 'delai', ...representee] as const
const lus = [
  ...deLaProposition,
  'fondement',
  'delai',
  ...representee,
  'reponseAvant',
  'observations',
  'observationsLe',
  'piecesJointes',
  'entendueLe',
  'recours',
  'recoursLe',
  'recoursVoie',
  'recoursRecuLe',
  'rejetLe',
] as const
/** Her hearing, who represents her, and an appeal of hers that came by post or aloud. */
const notes = ['entendueLe', ...representee, 'recours', 'recoursVoie', 'recoursRecuLe'] as const

/** One procedure that may strike a person off the list: what brought it, what she answered, where it is. Its decisions are rows of their own. */
export const radiation = ressource({
  nom: 'radiation',
  chemin: 'radiations',
  table: 'radiation',
  intitule: 'Radiations de la liste des demandeurs d’emploi',
  cardinalite: 'plusieurs',
  responsable: franceTravail,

  donnees: {
    origine: situation(z.enum(origines), 'D’où elle vient', 'PROPOSITION_DU_DEPARTEMENT'),
    fondement: situation(z.enum(codesDeFondement).nullable(), 'Ce qui est reproché', null),
    motif: situation(phrase, 'Faits', 'Suppression totale du RSA pendant quatre mois, après trois absences sans raison.'),
    mois: situation(nombreDeMois, 'Mois proposés', 4),
    reference: situation(z.string().trim().min(1).max(80).nullable(), 'Décision dont elle découle', 'sanctionRsa:3'),
    delai: situation(jour.nullable(), 'Délai donné par l’avertissement', null),
    protection: situation(z.enum(protections).nullable(), 'Mesure de protection', null),
    representant: situation(z.string().trim().min(3).max(4000).nullable(), 'Représentant légal', null),
    observations: situation(z.string().trim().min(3).max(2000).nullable(), 'Ce que la personne en dit', null),
    entendueLe: situation(jour.nullable(), 'Entendue le', null),
    etat: situation(z.enum(etats), 'État', 'A_DECIDER'),
    depuis: situation(jour, 'Dans cet état depuis le', '2026-11-27'),
    proposeePar: situation(z.string().max(40), 'Proposée par', 'CD59'),
    proposeeLe: situation(jour, 'Proposée le', '2026-11-27'),
    reponseAvant: situation(jour.nullable(), 'Dernier jour pour répondre', null),
    piecesJointes,
    observationsLe: situation(jour.nullable(), 'Répondu le', null),
    moisDecides: situation(nombreDeMois.nullable(), 'Mois décidés', null),
    dateEffet: situation(jour.nullable(), 'Prend effet le', null),
    dernierJour: situation(jour.nullable(), 'Dernier jour', null),
    recours: situation(z.string().trim().min(3).max(4000).nullable(), 'Contestation de la personne', null),
    recoursLe: situation(jour.nullable(), 'Contestée le', null),
    recoursVoie: situation(z.enum(voies).nullable(), 'Contestation recueillie', null),
    recoursRecuLe: situation(jour.nullable(), 'Contestation reçue le', null),
    rejetLe: situation(jour.nullable(), 'Contestation rejetée le', null),
  },
  renvois: [{ champ: 'reference', parmi: ['sanctionRsa', 'sanctionDemandeur', 'sanctionJeune'] }],
  calculees: [
    'origine',
    'etat',
    'depuis',
    'proposeePar',
    'proposeeLe',
    ...representee,
    'reponseAvant',
    'observationsLe',
    'piecesJointes',
    'moisDecides',
    'dateEffet',
    'dernierJour',
    'recoursLe',
    'recoursVoie',
    'recoursRecuLe',
    'rejetLe',
  ],
  conservation: { duree: ans(20), depuis: finDInscription, puis: 'suppression', texte: CodeDuTravail.R5312_44 },

  echanges: {
    propositionDuDepartement: {
      finalite:
        'Proposer à France Travail de radier la personne dont le RSA est supprimé en totalité pour quatre mois, et savoir ce qu’il décide',
      base: obligationLegale(CodeDeLActionSociale.L262_37),
      caractere: 'obligatoire',
      consulter: { par: [conseilDepartemental], sur: leursDossiers, champs: deLaProposition },
      deposer: { par: [conseilDepartemental], sur: leursDossiers, champs: ['motif', 'mois', 'reference'] },
    },

    tenueDeLaListe: {
      finalite:
        'Avertir la personne qui n’a aucun droit, l’entendre, instruire les radiations de la liste des demandeurs d’emploi et leurs contestations',
      base: obligationLegale(CodeDuTravail.L5412_1),
      caractere: 'obligatoire',
      consulter: { par: [franceTravail], sur: laListe, champs: lus },
      deposer: { par: [franceTravail], sur: laListe, champs: avertit, assurance: nominative },
      corriger: { par: [franceTravail], sur: laListe, champs: [...notes], assurance: nominative },
    },

    suppressionDeLAllocation: {
      finalite: 'Proposer à France Travail de radier le jeune dont l’allocation est supprimée en totalité pour quatre mois',
      base: obligationLegale(CodeDuTravail.L5412_1),
      caractere: 'obligatoire',
      deposer: { par: [missionLocale], sur: leursDossiers, champs: ['motif', 'mois', 'reference'], assurance: nominative },
    },

    missionLocaleReferente: {
      finalite: 'Avertir le jeune accompagné qui n’a aucun droit, l’entendre, instruire la radiation qui peut suivre et sa contestation',
      base: obligationLegale(CodeDuTravail.R5412_4),
      caractere: 'obligatoire',
      consulter: { par: [missionLocale], sur: leursDossiers, champs: lus },
      deposer: { par: [missionLocale], sur: leursDossiers, champs: avertit, assurance: nominative },
      corriger: { par: [missionLocale], sur: leursDossiers, champs: [...notes], assurance: nominative },
    },

    accompagnement: {
      finalite: 'Savoir que la personne accompagnée est radiée, et jusqu’à quand',
      base: missionDInteretPublic(CodeDuTravail.L5411_5_1),
      caractere: 'obligatoire',
      consulter: { par: [delegataire, missionLocale, capEmploi], sur: leursDossiers, champs: enBref },
    },

    reponseDeLaPersonne: {
      finalite: 'Permettre à la personne de présenter ses observations avant que la radiation soit décidée, et de la contester ensuite',
      base: obligationLegale(CodeDuTravail.R5412_7),
      caractere: 'obligatoire',
      corriger: { par: [laPersonne], sur: sonPropreDossier, champs: ['observations', 'recours'] },
    },

    accesDeLaPersonne: {
      finalite: 'Permettre à la personne de lire ce qui lui est reproché, ce qu’elle a répondu et où en est la procédure',
      base: obligationLegale(Rgpd.article15),
      caractere: 'obligatoire',
      consulter: { par: [laPersonne], sur: sonPropreDossier, champs: lus },
    },
  },
})
