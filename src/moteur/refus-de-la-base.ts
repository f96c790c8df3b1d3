import { Probleme } from './probleme.js'

/** What the database refuses by the caller's fault: a value it cannot hold, a code it does not know, a number already taken. */
export function refusDeLaBase(erreur: unknown): Probleme | null {
  if (!(erreur instanceof Error) || !('code' in erreur)) return null
  const code = String(erreur.code)
  const interne = erreur.message
  if (code.startsWith('22')) return new Probleme(400, 'requete-invalide', 'Une valeur ne peut pas être enregistrée.', { interne })
  if (code === 'VG001')
    return new Probleme(
      403,
      'seuil-depasse',
      'Vous avez lu plus de personnes que d’ordinaire : la lecture s’arrête là, et la supervision est prévenue.',
      {
        interne,
        cause: erreur,
      },
    )
  if (code === '23503')
    return new Probleme(422, 'regle-non-respectee', 'Une valeur désigne une organisation ou une structure inconnue.', { interne })
  if (code === '23505')
    return new Probleme(409, 'conflit', 'Une valeur qui doit être unique est déjà celle d’un autre dossier.', { interne })
  return null
}
