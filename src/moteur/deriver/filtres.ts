import { z } from 'zod'
import type { Ligne } from '../lignes.js'

const valeursDe = (schema: z.ZodType | undefined): z.ZodEnum | undefined =>
  schema instanceof z.ZodNullable ? valeursDe(schema.unwrap() as z.ZodType) : schema instanceof z.ZodEnum ? schema : undefined

/** The fields a list may be filtered by: those whose values are declared, so that an address never names anybody. */
export const filtresDe = (ligne: Ligne): Record<string, z.ZodOptional<z.ZodEnum>> =>
  Object.fromEntries(
    ligne.champs.flatMap(champ => {
      const valeurs = valeursDe(ligne.ressource.donnees[champ]?.schema)
      return valeurs ? [[champ, valeurs.optional()]] : []
    }),
  )
