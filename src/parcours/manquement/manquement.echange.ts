import { z } from 'zod'
import { conseilDepartemental, franceTravail, laPersonne, missionLocale, organismesReferents } from '../../droit/acteurs.js'
import { obligationLegale } from '../../droit/bases-legales.js'
import { ans, finDInscription } from '../../droit/durees.js'
import { laListe, leursDossiers, leursProcedures, sonPropreDossier } from '../../droit/perimetres.js'
import { CodeDeLActionSociale, CodeDuTravail, Lois, Rgpd } from '../../droit/textes.js'
import { donnee, piecesJointes, ressource } from '../../moteur/ressource.js'
import { absences, pieces, propositions } from './formes.js'
import { natures } from './natures.js'

const situation = <S extends z.ZodType>(schema: S, libelle: string, exemple: z.input<S>) =>
  donnee(schema, libelle, 'situation administrative', exemple)
const texte = (auMoins: number) => z.string().trim().min(auMoins).max(4000)

/** Whether a reason is legitimate is said by a human, in her name: no program does. */
const nominative = {
  demande: 'nominative',
  motif: 'un humain dit si la personne avait un motif légitime',
  texte: Lois.decision2023_858,
} as const

const signales = ['nature', 'jour', 'faits', 'pieces', 'contrat', 'absences', 'propositions', 'demandeLe', 'demande', 'parole'] as const
const suivi = ['organisation', 'structure', 'signaleLe', 'retire'] as const
const suites = ['motifLegitime', 'motivation', 'apprecieLe', 'appreciePar', 'reponse', 'reponduLe', 'piecesJointes'] as const

/** What is held against a person, by whom, on what evidence; the reason looked for first; and what she answers. */
export const manquement = ressource({
  nom: 'manquement',
  chemin: 'manquements',
  table: 'manquement',
  intitule: 'Manquements signalés',
  cardinalite: 'plusieurs',
  responsable: franceTravail,

  donnees: {
    nature: situation(z.enum(natures), 'Manquement', 'OBLIGATIONS_DU_CONTRAT'),
    jour: situation(z.iso.date(), 'Jour des faits', '2026-11-12'),
    faits: situation(texte(20), 'Faits', 'N’est pas venue aux deux ateliers prévus à son contrat, les 5 et 12 novembre.'),
    pieces: situation(pieces, 'Pièces', []),
    contrat: situation(z.int().min(1).max(32_767).nullable(), 'Contrat d’engagement (n°)', null),
    absences: situation(absences, 'Absences (n°)', []),
    propositions: situation(propositions, 'Offres refusées (n°)', []),
    demandeLe: situation(z.iso.date().nullable(), 'Raison demandée le', '2026-11-13'),
    demande: situation(texte(3).nullable(), 'Ce qui lui a été demandé, et comment', 'Appelée deux fois, puis un message'),
    parole: situation(texte(3).nullable(), 'Ce qu’elle en a dit', null),
    organisation: situation(z.string().max(40), 'Signalé par', 'CD59'),
    structure: situation(z.string().max(40).nullable(), 'Structure', null),
    signaleLe: situation(z.iso.date(), 'Signalé le', '2026-11-14'),
    retire: situation(z.boolean(), 'Signalement retiré', false),
    motifLegitime: situation(z.boolean().nullable(), 'Motif légitime', null),
    motivation: situation(texte(20).nullable(), 'Pourquoi', null),
    apprecieLe: situation(z.iso.date().nullable(), 'Apprécié le', null),
    appreciePar: situation(z.string().max(40).nullable(), 'Apprécié par', null),
    reponse: situation(texte(3).nullable(), 'Réponse de la personne', null),
    reponduLe: situation(z.iso.date().nullable(), 'Répondu le', null),
    piecesJointes,
  },

  renvois: [
    { champ: 'contrat', vers: 'contratEngagement' },
    { champ: 'absences', vers: 'absence', dans: 'absence' },
    { champ: 'propositions', vers: 'propositionDOffre', dans: 'proposition' },
  ],
  calculees: ['organisation', 'structure', 'signaleLe', 'retire', 'apprecieLe', 'appreciePar', 'reponduLe', 'piecesJointes'],
  conservation: { duree: ans(20), depuis: finDInscription, puis: 'suppression', texte: CodeDuTravail.R5312_44 },

  // A file is opened under the first line that names its reader: who instructs comes before who only reports.
  echanges: {
    instruction: {
      finalite:
        'Instruire les manquements des bénéficiaires du RSA et des jeunes en accompagnement, un motif légitime étant cherché d’abord',
      base: obligationLegale(CodeDeLActionSociale.L262_37),
      caractere: 'obligatoire',
      consulter: { par: [conseilDepartemental, missionLocale], sur: leursProcedures, champs: [...signales, ...suivi, ...suites] },
      corriger: {
        par: [conseilDepartemental, missionLocale],
        sur: leursProcedures,
        champs: ['motifLegitime', 'motivation'],
        assurance: nominative,
      },
    },

    tenueDeLaListe: {
      finalite: 'Connaître et signaler les manquements des personnes inscrites',
      base: obligationLegale(CodeDuTravail.L5412_1),
      caractere: 'obligatoire',
      consulter: { par: [franceTravail], sur: laListe, champs: [...signales, ...suivi, ...suites] },
      deposer: { par: [franceTravail], sur: laListe, champs: [...signales] },
      corriger: { par: [franceTravail], sur: laListe, champs: [...signales, 'retire'] },
    },

    controleDeLaRecherche: {
      finalite: 'Dire si la personne inscrite avait un motif légitime',
      base: obligationLegale(CodeDuTravail.L5412_1),
      caractere: 'obligatoire',
      corriger: { par: [franceTravail], sur: laListe, champs: ['motifLegitime', 'motivation'], assurance: nominative },
    },

    signalement: {
      finalite: 'Signaler un manquement de la personne accompagnée, avec ce qui permet de l’instruire',
      base: obligationLegale(CodeDeLActionSociale.R262_69),
      caractere: 'obligatoire',
      consulter: { par: organismesReferents, sur: leursDossiers, champs: [...signales, ...suivi] },
      deposer: { par: organismesReferents, sur: leursDossiers, champs: [...signales] },
      corriger: { par: organismesReferents, sur: leursDossiers, champs: [...signales, 'retire'] },
    },

    reponseDeLaPersonne: {
      finalite: 'Permettre à la personne de répondre à ce qui lui est reproché',
      base: obligationLegale(CodeDuTravail.R5412_7),
      caractere: 'obligatoire',
      corriger: { par: [laPersonne], sur: sonPropreDossier, champs: ['reponse'] },
    },

    accesDeLaPersonne: {
      finalite: 'Permettre à la personne de savoir ce qui lui est reproché, par qui et sur quelles pièces',
      base: obligationLegale(Rgpd.article15),
      caractere: 'obligatoire',
      consulter: { par: [laPersonne], sur: sonPropreDossier, champs: [...signales, ...suivi, ...suites] },
    },
  },
})
