import { z } from 'zod'
import { genres, horizons, mesures } from './formes.js'

/** What the database says when it refuses to count one more. */
const depassement = z.object({
  genre: z.enum(genres),
  acteur: z.string(),
  horizon: z.enum(horizons),
  mesure: z.enum(mesures),
  limite: z.int(),
  valeur: z.int(),
})
export type Depassement = z.infer<typeof depassement>

/** Null when the error is another one. */
export function lireDepassement(erreur: unknown): Depassement | null {
  if (!(erreur instanceof Error)) return null
  if (erreur.cause) return lireDepassement(erreur.cause)
  if (!('code' in erreur) || erreur.code !== 'VG001' || !('detail' in erreur)) return null
  return depassement.parse(JSON.parse(String(erreur.detail)))
}
