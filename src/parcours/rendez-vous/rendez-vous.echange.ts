import { z } from 'zod'
import { franceTravail, laPersonne, organismesReferents } from '../../droit/acteurs.js'
import { missionDInteretPublic, obligationLegale } from '../../droit/bases-legales.js'
import { ans, finDInscription } from '../../droit/durees.js'
import { laListe, leursDossiers, sonPropreDossier } from '../../droit/perimetres.js'
import { CodeDuTravail, Rgpd } from '../../droit/textes.js'
import { donnee, ressource } from '../../moteur/ressource.js'
import { aSavoir, adresse, duree, instant, interlocuteur, texteCourt } from './formes.js'
import { initiateurs, modalites, motifs, organismes, receptions, statuts } from './nomenclatures.js'

const situation = <S extends z.ZodType>(schema: S, libelle: string, exemple: z.input<S>) =>
  donnee(schema, libelle, 'situation administrative', exemple)
const contact = <S extends z.ZodType>(schema: S, libelle: string, exemple: z.input<S>) => donnee(schema, libelle, 'contact', exemple)

const corriges = [
  'motif',
  'theme',
  'date',
  'duree',
  'modalite',
  'reception',
  'libelleLieu',
  'adresse',
  'telephoneUsager',
  'information',
  'initiateur',
  'organisme',
  'libelleStructure',
  'telephoneContact',
  'courrielContact',
  'interlocuteur',
  'statut',
  'observations',
] as const
const saisis = [...corriges, 'structure'] as const
const lus = [...saisis, 'creneau', 'organisation', 'prisPar', 'observationsLe', 'constateLe'] as const

/** An appointment of the person with who follows her; nothing of her health has a place in it. */
export const rendezVous = ressource({
  nom: 'rendezVous',
  chemin: 'rendez-vous',
  table: 'rendez_vous',
  intitule: 'Rendez-vous',
  cardinalite: 'plusieurs',
  responsable: franceTravail,

  donnees: {
    motif: situation(z.enum(motifs), 'Motif', 'ACC'),
    theme: situation(texteCourt.nullable(), 'Thème', 'Premier entretien'),
    date: situation(instant, 'Jour et heure', '2026-12-03T09:00:00Z'),
    duree: situation(duree.nullable(), 'Durée, en minutes', 45),
    modalite: situation(z.enum(modalites), 'Modalité', 'PHYSIQUE'),
    reception: situation(z.enum(receptions), 'Seul ou à plusieurs', 'IND'),
    libelleLieu: situation(texteCourt.nullable(), 'Lieu', 'Unité territoriale de Lille'),
    adresse: situation(adresse.nullable(), 'Adresse du lieu', '21 rue de la Toison d’Or, 59000 Lille'),
    telephoneUsager: contact(
      z
        .string()
        .regex(/^\+?\d{6,15}$/)
        .nullable(),
      'Téléphone où joindre la personne',
      '0601020304',
    ),
    information: situation(aSavoir.nullable(), 'À savoir', 'Apporter son curriculum vitæ'),
    initiateur: situation(z.enum(initiateurs), 'À l’initiative de', 'PARTENAIRE'),
    organisme: situation(z.enum(organismes), 'Type d’organisme', 'CD'),
    structure: situation(z.string().max(40).nullable(), 'Structure', null),
    libelleStructure: situation(texteCourt.nullable(), 'Structure qui reçoit', 'Unité territoriale de Lille'),
    telephoneContact: situation(z.string().trim().max(20).nullable(), 'Téléphone de la structure', '0320000000'),
    courrielContact: situation(z.email().max(120).nullable(), 'Courriel de la structure', 'ut.lille@nord.example.fr'),
    interlocuteur: situation(interlocuteur.nullable(), 'Interlocuteur', {
      nom: 'ROY',
      prenom: 'Claire',
      courriel: 'claire.roy@nord.example.fr',
    }),
    statut: situation(z.enum(statuts), 'État', 'PRIS'),
    observations: situation(z.string().trim().min(3).max(2000).nullable(), 'Ce que la personne en dit', null),
    creneau: situation(z.uuid().nullable(), 'Créneau pris', 'c59c59c5-9c59-4c59-8c59-c59c59c59c59'),
    organisation: situation(z.string().max(40), 'Organisme qui reçoit', 'CD59'),
    prisPar: situation(z.string().max(40), 'Pris par', 'CD59'),
    observationsLe: situation(z.iso.date().nullable(), 'Dit le', null),
    constateLe: situation(z.iso.date().nullable(), 'Suite constatée le', null),
  },

  // Of a place in a slot, everything comes from the slot.
  calculees: [
    'motif',
    'date',
    'duree',
    'modalite',
    'reception',
    'libelleLieu',
    'adresse',
    'information',
    'initiateur',
    'organisme',
    'structure',
    'libelleStructure',
    'interlocuteur',
    'statut',
    'organisation',
    'prisPar',
    'observationsLe',
    'constateLe',
    'creneau',
  ],

  conservation: { duree: ans(20), depuis: finDInscription, puis: 'suppression', texte: CodeDuTravail.R5312_44 },

  echanges: {
    accompagnement: {
      finalite: 'Convenir avec la personne de rendez-vous, savoir lesquels ont eu lieu et ce qu’elle dit de ceux qu’elle a manqués',
      base: missionDInteretPublic(CodeDuTravail.L5411_5_1),
      caractere: 'obligatoire',
      consulter: {
        par: organismesReferents,
        sur: leursDossiers,
        champs: lus,
        brisDeGlace: { motif: 'savoir si elle est attendue, et par qui', texte: Rgpd.article32 },
      },
      deposer: { par: organismesReferents, sur: leursDossiers, champs: saisis },
      corriger: { par: organismesReferents, sur: leursDossiers, champs: corriges },
    },

    tenueDeLaListe: {
      finalite: 'Convenir de rendez-vous avec les personnes inscrites et connaître ceux de leur accompagnement',
      base: missionDInteretPublic(CodeDuTravail.L5312_1),
      caractere: 'obligatoire',
      consulter: { par: [franceTravail], sur: laListe, champs: lus },
      deposer: { par: [franceTravail], sur: laListe, champs: saisis },
      corriger: { par: [franceTravail], sur: laListe, champs: corriges },
    },

    priseDeCreneau: {
      finalite: 'Prendre pour la personne une place dans un créneau que propose un organisme qui la suit',
      base: missionDInteretPublic(CodeDuTravail.L5411_5_1),
      caractere: 'obligatoire',
      deposer: { par: organismesReferents, sur: leursDossiers, champs: ['creneau', 'theme'] },
    },

    choixDeLaPersonne: {
      finalite: 'Permettre à la personne de choisir son rendez-vous, de l’annuler et de dire pourquoi elle n’est pas venue',
      base: missionDInteretPublic(CodeDuTravail.L5411_5_1),
      caractere: 'obligatoire',
      deposer: { par: [laPersonne], sur: sonPropreDossier, champs: ['creneau'] },
      corriger: { par: [laPersonne], sur: sonPropreDossier, champs: ['statut', 'observations'] },
    },

    accesDeLaPersonne: {
      finalite: 'Permettre à la personne de lire ses rendez-vous passés et à venir',
      base: obligationLegale(Rgpd.article15),
      caractere: 'obligatoire',
      consulter: { par: [laPersonne], sur: sonPropreDossier, champs: lus },
    },
  },
})
