import { z } from 'zod'
import { protections } from '../../droit/protection.js'
import { donnee, piecesJointes } from '../../moteur/ressource.js'
import { consequences, decisions, etats, levees, rangs, voies } from './nomenclatures.js'

const situation = <S extends z.ZodType>(schema: S, libelle: string, exemple: z.input<S>) =>
  donnee(schema, libelle, 'situation administrative', exemple)
const texte = (auMoins: number) => z.string().trim().min(auMoins).max(4000).nullable()
const jour = z.iso.date().nullable()
const taux = z.int().min(0).max(100)
const mois = z.int().min(0).max(12)

export const proposes = ['manquements', 'revenu', 'consequence', 'tauxPropose', 'moisProposes', 'raisons'] as const
export const instruits = ['griefs', 'protection', 'representant', 'entendueLe', 'compteRendu'] as const
/** What she answers on paper or aloud, written down by who instructs. */
export const recueillis = ['observations', 'audition', 'assistance', 'voie', 'recueLe'] as const
export const decides = ['decision', 'taux', 'mois', 'motivation', 'qualite', 'levee', 'motifDeLevee', 'rejet', 'annulation'] as const
export const siens = ['observations', 'audition', 'assistance', 'recours'] as const
/** What whoever accompanies her, or holds the list, needs to know: which measure, from when to when. */
export const conclue = [
  'etat',
  'depuis',
  'revenu',
  'consequence',
  'taux',
  'mois',
  'rang',
  'faitsLe',
  'manquements',
  'decision',
  'decideeLe',
  'du',
  'au',
  'conformite',
  'conformiteLe',
  'leveeLe',
] as const
export const calcules = [
  'etat',
  'depuis',
  'organisation',
  'ouverteLe',
  'rang',
  'faitsLe',
  'notifieeLe',
  'reponseAvant',
  'observationsLe',
  'piecesJointes',
  'voie',
  'recueLe',
  'decideur',
  'decideeLe',
  'du',
  'au',
  'conformiteLe',
  'leveeLe',
  'retablieDepuis',
  'recoursLe',
  'rejetLe',
  'rejetPar',
  'annuleeLe',
] as const
export const tout = [...proposes, ...instruits, ...siens, ...decides, 'conformite', ...calcules] as const

/** What a procedure of the code du travail holds, but for the income at stake and who is competent, which each declaration says. */
export const champsDeLaProcedure = {
  manquements: situation(
    z
      .array(z.strictObject({ manquement: z.int().min(1).max(32_767) }))
      .min(1)
      .max(10),
    'Manquements (n°)',
    [{ manquement: 1 }],
  ),
  consequence: situation(z.enum(consequences), 'Conséquence', 'SUSPENSION'),
  tauxPropose: situation(taux, 'Taux envisagé (%)', 30),
  moisProposes: situation(mois, 'Mois envisagés', 1),
  raisons: situation(z.string().trim().min(20).max(4000), 'Raisons', 'Deux absences, sans motif légitime connu.'),
  etat: situation(z.enum(etats), 'État', 'A_NOTIFIER'),
  depuis: situation(z.iso.date(), 'Dans cet état depuis le', '2026-11-16'),
  ouverteLe: situation(z.iso.date(), 'Ouverte le', '2026-11-16'),
  rang: situation(z.enum(rangs), 'Rang', 'PREMIER'),
  faitsLe: situation(z.iso.date(), 'Jour des derniers faits', '2026-11-12'),
  griefs: situation(texte(20), 'Ce qui est notifié', null),
  protection: situation(z.enum(protections).nullable(), 'Mesure de protection', null),
  representant: situation(texte(3), 'Représentant légal', null),
  notifieeLe: situation(jour, 'Notifiée le', null),
  reponseAvant: situation(jour, 'Dernier jour pour répondre', null),
  observations: situation(texte(3), 'Observations de la personne', null),
  observationsLe: situation(jour, 'Observations du', null),
  piecesJointes,
  voie: situation(z.enum(voies).nullable(), 'Réponse recueillie', null),
  recueLe: situation(jour, 'Réponse reçue le', null),
  audition: situation(z.boolean().nullable(), 'Demande à être entendue', null),
  assistance: situation(texte(3), 'Assistée de', null),
  entendueLe: situation(jour, 'Entendue le', null),
  compteRendu: situation(texte(3), 'Compte rendu de l’audition', null),
  decision: situation(z.enum(decisions).nullable(), 'Décision', null),
  taux: situation(taux.nullable(), 'Taux (%)', null),
  mois: situation(mois.nullable(), 'Mois', null),
  motivation: situation(texte(20), 'Motifs de la décision', null),
  qualite: situation(texte(3), 'Qualité du signataire', null),
  decideur: donnee(z.string().max(200).nullable(), 'Décidée par', 'identification', null),
  decideeLe: situation(jour, 'Décidée le', null),
  du: situation(jour, 'Premier jour', null),
  au: situation(jour, 'Dernier jour', null),
  conformite: situation(texte(3), 'Remise en conformité', null),
  conformiteLe: situation(jour, 'Signalée le', null),
  levee: situation(z.enum(levees).nullable(), 'Levée ou maintien', null),
  motifDeLevee: situation(texte(3), 'Pourquoi', null),
  leveeLe: situation(jour, 'Levée le', null),
  retablieDepuis: situation(jour, 'Sommes rétablies depuis le', null),
  recours: situation(texte(3), 'Recours de la personne', null),
  recoursLe: situation(jour, 'Recours du', null),
  rejet: situation(texte(20), 'Motifs du rejet du recours', null),
  rejetLe: situation(jour, 'Recours rejeté le', null),
  rejetPar: donnee(z.string().max(200).nullable(), 'Rejet signé par', 'identification', null),
  annulation: situation(texte(3), 'Motif de l’annulation', null),
  annuleeLe: situation(jour, 'Annulée le', null),
}
