import {
  caisseAllocationsFamiliales,
  capEmploi,
  conseilDepartemental,
  delegataire,
  franceTravail,
  laPersonne,
  missionLocale,
} from '../../droit/acteurs.js'
import { missionDInteretPublic, obligationLegale } from '../../droit/bases-legales.js'
import { ans, finDInscription, mois } from '../../droit/durees.js'
import { dontLaDecisionLeurEstDeleguee, laListe, leursDossiers, sonPropreDossier } from '../../droit/perimetres.js'
import { CodeDeLActionSociale, CodeDuTravail, Rgpd } from '../../droit/textes.js'
import { ressource } from '../../moteur/ressource.js'
import { calculeesDeLOrientation, donneesDeLOrientation } from './donnees.js'

/** Enumerated once for the four lines that hold the same ones. */
const criteres = [
  'situationProfessionnelle',
  'typeEmploi',
  'niveauEtude',
  'projetPro',
  'contrainteLogement',
  'contrainteMobilite',
  'contrainteFamiliale',
  'contrainteFinanciere',
  'contrainteNumerique',
  'contrainteAdministrativeJuridique',
  'contrainteFrancaisCalcul',
  'brsa',
  'msaAutonomieRechercheEmploi',
  'msaDemarchesProfessionnelles',
] as const
/** How much health weighs, and whether a specialised accompaniment is due and wanted: what a decision rests on. */
const poidsDeLaSante = ['capaciteATravailler', 'contrainteSante', 'boe', 'boeSouhaitAccompagnement'] as const
const detailDuHandicap = ['baeeh', 'scolariteEtablissementSpecialise', 'esat'] as const
const issue = [
  'etat',
  'statut',
  'parcours',
  'organisme',
  'organisation',
  'structure',
  'competence',
  'informeLe',
  'entreeLe',
  'sortieLe',
  'motifSortie',
  'reexamenLe',
] as const
const proposition = ['regles', 'reponduLe'] as const
const toutLu = ['origine', 'demande', ...criteres, ...poidsDeLaSante, ...detailDuHandicap, ...issue, ...proposition, 'explication'] as const
const toutSaisi = ['origine', 'demande', ...criteres, ...poidsDeLaSante, ...detailDuHandicap] as const
const corrige = ['demande', ...criteres, ...poidsDeLaSante, ...detailDuHandicap] as const

export const orientation = ressource({
  nom: 'orientation',
  chemin: 'orientations',
  table: 'orientation',
  intitule: 'Orientation : critères, proposition, parcours et organisme référent',
  cardinalite: 'plusieurs',
  responsable: franceTravail,
  donnees: donneesDeLOrientation,
  calculees: calculeesDeLOrientation,
  conservation: { duree: ans(20), depuis: finDInscription, puis: 'suppression', texte: CodeDuTravail.R5312_44 },
  effacement: {
    champs: [...poidsDeLaSante, ...detailDuHandicap, 'explication'],
    duree: mois(6),
    depuis: finDInscription,
    texte: CodeDuTravail.D5312_54,
  },

  echanges: {
    tenueDeLaListe: {
      finalite: 'Recueillir les critères d’orientation, proposer un parcours et décider pour les personnes qui en relèvent',
      base: obligationLegale(CodeDuTravail.L5411_5_1),
      caractere: 'obligatoire',
      exceptionArticle9: { rgpd: '9.2.b', texte: CodeDuTravail.L5411_5_1 },
      consulter: { par: [franceTravail], sur: laListe, champs: toutLu },
      deposer: { par: [franceTravail], sur: laListe, champs: toutSaisi },
      corriger: { par: [franceTravail], sur: laListe, champs: corrige },
    },

    decision: {
      finalite: 'Recueillir les critères d’orientation et décider en connaissance des difficultés de la personne',
      base: obligationLegale(CodeDuTravail.L5411_5_1),
      caractere: 'obligatoire',
      exceptionArticle9: { rgpd: '9.2.b', texte: CodeDuTravail.L5411_5_1 },
      consulter: {
        par: [conseilDepartemental, missionLocale],
        sur: leursDossiers,
        champs: ['origine', 'demande', ...criteres, ...poidsDeLaSante, ...issue, ...proposition, 'explication'],
      },
      deposer: { par: [conseilDepartemental, missionLocale], sur: leursDossiers, champs: toutSaisi },
      corriger: { par: [conseilDepartemental, missionLocale], sur: leursDossiers, champs: corrige },
    },

    decisionDeLaCaisse: {
      finalite: 'Recueillir les critères d’orientation et décider là où France Travail le délègue à la caisse',
      base: obligationLegale(CodeDeLActionSociale.R522_2),
      caractere: 'obligatoire',
      exceptionArticle9: { rgpd: '9.2.b', texte: CodeDuTravail.L5411_5_1 },
      consulter: {
        par: [caisseAllocationsFamiliales],
        sur: dontLaDecisionLeurEstDeleguee,
        champs: ['origine', 'demande', ...criteres, ...poidsDeLaSante, ...issue, ...proposition, 'explication'],
      },
      deposer: { par: [caisseAllocationsFamiliales], sur: dontLaDecisionLeurEstDeleguee, champs: toutSaisi },
      corriger: { par: [caisseAllocationsFamiliales], sur: dontLaDecisionLeurEstDeleguee, champs: corrige },
    },

    accompagnementDuHandicap: {
      finalite: 'Orienter et accompagner la personne handicapée qui s’adresse à Cap emploi',
      base: missionDInteretPublic(CodeDuTravail.L5411_5_1),
      caractere: 'obligatoire',
      exceptionArticle9: { rgpd: '9.2.b', texte: CodeDuTravail.D5312_50 },
      consulter: { par: [capEmploi], sur: leursDossiers, champs: toutLu },
      deposer: { par: [capEmploi], sur: leursDossiers, champs: toutSaisi },
      corriger: { par: [capEmploi], sur: leursDossiers, champs: corrige },
    },

    delegation: {
      finalite: 'Connaître le parcours et les difficultés de la personne que le département confie',
      base: missionDInteretPublic(CodeDuTravail.L5411_5_1),
      caractere: 'obligatoire',
      consulter: { par: [delegataire], sur: leursDossiers, champs: ['origine', ...criteres, ...issue] },
    },

    accesDeLaPersonne: {
      finalite: 'Permettre à la personne de lire son orientation, ce qui l’explique et qui l’a décidée',
      base: obligationLegale(Rgpd.article15),
      caractere: 'obligatoire',
      consulter: { par: [laPersonne], sur: sonPropreDossier, champs: ['origine', 'demande', ...criteres, ...issue, ...proposition] },
    },

    accesASaSante: {
      finalite: 'Permettre à la personne de lire ce que son orientation dit de sa santé, et le détail de ce qui l’explique',
      base: obligationLegale(Rgpd.article15),
      caractere: 'obligatoire',
      consulter: { par: [laPersonne], sur: sonPropreDossier, champs: [...poidsDeLaSante, ...detailDuHandicap, 'explication'] },
    },
  },
})
