import { z } from 'zod'
import { conseilDepartemental, franceTravail, laPersonne, organismesPayeurs } from '../droit/acteurs.js'
import { obligationLegale } from '../droit/bases-legales.js'
import { ans, finDInscription } from '../droit/durees.js'
import { laListe, leursAllocataires, leursProcedures, sonPropreDossier } from '../droit/perimetres.js'
import { CodeDeLActionSociale, CodeDuTravail, Rgpd } from '../droit/textes.js'
import { donnee, ressource } from '../moteur/ressource.js'
import { etatsDEnvoi } from './etats.regles.js'
import { naturesPossibles } from './natures.js'

const situation = <S extends z.ZodType>(schema: S, libelle: string, exemple: z.input<S>) =>
  donnee(schema, libelle, 'situation administrative', exemple)
const jour = z.iso.date().nullable()

const dit = ['reference', 'nature', 'decision', 'decideePar', 'payeur', 'du', 'au', 'taux', 'montant'] as const
const suivi = ['etat', 'transmisLe', 'prisEnCompteLe', 'appliqueLe', 'rejeteLe', 'motifDuRejet'] as const
const tout = [...dit, ...suivi] as const

/**
 * A decision on the RSA told to whoever pays it, and what the payer made of it. Written by the platform in the transaction of the decision,
 * never by hand: no line deposits one. The payer alone answers.
 */
export const envoiAuPayeur = ressource({
  nom: 'envoiAuPayeur',
  chemin: 'envois-au-payeur',
  table: 'envoi_au_payeur',
  intitule: 'Décisions transmises à la caisse',
  cardinalite: 'plusieurs',
  responsable: conseilDepartemental,

  donnees: {
    reference: situation(z.uuid(), 'Référence de l’envoi', '0b7e4a52-3c1d-4f6e-8a90-1f2e3d4c5b6a'),
    nature: situation(z.enum(naturesPossibles), 'Ce qui est demandé à la caisse', 'suspension'),
    decision: situation(z.string().max(60), 'Décision', 'sanctionRsa:1'),
    decideePar: situation(z.string().max(40), 'Décidée par', 'CD59'),
    payeur: situation(z.string().max(40).nullable(), 'Caisse', 'CAF591'),
    du: situation(z.iso.date(), 'À compter du', '2026-12-01'),
    au: situation(jour, 'Jusqu’au', '2026-12-31'),
    taux: situation(z.int().min(1).max(100).nullable(), 'Taux (%)', 30),
    montant: situation(z.number().min(0).max(99_999).nullable(), 'Montant par mois (€)', 195.5),
    etat: situation(z.enum(etatsDEnvoi), 'Où en est la décision', 'TRANSMIS'),
    transmisLe: situation(jour, 'Transmise le', '2026-11-24'),
    prisEnCompteLe: situation(jour, 'Prise en compte le', null),
    appliqueLe: situation(jour, 'Appliquée le', null),
    rejeteLe: situation(jour, 'Rejetée le', null),
    motifDuRejet: situation(z.string().trim().min(3).max(500).nullable(), 'Motif du rejet', null),
  },

  renvois: [{ champ: 'decision', parmi: ['sanctionRsa', 'decisionDOpportunite'] }],
  calculees: [...tout],

  conservation: { duree: ans(20), depuis: finDInscription, puis: 'suppression', texte: CodeDuTravail.R5312_44 },

  echanges: {
    executionDesDecisions: {
      finalite: 'Faire appliquer par la caisse les décisions du département sur le RSA, et savoir ce qu’elle en a fait',
      base: obligationLegale(CodeDeLActionSociale.L262_37),
      caractere: 'obligatoire',
      consulter: { par: [conseilDepartemental], sur: leursProcedures, champs: [...tout] },
    },

    versementRsa: {
      finalite: 'Appliquer au versement du RSA ce que le département a décidé, et dire quand c’est fait',
      base: obligationLegale(CodeDeLActionSociale.L262_16),
      caractere: 'obligatoire',
      consulter: { par: organismesPayeurs, sur: leursAllocataires, champs: [...tout] },
      corriger: { par: organismesPayeurs, sur: leursAllocataires, champs: ['etat', 'appliqueLe', 'motifDuRejet'] },
    },

    tenueDeLaListe: {
      finalite: 'Savoir si la décision prise par délégation, ou dont dépend une radiation, est appliquée',
      base: obligationLegale(CodeDeLActionSociale.L262_37),
      caractere: 'obligatoire',
      consulter: {
        par: [franceTravail],
        sur: laListe,
        champs: ['nature', 'decision', 'decideePar', 'payeur', 'du', 'au', 'etat', 'appliqueLe'],
      },
    },

    accesDeLaPersonne: {
      finalite: 'Permettre à la personne de savoir ce qui est transmis à sa caisse, et ce que la caisse en a fait',
      base: obligationLegale(Rgpd.article15),
      caractere: 'obligatoire',
      consulter: { par: [laPersonne], sur: sonPropreDossier, champs: [...tout] },
    },
  },
})
