import { z } from 'zod'

const civile = z.iso.date().optional()
const texte = z.string().optional()

const action = z.object({
  libelle: z.string(),
  thematique: z.string(),
  dateDebut: z.iso.date(),
  dateFin: civile,
  heuresHebdomadaires: z.number().optional(),
})
const offreRaisonnableEmploi = z.object({
  intitule: z.string(),
  codeRome: texte,
  typesContrat: z.array(z.string()),
  tempsTravail: texte,
  lieux: z.array(z.string()),
  rayonKm: z.number().optional(),
  salaire: z.object({ montant: z.number(), base: z.string() }).optional(),
})

/** Nobody published this body: the states are those of the contract (1.12), the rest is named as its other APIs would. */
export const contrat = z.object({
  etat: z.enum(['A signer', 'Signé', 'Refusé', 'Suspendu', 'Clôturé']),
  dateEtat: z.iso.date().describe('Jour depuis lequel il est dans cet état'),
  dateSignature: civile,
  reference: z.string(),
  edition: z.int().describe('Édition présente ; chaque actualisation en fait une autre'),
  organisme: z.string().describe('Type de l’organisme référent'),
  etabliAilleurs: z.boolean().describe('« true » : l’outil de l’organisme en tient les clauses'),
  intensite: texte,
  casDuree: z.enum(['STANDARD', 'MINOREE', 'NON_QUANTIFIEE']).optional(),
  heuresHebdomadaires: z.number().optional(),
  dateRevision: civile,
  objectifs: z.array(z.string()),
  actions: z.array(action),
  offreRaisonnableEmploi: offreRaisonnableEmploi.optional(),
})
export type ContratDuContrat = z.infer<typeof contrat>

export const engagements = z.array(z.object({ partie: z.enum(['ORGANISME', 'USAGER']), libelle: z.string() }))

const instant = z.union([z.iso.datetime({ offset: true }), z.iso.date()])
export const signature = z.object({ dateSignature: instant.describe('Jour, ou instant, de la signature recueillie') })
export const refus = z.object({ dateRefus: instant.describe('Jour, ou instant, du refus') })
