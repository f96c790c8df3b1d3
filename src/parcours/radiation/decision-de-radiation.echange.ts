import { z } from 'zod'
import { conseilDepartemental, franceTravail, laPersonne, missionLocale } from '../../droit/acteurs.js'
import { obligationLegale } from '../../droit/bases-legales.js'
import { ans, finDInscription } from '../../droit/durees.js'
import { laListe, leursDossiers, sonPropreDossier } from '../../droit/perimetres.js'
import { CodeDeLActionSociale, CodeDuTravail, Rgpd } from '../../droit/textes.js'
import { donnee, ressource } from '../../moteur/ressource.js'
import { sensPossibles } from './nomenclatures.js'

const situation = <S extends z.ZodType>(schema: S, libelle: string, exemple: z.input<S>) =>
  donnee(schema, libelle, 'situation administrative', exemple)

const nominative = { demande: 'nominative', motif: 'un humain habilité prononce une sanction', texte: CodeDuTravail.R5412_4 } as const

const ecrits = ['radiation', 'surVersion', 'sens', 'mois', 'dateEffet', 'motivation'] as const
const duDepartement = ['radiation', 'sens', 'mois', 'dateEffet', 'motivation', 'dernierJour', 'le'] as const
const lus = [...duDepartement, 'surVersion', 'decideur'] as const

/** What a named agent of France Travail, or of the mission locale of a young person, decided of a procedure, and why. Never corrected: another decision follows. */
export const decisionDeRadiation = ressource({
  nom: 'decisionDeRadiation',
  chemin: 'decisions-de-radiation',
  table: 'decision_de_radiation',
  intitule: 'Décisions sur la radiation',
  cardinalite: 'plusieurs',
  responsable: franceTravail,

  donnees: {
    radiation: situation(z.int().min(1).max(32_767), 'Procédure (n°)', 1),
    surVersion: situation(z.int().min(1).nullable(), 'Version lue', 1),
    sens: situation(z.enum(sensPossibles), 'Décision', 'RADIATION'),
    mois: situation(z.int().min(1).max(12).nullable(), 'Mois', 4),
    dateEffet: situation(z.iso.date().nullable(), 'Prend effet le', '2026-12-01'),
    motivation: situation(
      z.string().trim().min(20).max(4000),
      'Motifs',
      'Le RSA est supprimé pour quatre mois ; aucune démarche n’a repris depuis la décision du département.',
    ),
    le: situation(z.iso.date(), 'Décidée le', '2026-11-28'),
    dernierJour: situation(z.iso.date().nullable(), 'Dernier jour', '2027-03-31'),
    decideur: donnee(z.string().max(200), 'Décidée par', 'identification', 'Hervé DUVAL'),
  },
  renvois: [{ champ: 'radiation', vers: 'radiation' }],
  calculees: ['le', 'dernierJour', 'decideur'],
  conservation: { duree: ans(20), depuis: finDInscription, puis: 'suppression', texte: CodeDuTravail.R5312_44 },

  echanges: {
    tenueDeLaListe: {
      finalite: 'Décider de radier, de classer sans suite, de rejeter une contestation ou d’annuler, en disant pourquoi',
      base: obligationLegale(CodeDuTravail.L5412_1),
      caractere: 'obligatoire',
      consulter: { par: [franceTravail], sur: laListe, champs: lus },
      deposer: { par: [franceTravail], sur: laListe, champs: ecrits, assurance: nominative },
    },

    missionLocaleReferente: {
      finalite:
        'Décider de radier le jeune accompagné qui n’a aucun droit, de classer sans suite, de rejeter une contestation ou d’annuler, en disant pourquoi',
      base: obligationLegale(CodeDuTravail.R5412_4),
      caractere: 'obligatoire',
      consulter: { par: [missionLocale], sur: leursDossiers, champs: lus },
      deposer: { par: [missionLocale], sur: leursDossiers, champs: ecrits, assurance: nominative },
    },

    propositionDuDepartement: {
      finalite: 'Savoir ce que France Travail a décidé de la radiation proposée',
      base: obligationLegale(CodeDeLActionSociale.L262_37),
      caractere: 'obligatoire',
      consulter: { par: [conseilDepartemental], sur: leursDossiers, champs: duDepartement },
    },

    accesDeLaPersonne: {
      finalite: 'Permettre à la personne de lire ce qui est décidé, par qui et pourquoi',
      base: obligationLegale(Rgpd.article15),
      caractere: 'obligatoire',
      consulter: { par: [laPersonne], sur: sonPropreDossier, champs: lus },
    },
  },
})
