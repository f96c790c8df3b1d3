import { z } from 'zod'

const type = z.enum(['SUSP_RSA', 'SUPPR_RSA'])
const modalite = z.enum(['M', 'P']).describe('M : montant en euros ; P : pourcentage')
const mois = z.int().min(1).max(4)
const montant = z.number().positive().max(9999)
const identifiant = z.string().max(64)
/** Empty is what the published collection sends: the only procedure of the person that the event is for. */
const facultatif = identifiant.optional().describe('Vide : la seule conséquence de l’usager que cet événement concerne')

const typesEvenement = [
  'SAISIE_SANCTION',
  'REFUS_SAISIE_SANCTION',
  'VALID_SANCTION',
  'REFUS_SANCTION',
  'VALID_LEVEE_SUSP',
  'REFUS_LEVEE_SUSP',
  'ANNULATION_SANCTION',
] as const

export const requeteDeDetail = z.object({ identifiantSanction: facultatif })

/** Four fields are read by published clients; the rest, published nowhere, says what was decided. */
export const detail = z.object({
  identifiantConsequenceSanction: z.string(),
  typeConsequenceSanction: type,
  modaliteProposee: modalite.nullable(),
  montantPropose: z.number().nullable(),
  dureeProposee: z.int().nullable(),
  etat: z.enum(['A_INSTRUIRE', 'A_TRAITER', 'REFUSEE', 'VALIDEE', 'LEVEE_A_TRAITER', 'LEVEE', 'ECHUE', 'ANNULEE']),
  dateLimiteObservations: z.iso.date().nullable().describe('Rien ne se valide avant que ce jour soit passé, sauf observations reçues'),
  typeConsequenceSanctionValide: type.optional(),
  modaliteDecisionValidee: modalite.optional(),
  montantValide: z.number().optional(),
  dureeValidee: z.int().optional(),
  dateDebut: z.iso.date().optional(),
  dateFin: z.iso.date().optional(),
})
export type DetailDuContrat = z.infer<typeof detail>

export const evenement = z.object({
  identifiantConsequenceSanction: facultatif,
  evenement: z.object({ typeEvenement: z.enum(typesEvenement), dateEvenement: z.iso.date() }),
  typeConsequenceSanctionValide: type.optional().describe('Avec VALID_SANCTION ; absent : comme proposé'),
  modaliteDecisionValidee: modalite.optional(),
  montantValide: montant.optional().describe('Euros si M ; taux de 30 à 100 si P'),
  dureeValidee: mois.optional().describe('Mois entiers, de 1 à 4'),
  motifEvenement: z.string().trim().min(3).max(4000).optional().describe('Obligatoire avec ANNULATION_SANCTION'),
})
export type EvenementDuContrat = z.infer<typeof evenement>

export const decisionDuPartenaire = z.object({
  dateNotificationDecisionSanction: z.iso.date(),
  natureManquement: z.string().regex(/^[A-Z]\d{1,3}$/),
  rangManquement: z.string().regex(/^R\d$/),
  typeSanctionValide: type,
  modaliteDecisionValidee: modalite,
  montantValide: montant,
  dureeValidee: mois,
})
export const demandeDeRadiation = z.object({ identifiantConsequenceSanction: facultatif })

/** `C001` alone is published: the two others are ours, and `libelleSortie` says why [V]. */
export const sortie = z.object({
  codeSortie: z
    .enum(['C001', 'C101', 'C102'])
    .describe('C001 : fait ; C101 : l’état de la sanction ne le permet pas ; C102 : une règle s’y oppose'),
  libelleSortie: z.string().optional(),
})
export type SortieDuContrat = z.infer<typeof sortie>
export const sortieNommee = sortie.extend({ identifiantConsequenceSanction: z.string().optional() })
