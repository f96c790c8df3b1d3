import type { z } from 'zod'
import { RefusPartenaire } from './refus.js'

/** What a client sent, by its schema. @throws RefusPartenaire 400, which names each field to put right. */
export function lire<S extends z.ZodType>(schema: S, recu: unknown): z.output<S> {
  const { success, data, error } = schema.safeParse(recu)
  if (success) return data
  const champs = [...new Set(error.issues.map(i => i.path.join('.') || 'corps'))]
  throw new RefusPartenaire('REQUETE_INVALIDE', `Une erreur de validation s’est produite : ${champs.join(', ')}`)
}
