import { z } from 'zod'
import { franceTravail, laPersonne, organismesReferents } from '../../../droit/acteurs.js'
import { missionDInteretPublic, obligationLegale } from '../../../droit/bases-legales.js'
import { ans, finDInscription } from '../../../droit/durees.js'
import { leursDossiers, sonPropreDossier } from '../../../droit/perimetres.js'
import { CodeDuTravail, Lois, Rgpd } from '../../../droit/textes.js'
import { donnee, piecesJointes, ressource } from '../../../moteur/ressource.js'
import { etatsDeDemande, minutes } from '../formes.js'
import { codesDeDispense } from '../motifs-de-dispense.js'

const situation = <S extends z.ZodType>(schema: S, libelle: string, exemple: z.input<S>) =>
  donnee(schema, libelle, 'situation administrative', exemple)

const demandes = ['du', 'au', 'minutes', 'motif', 'explication'] as const
const lus = [...demandes, 'piecesJointes', 'demandeeLe', 'etat', 'refus', 'repondueLe', 'reponduePar', 'retiree'] as const

/** Fewer hours, asked by the person herself. What is granted is a `dispense`, which names it: nothing counts before. */
export const demandeDeDispense = ressource({
  nom: 'demandeDeDispense',
  chemin: 'demandes-de-dispense',
  table: 'demande_de_dispense',
  intitule: 'Dispenses d’heures demandées',
  cardinalite: 'plusieurs',
  responsable: franceTravail,

  donnees: {
    du: situation(z.iso.date(), 'Du', '2026-11-09'),
    au: situation(z.iso.date(), 'Au', '2027-01-31'),
    minutes: situation(minutes.nullable(), 'Minutes par semaine qu’elle peut faire (aucune : aucun nombre d’heures)', 420),
    motif: situation(z.enum(codesDeDispense), 'Motif', 'AUTRE'),
    explication: situation(
      z.string().trim().min(3).max(2000).nullable(),
      'Ce que la personne en dit',
      'La place en crèche est pour janvier.',
    ),
    piecesJointes,
    demandeeLe: situation(z.iso.date(), 'Demandée le', '2026-11-09'),
    etat: situation(z.enum(etatsDeDemande), 'Où elle en est', 'A_DECIDER'),
    refus: situation(z.string().trim().min(20).max(2000).nullable(), 'Pourquoi elle est refusée', null),
    repondueLe: situation(z.iso.date().nullable(), 'Répondue le', null),
    reponduePar: situation(z.string().max(40).nullable(), 'Répondue par', null),
    retiree: situation(z.boolean(), 'Retirée', false),
  },
  calculees: ['piecesJointes', 'demandeeLe', 'etat', 'repondueLe', 'reponduePar'],
  conservation: { duree: ans(20), depuis: finDInscription, puis: 'suppression', texte: CodeDuTravail.R5312_44 },

  echanges: {
    accompagnement: {
      finalite: 'Répondre à la personne qui demande que la durée d’activité s’adapte à sa situation',
      base: missionDInteretPublic(CodeDuTravail.L5411_6),
      caractere: 'obligatoire',
      consulter: { par: organismesReferents, sur: leursDossiers, champs: [...lus] },
      corriger: {
        par: organismesReferents,
        sur: leursDossiers,
        champs: ['refus'],
        assurance: { demande: 'nominative', motif: 'un humain refuse ce que la personne demande', texte: Lois.decision2023_858 },
      },
    },

    demandeDeLaPersonne: {
      finalite: 'Permettre à la personne de demander moins d’heures, ou de retirer sa demande',
      base: missionDInteretPublic(CodeDuTravail.L5411_6),
      caractere: 'obligatoire',
      deposer: { par: [laPersonne], sur: sonPropreDossier, champs: [...demandes] },
      corriger: { par: [laPersonne], sur: sonPropreDossier, champs: ['retiree'] },
    },

    accesDeLaPersonne: {
      finalite: 'Permettre à la personne de lire ce qu’elle a demandé, et ce qui lui a été répondu',
      base: obligationLegale(Rgpd.article15),
      caractere: 'obligatoire',
      consulter: { par: [laPersonne], sur: sonPropreDossier, champs: [...lus] },
    },
  },
})
