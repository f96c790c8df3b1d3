import { z } from 'zod'
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
import { donnee, ressource } from '../../moteur/ressource.js'
import { motifsDeRefus, organismesPossibles, origines, parcoursPossibles, sensDesDecisions } from './nomenclatures.js'

const situation = <S extends z.ZodType>(schema: S, libelle: string, exemple: z.input<S>) =>
  donnee(schema, libelle, 'situation administrative', exemple)

const lus = [
  'sens',
  'orientation',
  'surVersion',
  'date',
  'motifRefus',
  'commentaire',
  'origine',
  'parcours',
  'organisme',
  'organisation',
  'structure',
  'parcoursPropose',
  'organismePropose',
  'regles',
  'autorite',
] as const
const saisis = [
  'sens',
  'orientation',
  'surVersion',
  'date',
  'motifRefus',
  'commentaire',
  'origine',
  'parcours',
  'organisme',
  'organisation',
  'structure',
] as const

/** Who decided what of a proposal, and why otherwise. A decision is never corrected: another one follows it. */
export const decisionDOrientation = ressource({
  nom: 'decisionDOrientation',
  chemin: 'decisions-d-orientation',
  table: 'decision_d_orientation',
  intitule: 'Décision d’orientation',
  cardinalite: 'plusieurs',
  responsable: franceTravail,

  donnees: {
    sens: situation(z.enum(sensDesDecisions), 'Sens de la décision', 'ACCEPTEE'),
    orientation: situation(z.int().min(1).max(32_767).nullable(), 'Orientation décidée', 1),
    surVersion: situation(z.int().min(1).nullable(), 'Version de l’orientation qui a été lue', 1),
    date: situation(z.iso.date(), 'Date de la décision', '2026-11-12'),
    motifRefus: situation(z.enum(motifsDeRefus).nullable(), 'Raison d’une autre décision', null),
    commentaire: situation(z.string().trim().max(1000).nullable(), 'Commentaire', null),
    origine: situation(z.enum(origines).nullable(), 'Origine', null),
    parcours: situation(z.enum(parcoursPossibles).nullable(), 'Parcours décidé', 'PSO'),
    organisme: situation(z.enum(organismesPossibles).nullable(), 'Type d’organisme décidé', 'CD'),
    organisation: situation(z.string().max(40).nullable(), 'Organisme référent', 'CD59'),
    structure: situation(z.string().max(40).nullable(), 'Structure', null),
    parcoursPropose: situation(z.enum(parcoursPossibles).nullable(), 'Parcours proposé', 'PSO'),
    organismePropose: situation(z.enum(organismesPossibles).nullable(), 'Organisme proposé', 'CD'),
    regles: situation(z.string().max(10).nullable(), 'Version de la table de décision', '2025-01'),
    reglesRetenues: situation(z.array(z.string().max(10)).nullable(), 'Règles qui ont mené à la proposition', ['A4', 'B1']),
    autorite: situation(z.string().max(300), 'Au titre de', 'Bénéficiaire du RSA : le président du conseil départemental décide.'),
  },
  renvois: [{ champ: 'orientation', vers: 'orientation' }],
  calculees: [
    'orientation',
    'parcours',
    'organisme',
    'organisation',
    'structure',
    'parcoursPropose',
    'organismePropose',
    'regles',
    'reglesRetenues',
    'autorite',
  ],
  conservation: { duree: ans(20), depuis: finDInscription, puis: 'suppression', texte: CodeDuTravail.R5312_44 },
  // The rule that held says that health did.
  effacement: { champs: ['reglesRetenues'], duree: mois(6), depuis: finDInscription, texte: CodeDuTravail.D5312_54 },

  echanges: {
    tenueDeLaListe: {
      finalite: 'Décider de l’orientation des personnes qui relèvent de France Travail, et connaître les décisions des autres',
      base: obligationLegale(CodeDuTravail.L5411_5_1),
      caractere: 'obligatoire',
      consulter: { par: [franceTravail], sur: laListe, champs: [...lus, 'reglesRetenues'] },
      deposer: { par: [franceTravail], sur: laListe, champs: saisis },
    },

    accompagnement: {
      finalite: 'Décider de l’orientation des personnes dont on est compétent, et connaître les décisions qui les concernent',
      base: missionDInteretPublic(CodeDuTravail.L5411_5_1),
      caractere: 'obligatoire',
      consulter: { par: [conseilDepartemental, missionLocale, capEmploi], sur: leursDossiers, champs: [...lus, 'reglesRetenues'] },
      deposer: { par: [conseilDepartemental, missionLocale, capEmploi], sur: leursDossiers, champs: saisis },
    },

    decisionDeLaCaisse: {
      finalite: 'Décider de l’orientation des allocataires dont France Travail délègue la décision à la caisse',
      base: obligationLegale(CodeDeLActionSociale.R522_2),
      caractere: 'obligatoire',
      consulter: { par: [caisseAllocationsFamiliales], sur: dontLaDecisionLeurEstDeleguee, champs: [...lus, 'reglesRetenues'] },
      deposer: { par: [caisseAllocationsFamiliales], sur: dontLaDecisionLeurEstDeleguee, champs: saisis },
    },

    delegation: {
      finalite: 'Connaître ce qui a été décidé de la personne que le département confie',
      base: missionDInteretPublic(CodeDuTravail.L5411_5_1),
      caractere: 'obligatoire',
      consulter: { par: [delegataire], sur: leursDossiers, champs: lus },
    },

    accesDeLaPersonne: {
      finalite: 'Permettre à la personne de lire ce qui a été décidé pour elle, par qui et pourquoi',
      base: obligationLegale(Rgpd.article15),
      caractere: 'obligatoire',
      consulter: { par: [laPersonne], sur: sonPropreDossier, champs: [...lus, 'reglesRetenues'] },
    },
  },
})
