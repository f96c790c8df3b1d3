import { createHash } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { openapiPartenaire } from '../../src/partenaire/index.js'
import { uneFois } from '../../src/moteur/une-fois.js'
import { entetesDePage } from '../interface/entetes.js'
import { conditionsLisibles } from './conditions.js'
import { gabarit } from './gabarit.js'
import { racine, type Sources } from './page.js'
import { introuvable } from './pages/introuvable.js'
import { toutesLesPages } from './pages.js'

export type Reglages = Pick<Sources, 'ressources' | 'adressePublique' | 'tailleMaximale'> &
  Partial<Pick<Sources, 'contact'>> & { contrat: () => Sources['contrat'] }

/** A page does not change while the platform runs: it is written once, the first time it is asked for. */
function unePage(ecrire: () => string, type = 'text/html; charset=utf-8') {
  let ecrite: { texte: string; etag: string } | undefined
  return async (requete: FastifyRequest, reponse: FastifyReply) => {
    if (!ecrite) {
      const texte = ecrire()
      ecrite = { texte, etag: `"${createHash('sha256').update(texte).digest('base64url').slice(0, 16)}"` }
    }
    reponse.headers({ ...entetesDePage(reponse.server.interface.enHttps), etag: ecrite.etag, 'cache-control': 'public, max-age=300' })
    return requete.headers['if-none-match'] === ecrite.etag ? reponse.code(304).send() : reponse.type(type).send(ecrite.texte)
  }
}

/** Opens `/documentation` to everyone: no account, no script, no request to anyone else (A14). Nothing is written of it before its first visitor. */
export function installerLaDocumentation(app: FastifyInstance, { contrat, ...reglages }: Reglages): void {
  const { adressePublique, contact } = reglages
  const sources = uneFois(
    (): Sources => ({ ...reglages, contact, contrat: contrat(), contratPartenaire: openapiPartenaire(adressePublique) }),
  )
  const pages = uneFois(() => toutesLesPages(sources()))
  const parChemin = uneFois(() => new Map(pages().map(page => [page.chemin, unePage(() => gabarit(page, pages()))])))

  app.get('/', async (_, reponse) => reponse.redirect(racine))
  app.get(
    `${racine}/conditions.json`,
    unePage(() => JSON.stringify(conditionsLisibles(sources()), null, 2), 'application/json; charset=utf-8'),
  )
  const servir = async (chemin: string, requete: FastifyRequest, reponse: FastifyReply) => {
    const rendre = parChemin().get(chemin)
    if (rendre) return rendre(requete, reponse)
    return reponse
      .code(404)
      .headers(entetesDePage(reponse.server.interface.enHttps))
      .type('text/html; charset=utf-8')
      .send(gabarit(introuvable, pages()))
  }
  app.get(racine, (requete, reponse) => servir(racine, requete, reponse))
  app.get<{ Params: { '*': string } }>(`${racine}/*`, (requete, reponse) => servir(`${racine}/${requete.params['*']}`, requete, reponse))
}
