import { z } from 'zod'
import { conseilDepartemental, franceTravail, laPersonne, missionLocale, organismesReferents } from '../../droit/acteurs.js'
import { missionDInteretPublic, obligationLegale } from '../../droit/bases-legales.js'
import { ans, finDInscription } from '../../droit/durees.js'
import { laListe, leursDossiers, sonPropreDossier } from '../../droit/perimetres.js'
import { CodeDuTravail, Lois, Rgpd } from '../../droit/textes.js'
import { donnee, ressource } from '../../moteur/ressource.js'
import { codeRome, conformite, contrats, motifsDeRefus, reponses, salaire } from './formes.js'

/** A human says whether a refusal is legitimate, in her name: no program does. */
const nominative = {
  demande: 'nominative',
  motif: 'un humain apprécie si le refus d’une offre est légitime',
  texte: Lois.decision2023_858,
} as const

/** An offer proposed to the person, her answer, her reply, and what was made of a refusal. */
export const propositionDOffre = ressource({
  nom: 'propositionDOffre',
  chemin: 'propositions-d-offres',
  table: 'proposition_d_offre',
  intitule: 'Offres d’emploi proposées',
  cardinalite: 'plusieurs',
  responsable: franceTravail,

  donnees: {
    projet: donnee(z.int().min(1).max(32_767), 'Projet auquel elle répond (n°)', 'vie professionnelle', 1),
    reference: donnee(z.string().trim().min(1).max(40).nullable(), 'Référence de l’offre', 'vie professionnelle', '187XKQB'),
    intitule: donnee(z.string().trim().min(3).max(160), 'Offre', 'vie professionnelle', 'Aide à domicile'),
    codeRome: donnee(codeRome.nullable(), 'Code ROME de l’offre', 'vie professionnelle', 'K1304'),
    employeur: donnee(z.string().trim().min(2).max(120), 'Employeur', 'vie professionnelle', 'Domicile Services Lille'),
    lieu: donnee(
      z.strictObject({ code: z.string().regex(/^(\d{2}|2[AB])\d{3}$/), libelle: z.string().max(60) }),
      'Lieu de travail',
      'vie professionnelle',
      { code: '59350', libelle: 'Lille' },
    ),
    contrat: donnee(z.enum(contrats), 'Contrat proposé', 'vie professionnelle', 'CDI'),
    tempsDeTravail: donnee(z.enum(['PLEIN', 'PARTIEL']), 'Temps de travail proposé', 'vie professionnelle', 'PLEIN'),
    salaire: donnee(salaire.nullable(), 'Salaire proposé', 'vie professionnelle', { montant: 12.6, base: 'HORAIRE' }),
    proposeeLe: donnee(z.iso.date(), 'Proposée le', 'vie professionnelle', '2026-11-16'),
    reponse: donnee(z.enum(reponses), 'Réponse de la personne', 'vie professionnelle', 'EN_ATTENTE'),
    motifDuRefus: donnee(z.enum(motifsDeRefus).nullable(), 'Raison du refus', 'vie professionnelle', null),
    explication: donnee(z.string().trim().min(3).max(1000).nullable(), 'Ce que la personne en dit', 'vie professionnelle', null),
    reponduLe: donnee(z.iso.date().nullable(), 'Répondu le', 'vie professionnelle', null),
    observations: donnee(z.string().trim().min(3).max(2000).nullable(), 'Observations de la personne', 'vie professionnelle', null),
    observationsLe: donnee(z.iso.date().nullable(), 'Observations du', 'vie professionnelle', null),
    conformite: donnee(conformite, 'Comparaison avec l’offre raisonnable d’emploi', 'vie professionnelle', {
      verdict: 'conforme',
      elements: [{ element: 'contrat', attendu: 'CDI, CDD', propose: 'CDI', verdict: 'conforme' }],
      regles: '2025-1',
    }),
    legitime: donnee(z.boolean().nullable(), 'Refus légitime', 'vie professionnelle', null),
    motivation: donnee(z.string().trim().min(20).max(2000).nullable(), 'Pourquoi', 'vie professionnelle', null),
    apprecieLe: donnee(z.iso.date().nullable(), 'Apprécié le', 'vie professionnelle', null),
    appreciePar: donnee(z.string().max(40).nullable(), 'Apprécié par', 'vie professionnelle', null),
  },

  renvois: [{ champ: 'projet', vers: 'projet' }],

  calculees: ['reponduLe', 'observationsLe', 'conformite', 'apprecieLe', 'appreciePar'],

  conservation: { duree: ans(20), depuis: finDInscription, puis: 'suppression', texte: CodeDuTravail.R5312_44 },

  echanges: {
    accompagnement: {
      finalite: 'Proposer à la personne des offres qui répondent à son projet et savoir ce qu’elle en fait',
      base: missionDInteretPublic(CodeDuTravail.L5411_6),
      caractere: 'obligatoire',
      consulter: {
        par: organismesReferents,
        sur: leursDossiers,
        champs: [
          'projet',
          'reference',
          'intitule',
          'codeRome',
          'employeur',
          'lieu',
          'contrat',
          'tempsDeTravail',
          'salaire',
          'proposeeLe',
          'reponse',
          'motifDuRefus',
          'explication',
          'reponduLe',
          'observations',
          'observationsLe',
          'conformite',
          'legitime',
          'motivation',
          'apprecieLe',
          'appreciePar',
        ],
      },
      deposer: {
        par: organismesReferents,
        sur: leursDossiers,
        champs: [
          'projet',
          'reference',
          'intitule',
          'codeRome',
          'employeur',
          'lieu',
          'contrat',
          'tempsDeTravail',
          'salaire',
          'proposeeLe',
          'reponse',
          'motifDuRefus',
          'explication',
        ],
      },
      corriger: { par: organismesReferents, sur: leursDossiers, champs: ['reponse', 'motifDuRefus', 'explication'] },
    },

    tenueDeLaListe: {
      finalite: 'Proposer aux personnes inscrites les offres qui répondent à leur projet',
      base: missionDInteretPublic(CodeDuTravail.L5312_1),
      caractere: 'obligatoire',
      consulter: {
        par: [franceTravail],
        sur: laListe,
        champs: [
          'projet',
          'reference',
          'intitule',
          'codeRome',
          'employeur',
          'lieu',
          'contrat',
          'tempsDeTravail',
          'salaire',
          'proposeeLe',
          'reponse',
          'motifDuRefus',
          'explication',
          'reponduLe',
          'observations',
          'observationsLe',
          'conformite',
          'legitime',
          'motivation',
          'apprecieLe',
          'appreciePar',
        ],
      },
      deposer: {
        par: [franceTravail],
        sur: laListe,
        champs: [
          'projet',
          'reference',
          'intitule',
          'codeRome',
          'employeur',
          'lieu',
          'contrat',
          'tempsDeTravail',
          'salaire',
          'proposeeLe',
          'reponse',
          'motifDuRefus',
          'explication',
        ],
      },
      corriger: { par: [franceTravail], sur: laListe, champs: ['reponse', 'motifDuRefus', 'explication'] },
    },

    appreciationDuRefus: {
      finalite: 'Dire si la personne avait une raison légitime de refuser une offre raisonnable d’emploi',
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
      finalite: 'Dire si la personne inscrite avait une raison légitime de refuser une offre raisonnable d’emploi',
      base: obligationLegale(CodeDuTravail.L5412_1),
      caractere: 'obligatoire',
      corriger: { par: [franceTravail], sur: laListe, champs: ['legitime', 'motivation'], assurance: nominative },
    },

    reponseDeLaPersonne: {
      finalite: 'Permettre à la personne de répondre elle-même à une offre et à ce qui est dit de son refus',
      base: obligationLegale(CodeDuTravail.R5412_7),
      caractere: 'obligatoire',
      corriger: { par: [laPersonne], sur: sonPropreDossier, champs: ['reponse', 'motifDuRefus', 'explication', 'observations'] },
    },

    accesDeLaPersonne: {
      finalite: 'Permettre à la personne de lire les offres qui lui ont été proposées et ce qui a été dit de ses réponses',
      base: obligationLegale(Rgpd.article15),
      caractere: 'obligatoire',
      consulter: {
        par: [laPersonne],
        sur: sonPropreDossier,
        champs: [
          'projet',
          'reference',
          'intitule',
          'codeRome',
          'employeur',
          'lieu',
          'contrat',
          'tempsDeTravail',
          'salaire',
          'proposeeLe',
          'reponse',
          'motifDuRefus',
          'explication',
          'reponduLe',
          'observations',
          'observationsLe',
          'conformite',
          'legitime',
          'motivation',
          'apprecieLe',
          'appreciePar',
        ],
      },
    },
  },
})
