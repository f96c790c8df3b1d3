import { z } from 'zod'
import { conseilDepartemental, franceTravail, laPersonne } from '../../droit/acteurs.js'
import { obligationLegale } from '../../droit/bases-legales.js'
import { ans, finDInscription } from '../../droit/durees.js'
import { laListe, leursDossiers, sonPropreDossier } from '../../droit/perimetres.js'
import { CodeDeLActionSociale, CodeDuTravail, Rgpd } from '../../droit/textes.js'
import { donnee, ressource } from '../../moteur/ressource.js'
import { actesDeclares, consequences } from './nomenclatures.js'

const situation = <S extends z.ZodType>(schema: S, libelle: string, exemple: z.input<S>) =>
  donnee(schema, libelle, 'situation administrative', exemple)

const dits = [
  'sanction',
  'acte',
  'jour',
  'consequence',
  'taux',
  'montant',
  'mois',
  'motif',
  'natureDuManquement',
  'rangDuManquement',
] as const
const tout = [...dits, 'declarant'] as const

/**
 * What a département says it did of a sanction in its own tool, where its own procedure was held. Never corrected: another act follows.
 * A procedure held here is decided here, by its acts.
 */
export const declarationDeSanction = ressource({
  nom: 'declarationDeSanction',
  chemin: 'declarations-de-sanction',
  table: 'declaration_de_sanction',
  intitule: 'Sanctions du RSA décidées dans l’outil du département',
  cardinalite: 'plusieurs',
  responsable: franceTravail,

  donnees: {
    sanction: situation(z.int().min(1).max(32_767).nullable(), 'Procédure (n°)', null),
    acte: situation(z.enum(actesDeclares), 'Acte', 'SANCTION'),
    jour: situation(z.iso.date(), 'Jour de l’acte', '2026-11-24'),
    consequence: situation(z.enum(consequences).nullable(), 'Conséquence', 'SUSPENSION'),
    taux: situation(z.int().min(0).max(100).nullable(), 'Taux (%)', 50),
    montant: situation(z.number().positive().max(9999).nullable(), 'Montant par mois (€)', null),
    mois: situation(z.int().min(0).max(12).nullable(), 'Mois', 4),
    motif: situation(z.string().trim().min(3).max(4000).nullable(), 'Motif', null),
    // The published tables stop at N65 and R2 [V]: kept as they came.
    natureDuManquement: situation(
      z
        .string()
        .regex(/^[A-Z]\d{1,3}$/)
        .nullable(),
      'Nature du manquement, code du département',
      'N65',
    ),
    rangDuManquement: situation(z.string().regex(/^R\d$/).nullable(), 'Rang du manquement, code du département', 'R2'),
    declarant: donnee(z.string().max(200).nullable(), 'Déclaré par', 'identification', 'Marc BRUN'),
  },
  renvois: [{ champ: 'sanction', vers: 'sanctionRsa' }],
  calculees: ['sanction', 'declarant'],
  conservation: { duree: ans(20), depuis: finDInscription, puis: 'suppression', texte: CodeDuTravail.R5312_44 },

  echanges: {
    declaration: {
      finalite: 'Recevoir d’un département ce qu’il a décidé d’une sanction du RSA à l’issue de la procédure tenue dans son propre outil',
      base: obligationLegale(CodeDeLActionSociale.L262_37),
      caractere: 'obligatoire',
      consulter: { par: [conseilDepartemental], sur: leursDossiers, champs: tout },
      deposer: { par: [conseilDepartemental], sur: leursDossiers, champs: dits },
    },

    tenueDeLaListe: {
      finalite: 'Savoir quelles sanctions du RSA un département a décidées hors de la plateforme',
      base: obligationLegale(CodeDeLActionSociale.R262_69),
      caractere: 'obligatoire',
      consulter: { par: [franceTravail], sur: laListe, champs: tout },
    },

    accesDeLaPersonne: {
      finalite: 'Permettre à la personne de lire ce que le département a déclaré d’une sanction qui la vise',
      base: obligationLegale(Rgpd.article15),
      caractere: 'obligatoire',
      consulter: { par: [laPersonne], sur: sonPropreDossier, champs: tout },
    },
  },
})
