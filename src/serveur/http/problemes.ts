import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { estIndisponible, JetonRefuse, type RefusConstate } from '../../acces/index.js'
import { Probleme, titres } from '../../moteur/probleme.js'
import { refusDeLaBase } from '../../moteur/refus-de-la-base.js'
import { lireDepassement } from '../../vigilance/index.js'
import { entetesDeProtection } from './limites.js'
import { verbesPermis } from './verbes.js'

/** One table from what the framework, the tokens and the database throw to what the caller may know. */
function enProbleme(erreur: unknown): Probleme {
  if (erreur instanceof Probleme) return erreur
  if (erreur instanceof JetonRefuse)
    return new Probleme(401, 'jeton-refuse', 'Présentez un jeton d’accès valide dans Authorization: Bearer.', {
      interne: erreur.motif,
      entetes: erreur.entetes,
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
  return (
    refusDeLaBase(erreur) ??
    new Probleme(500, 'interne', 'Une erreur s’est produite de notre côté. Citez la corrélation pour la signaler.', {
      interne: (erreur as Error).stack ?? String(erreur),
    })
  )
}

/** Codes whose explanation holds nothing of a person nor of what the caller wrote. */
const explicables: ReadonlySet<string> = new Set([
  'ligne-fermee',
  'habilitation-manquante',
  'adhesion-manquante',
  'role-insuffisant',
  'quota-depasse',
  'seuil-depasse',
  'acces-suspendu',
])

/** What the administrator of the application will read of a refusal. */
const refusConstate = (p: Probleme, erreur: unknown): RefusConstate =>
  erreur instanceof JetonRefuse
    ? { code: p.code, motif: erreur.motif, application: erreur.application }
    : { code: p.code, motif: explicables.has(p.code) ? p.detail : titres[p.code] }

/** The body of a refusal (RFC 9457). */
export const corpsDuProbleme = (p: Probleme, adressePublique: string, correlation: string): string =>
  JSON.stringify({
    type: `${adressePublique}/documentation/erreurs#${p.code}`,
    title: titres[p.code],
    status: p.statut,
    detail: p.detail,
    correlation,
    ...(p.erreurs.length > 0 ? { errors: p.erreurs } : {}),
  })

/** Answers any error as a problem; also those the framework meets before it has a route (an unreadable address). */
export const creerReponse = (adressePublique: string) => (erreur: unknown, requete: FastifyRequest, reponse: FastifyReply) => {
  const p = enProbleme(erreur)
  requete.refus = refusConstate(p, erreur)
  requete.depassement = lireDepassement(erreur) ?? undefined
  if (p.statut >= 500) requete.log.error({ code: p.code, interne: p.interne, correlation: requete.id }, 'requête en échec')
  return reponse
    .code(p.statut)
    .headers({ ...entetesDeProtection(requete.id), ...p.entetes })
    .type('application/problem+json; charset=utf-8')
    .send(corpsDuProbleme(p, adressePublique, requete.id))
}

type Page = (requete: FastifyRequest, reponse: FastifyReply) => FastifyReply | null

/** `introuvable`: the page of an address that is nobody's, for who asks for a page. */
export function installerLesProblemes(app: FastifyInstance, adressePublique: string, introuvable: Page = () => null): void {
  const repondre = creerReponse(adressePublique)
  const permis = verbesPermis(app)
  app.setErrorHandler(repondre)
  app.setNotFoundHandler((requete, reponse) => {
    const verbes = permis(requete.url.split('?')[0] ?? '')
    const allow = verbes.join(', ')
    if (verbes.length > 0)
      return repondre(new Probleme(405, 'verbe-refuse', `Cette adresse admet : ${allow}.`, { entetes: { allow } }), requete, reponse)
    return (
      introuvable(requete, reponse) ?? repondre(new Probleme(404, 'introuvable', 'Aucune ressource à cette adresse.'), requete, reponse)
    )
  })
}
