import { z } from 'zod'

/** One situation or objective: its code in the referential, or its label alone where no code is known. */
const element = <V extends readonly [string, ...string[]]>(valeurs: V) =>
  z.strictObject({
    code: z
      .string()
      .regex(/^\d{1,3}$/)
      .nullable(),
    libelle: z.string().trim().min(3).max(160),
    valeur: z.enum(valeurs),
  })

export const situations = z.array(element(['OUI', 'NON', 'NON_ABORDEE'])).max(30)
export const objectifs = z.array(element(['NON_ABORDE', 'EN_COURS', 'REALISE', 'ABANDONNE'])).max(30)

export const impacts = ['FAIBLE', 'FORT', 'NON_RENSEIGNE'] as const

/** A constraint as it was explored together; null when it was not. */
export const contrainte = z.strictObject({
  valeur: z.enum(['OUI', 'NON', 'NON_ABORDEE', 'CLOTUREE']),
  impact: z.enum(impacts),
  prioritaire: z.boolean(),
  situations,
  objectifs,
})
export type Contrainte = z.infer<typeof contrainte>

/** A theme of services proposed, and the objectives or needs it comes from. */
export const suggestions = z.array(
  z.strictObject({ thematique: z.string(), libelle: z.string(), parceQue: z.array(z.string()), regles: z.string() }),
)
export type Suggestion = z.infer<typeof suggestions>[number]
