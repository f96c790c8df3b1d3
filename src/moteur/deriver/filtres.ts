import { z } from 'zod'
import type { Ligne } from '../lignes.js'

const valeursDe = (schema: z.ZodType | undefined): z.ZodEnum | undefined =>
  schema instanceof z.ZodNullable ? valeursDe(schema.unwrap() as z.ZodType) : schema instanceof z.ZodEnum ? schema : undefined

/** Whether a list may be asked for what is late alone: its delay is a field of the line. */
export const aUnDelai = ({ ressource, champs }: Ligne): boolean => ressource.delai !== undefined && champs.includes(ressource.delai)

/** The fields a list may be filtered by: those whose values are declared, so that an address never names anybody. */
export const filtresDe = (ligne: Ligne): Record<string, z.ZodOptional<z.ZodEnum>> =>
  Object.fromEntries(
    ligne.champs.flatMap(champ => {
      const valeurs = valeursDe(ligne.ressource.donnees[champ]?.schema)
      return valeurs ? [[champ, valeurs.optional()]] : []
    }),
  )
