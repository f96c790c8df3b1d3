import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { estIndisponible, JetonRefuse } from '../../acces/index.js'
import { Probleme, titres } from '../../moteur/probleme.js'

/** One table from what the framework, the tokens and the database throw to what the caller may know. */
function enProbleme(erreur: unknown): Probleme {
  if (erreur instanceof Probleme) return erreur
  if (erreur instanceof JetonRefuse)
    return new Probleme(401, 'jeton-refuse', 'Présentez un jeton d’accès valide dans Authorization: Bearer.', {
      interne: erreur.motif,
      entetes: { 'www-authenticate': erreur.wwwAuthenticate },
    })
  if (estIndisponible(erreur))
    return new Probleme(
      503,
      'indisponible',
      'Le service est momentanément indisponible. Rien n’a été enregistré ; recommencez dans quelques secondes.',
      {
        interne: (erreur as Error).message,
        entetes: { 'retry-after': '5' },
      },
    )
  const { statusCode, code } = erreur as Partial<FastifyError>
  if (statusCode === 413) return new Probleme(413, 'corps-trop-grand', 'Le corps dépasse la taille admise.')
  if (statusCode === 415) return new Probleme(415, 'format-refuse', 'Ce type de contenu n’est pas pris en charge ici.')
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500)
    return new Probleme(statusCode, 'requete-invalide', 'La requête n’est pas lisible.', { interne: code ?? '' })
  // A value the database cannot hold (NUL, out of range) is the caller's fault, not ours.
  if (typeof code === 'string' && code.startsWith('22'))
    return new Probleme(400, 'requete-invalide', 'Une valeur ne peut pas être enregistrée.', { interne: (erreur as Error).message })
  return new Probleme(500, 'interne', 'Une erreur s’est produite de notre côté. Citez la corrélation pour la signaler.', {
    interne: (erreur as Error).stack ?? String(erreur),
  })
}

export function installerLesProblemes(app: FastifyInstance, adressePublique: string): void {
  const repondre = (erreur: unknown, requete: FastifyRequest, reponse: FastifyReply) => {
    const p = enProbleme(erreur)
    if (p.statut >= 500) requete.log.error({ code: p.code, interne: p.interne }, 'requête en échec')
    return reponse
      .code(p.statut)
      .headers(p.entetes)
      .type('application/problem+json; charset=utf-8')
      .send(
        JSON.stringify({
          type: `${adressePublique}/documentation/erreurs#${p.code}`,
          title: titres[p.code],
          status: p.statut,
          detail: p.detail,
          correlation: requete.id,
          ...(p.erreurs.length > 0 ? { errors: p.erreurs } : {}),
        }),
      )
  }
  app.setErrorHandler(repondre)
  app.setNotFoundHandler((requete, reponse) =>
    repondre(new Probleme(404, 'introuvable', 'Aucune ressource à cette adresse.'), requete, reponse),
  )
}
