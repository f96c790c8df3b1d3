import { z } from 'zod'
import { type casDeDuree, type Etat, type fondements, type intensites, type origines, themes } from './nomenclatures.js'

const phrase = z.string().trim().min(3).max(300)
export const phrases = z.array(phrase).min(1).max(10)
/** Hours a week: a half hour is the least that is counted. */
export const heures = z.number().positive().max(48).multipleOf(0.5)
export const action = z.strictObject({
  theme: z.enum(themes),
  libelle: z.string().trim().min(3).max(200),
  du: z.iso.date(),
  au: z.iso.date().nullable(),
  heures: heures.nullable(),
})
export const parties = z.strictObject({
  personne: z.strictObject({ prenom: z.string(), nom: z.string(), dateNaissance: z.string() }),
  organisme: z.strictObject({ code: z.string(), nom: z.string() }),
})
/** What the project retained says of the offer she may not refuse twice, as it stood when the contract was written. */
export const offreRaisonnable = z.strictObject({
  intitule: z.string(),
  codeRome: z.string().nullable(),
  contrats: z.array(z.string()),
  tempsDeTravail: z.string().nullable(),
  lieux: z.array(z.string()),
  rayonKm: z.number().nullable(),
  salaire: z.strictObject({ montant: z.number(), base: z.string() }).nullable(),
})
export const empreinteSha256 = z.string().regex(/^[0-9a-f]{64}$/)

/** What the two parties agree on: what is signed, and nothing else is. */
export type Contenu = {
  objectifs: readonly string[]
  engagementsDeLOrganisme: readonly string[]
  engagementsDeLaPersonne: readonly string[]
  intensite: (typeof intensites)[number]
  casDeDuree: (typeof casDeDuree)[number]
  heuresHebdomadaires: number | null
  fondementDeLaDuree: (typeof fondements)[number]
  actions: readonly z.infer<typeof action>[]
  projet: number | null
  revuLe: string | null
}
export type Contrat = Contenu & {
  demandeDeLaPersonne: string | null
  reference: string
  edition: number
  empreinte: string
  etat: Etat
  etatAvant: Etat | null
  depuis: string
  /** Last day on which it is signed in time; null when no delay runs. */
  aSignerAvant: string | null
  origine: (typeof origines)[number]
  organisation: string
  structure: string | null
  orientation: number | null
  parties: z.infer<typeof parties>
  offreRaisonnable: z.infer<typeof offreRaisonnable> | null
  signePersonneLe: string | null
  signeOrganismeLe: string | null
  signeLe: string | null
  remplace: readonly number[]
}
