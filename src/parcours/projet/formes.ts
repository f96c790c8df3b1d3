import { z } from 'zod'

export const contrats = ['CDI', 'CDD', 'INTERIM', 'ALTERNANCE', 'SAISONNIER', 'AUTRE'] as const
export const temps = ['PLEIN', 'PARTIEL', 'INDIFFERENT'] as const

export const codeRome = z.string().regex(/^[A-N]\d{4}$/)
export const codeAppellation = z.string().regex(/^\d{3,6}$/)

/** Gross euros, by the hour or by the month. */
export const salaire = z.strictObject({ montant: z.number().positive().max(100_000), base: z.enum(['HORAIRE', 'MENSUELLE']) })
export type Salaire = z.infer<typeof salaire>

const territoire = z.strictObject({
  genre: z.enum(['commune', 'departement', 'region', 'france']),
  code: z.string().max(5),
  libelle: z.string().max(60),
})
export type Territoire = z.infer<typeof territoire>
/** Where the person looks for work; `rayonKm` around the communes. */
export const zone = z.strictObject({
  territoires: z.array(territoire).min(1).max(10),
  rayonKm: z.int().min(1).max(500).nullable(),
})
export type Zone = z.infer<typeof zone>

export const besoins = z
  .array(z.strictObject({ code: z.string().regex(/^\d{1,2}$/), valeur: z.enum(['NON_EXPLORE', 'BESOIN', 'POINT_FORT']) }))
  .max(25)

/** What the declaration of a project holds, as its rules read it. */
export type Projet = {
  intitule: string
  typologie: 'MR' | 'PM' | 'CE'
  codeRome: string | null
  codeAppellation: string | null
  etat: 'EN_COURS' | 'ATTEINT' | 'ABANDONNE'
  prioritaire: boolean
  experience: string | null
  contrats: (typeof contrats)[number][]
  tempsDeTravail: (typeof temps)[number] | null
  zone: Zone | null
  mobileALEtranger: boolean
  salaire: Salaire | null
  salairePratique: (Salaire & { source: string }) | null
  retenuOre: boolean
  besoins: z.infer<typeof besoins>
  origine: 'personne' | 'professionnel'
}

export const reponses = ['EN_ATTENTE', 'ACCEPTEE', 'REFUSEE', 'SANS_SUITE'] as const
/** No word for an illness or a family: what is private is said to one's adviser, and not written here. */
export const motifsDeRefus = [
  'ELOIGNEMENT',
  'SALAIRE',
  'HORAIRES',
  'CONTRAT',
  'METIER',
  'TRANSPORT',
  'NON_CONFORME',
  'PERSONNEL',
  'AUTRE',
] as const

/** What an offer is held against, element by element; « a-apprecier » is for a human to say. */
const element = z.strictObject({
  element: z.enum(['metier', 'zone', 'contrat', 'temps', 'salaire']),
  attendu: z.string(),
  propose: z.string(),
  verdict: z.enum(['conforme', 'non-conforme', 'a-apprecier']),
})
export const conformite = z.strictObject({
  verdict: z.enum(['conforme', 'non-conforme', 'a-apprecier', 'sans-ore']),
  elements: z.array(element),
  regles: z.string(),
})
export type Conformite = z.infer<typeof conformite>

/** An offer as its rules read it. */
export type Offre = {
  projet: number
  intitule: string
  codeRome: string | null
  lieu: { code: string; libelle: string }
  contrat: (typeof contrats)[number]
  tempsDeTravail: 'PLEIN' | 'PARTIEL'
  salaire: Salaire | null
  proposeeLe: string
  reponse: (typeof reponses)[number]
  reponduLe: string | null
  motifDuRefus: (typeof motifsDeRefus)[number] | null
  explication: string | null
  observations: string | null
  conformite: Conformite
  legitime: boolean | null
  motivation: string | null
  apprecieLe: string | null
}
