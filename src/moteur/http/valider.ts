import { z } from 'zod'
import { type Manque, Probleme } from '../probleme.js'

const versPointeur = (chemin: readonly PropertyKey[]) =>
  chemin.map(c => `/${String(c).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')

const phrases: Record<string, string> = {
  invalid_type: 'valeur absente ou d’un autre type',
  invalid_format: 'forme non reconnue',
  invalid_value: 'valeur hors de la liste',
  too_big: 'valeur trop longue ou trop grande',
  too_small: 'valeur trop courte ou trop petite',
  unrecognized_keys: 'champ inconnu de cet échange',
}

/** For the routes whose address takes no parameter: an unknown one is a mistake to be told. */
export const sansParametre = z.strictObject({})

/** Every fault at once, a hundred at most, each with its JSON pointer (RFC 9457, RFC 6901). Never echoes a value. */
export function valider<S extends z.ZodType>(schema: S, corps: unknown): z.output<S> {
  const lu = schema.safeParse(corps)
  if (lu.success) return lu.data
  const erreurs: Manque[] = lu.error.issues.flatMap(i => {
    const detail = i.code === 'custom' ? i.message : (phrases[i.code] ?? 'valeur refusée')
    return i.code === 'unrecognized_keys'
      ? i.keys.map(cle => ({ pointer: versPointeur([...i.path, cle.slice(0, 60)]), detail }))
      : [{ pointer: versPointeur(i.path), detail }]
  })
  throw new Probleme(400, 'requete-invalide', 'La requête ne respecte pas le contrat de cet échange.', { erreurs: erreurs.slice(0, 100) })
}
