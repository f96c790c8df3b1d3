import { z } from 'zod'
import { conseilDepartemental, franceTravail, laPersonne, missionLocale, organismesReferents } from '../../droit/acteurs.js'
import { missionDInteretPublic, obligationLegale } from '../../droit/bases-legales.js'
import { ans, finDInscription } from '../../droit/durees.js'
import { laListe, leursDossiers, sonPropreDossier } from '../../droit/perimetres.js'
import { CodeDuTravail, Lois, Rgpd } from '../../droit/textes.js'
import { donnee, piecesJointes, ressource } from '../../moteur/ressource.js'
import { motifsDAbsence, numero, semaine } from './formes.js'

const vie = <S extends z.ZodType>(schema: S, libelle: string, exemple: z.input<S>) =>
  donnee(schema, libelle, 'vie professionnelle', exemple)

const nominative = {
  demande: 'nominative',
  motif: 'un humain apprécie si une absence est légitime',
  texte: Lois.decision2023_858,
} as const

const ecrits = ['jour', 'activite', 'intitule', 'motif', 'explication'] as const
const lus = [
  ...ecrits,
  'semaine',
  'signaleePar',
  'noteeLe',
  'reponduLe',
  'piecesJointes',
  'retiree',
  'legitime',
  'motivation',
  'apprecieLe',
  'appreciePar',
] as const

/** An absence from what was agreed, what the person says of it, and what a human made of it. */
export const absence = ressource({
  nom: 'absence',
  chemin: 'absences',
  table: 'absence',
  intitule: 'Absences',
  cardinalite: 'plusieurs',
  responsable: franceTravail,

  donnees: {
    jour: vie(z.iso.date(), 'Jour', '2026-11-12'),
    activite: vie(numero.nullable(), 'Activité (n°)', null),
    intitule: vie(z.string().trim().min(3).max(160), 'À quoi', 'Rendez-vous de suivi'),
    motif: vie(z.enum(motifsDAbsence).nullable(), 'Raison', 'TRANSPORT'),
    explication: vie(z.string().trim().min(3).max(2000).nullable(), 'Ce que la personne en dit', 'Le bus de 8 h n’est pas passé.'),
    semaine: vie(semaine, 'Semaine (ISO 8601)', '2026-W46'),
    signaleePar: vie(z.enum(['personne', 'professionnel']), 'Signalée par', 'professionnel'),
    noteeLe: vie(z.iso.date(), 'Notée le', '2026-11-12'),
    reponduLe: vie(z.iso.date().nullable(), 'Répondu le', '2026-11-13'),
    piecesJointes,
    retiree: vie(z.boolean(), 'Retirée', false),
    legitime: vie(z.boolean().nullable(), 'Absence légitime', null),
    motivation: vie(z.string().trim().min(20).max(2000).nullable(), 'Pourquoi', null),
    apprecieLe: vie(z.iso.date().nullable(), 'Appréciée le', null),
    appreciePar: vie(z.string().max(40).nullable(), 'Appréciée par', null),
  },

  renvois: [{ champ: 'activite', vers: 'activite' }],
  calculees: ['semaine', 'signaleePar', 'noteeLe', 'reponduLe', 'piecesJointes', 'apprecieLe', 'appreciePar'],

  conservation: { duree: ans(20), depuis: finDInscription, puis: 'suppression', texte: CodeDuTravail.R5312_44 },

  echanges: {
    accompagnement: {
      finalite: 'Savoir si la personne a suivi ce qui avait été convenu, et ce qu’elle répond quand elle n’est pas venue',
      base: missionDInteretPublic(CodeDuTravail.L5411_6),
      caractere: 'obligatoire',
      consulter: { par: organismesReferents, sur: leursDossiers, champs: [...lus] },
      deposer: { par: organismesReferents, sur: leursDossiers, champs: [...ecrits] },
      corriger: { par: organismesReferents, sur: leursDossiers, champs: [...ecrits, 'retiree'] },
    },

    tenueDeLaListe: {
      finalite: 'Connaître l’assiduité des personnes inscrites aux actions prévues à leur contrat',
      base: missionDInteretPublic(CodeDuTravail.L5412_1),
      caractere: 'obligatoire',
      consulter: { par: [franceTravail], sur: laListe, champs: [...lus] },
    },

    appreciationDeLAbsence: {
      finalite: 'Dire si la personne avait une raison légitime de ne pas venir',
      base: obligationLegale(CodeDuTravail.L5412_1),
      caractere: 'obligatoire',
      corriger: {
        par: [conseilDepartemental, missionLocale],
        sur: leursDossiers,
        champs: ['legitime', 'motivation'],
        assurance: nominative,
      },
    },

    controleDeLaRecherche: {
      finalite: 'Dire si la personne inscrite avait une raison légitime de ne pas venir',
      base: obligationLegale(CodeDuTravail.L5412_1),
      caractere: 'obligatoire',
      corriger: { par: [franceTravail], sur: laListe, champs: ['legitime', 'motivation'], assurance: nominative },
    },

    reponseDeLaPersonne: {
      finalite: 'Permettre à la personne de prévenir d’une absence et d’en dire la raison',
      base: obligationLegale(CodeDuTravail.R5412_7),
      caractere: 'obligatoire',
      deposer: { par: [laPersonne], sur: sonPropreDossier, champs: [...ecrits] },
      corriger: { par: [laPersonne], sur: sonPropreDossier, champs: ['motif', 'explication'] },
    },

    accesDeLaPersonne: {
      finalite: 'Permettre à la personne de lire les absences notées, et ce qui en a été dit',
      base: obligationLegale(Rgpd.article15),
      caractere: 'obligatoire',
      consulter: { par: [laPersonne], sur: sonPropreDossier, champs: [...lus] },
    },
  },
})
