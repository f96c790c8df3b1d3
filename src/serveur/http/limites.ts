import type { FastifyInstance } from 'fastify'
import { Probleme } from '../../moteur/probleme.js'

/** Largest body of the API, in bytes; files have their own way in. */
export const tailleMaximale = 256 * 1024
const profondeurMaximale = 30

/** What every answer carries, and what no body may hold. */
export function installerLesLimites(app: FastifyInstance): void {
  app.addHook('onRequest', async (requete, reponse) => {
    reponse.headers({
      'x-correlation-id': requete.id,
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'content-security-policy':
        "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    })
  })
  const lire = (_: unknown, corps: string | Buffer, rendre: (erreur: Error | null, lu?: unknown) => void) => {
    try {
      rendre(null, lireJson(corps.toString()))
    } catch (erreur) {
      rendre(erreur as Error)
    }
  }
  app.removeContentTypeParser('application/json')
  app.addContentTypeParser(['application/json', 'application/merge-patch+json'], { parseAs: 'string' }, lire)
}

/** JSON of a reasonable depth, whose strings the database can hold: no NUL, no lone surrogate. An empty body is no body. */
function lireJson(texte: string): unknown {
  if (texte.trim() === '') return undefined
  const illisible = (detail: string) => new Probleme(400, 'requete-invalide', detail)
  if (profondeur(texte) > profondeurMaximale) throw illisible(`Le JSON dépasse ${profondeurMaximale} niveaux.`)
  const propre = (cle: string, valeur: unknown) => {
    for (const s of [cle, valeur])
      if (typeof s === 'string' && /[\0\p{Cs}]/u.test(s))
        throw illisible('Un texte contient un caractère interdit (NUL ou demi-codet isolé).')
    if (cle === '__proto__') throw illisible('Ce nom de champ est interdit.')
    return valeur
  }
  try {
    return JSON.parse(texte, propre)
  } catch (erreur) {
    throw erreur instanceof Probleme ? erreur : illisible('Le corps n’est pas du JSON.')
  }
}

function profondeur(texte: string): number {
  let niveau = 0
  let maximum = 0
  for (let i = 0; i < texte.length; i++) {
    const c = texte.charCodeAt(i)
    if (c === 0x7b || c === 0x5b) maximum = Math.max(maximum, ++niveau)
    else if (c === 0x7d || c === 0x5d) niveau--
  }
  return maximum
}
