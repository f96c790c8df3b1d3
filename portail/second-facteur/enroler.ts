import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Enrolement, SessionDAgent } from '../../src/acces/facteur/index.js'
import { ATTRIBUTS, NOM_DU_COOKIE } from '../../src/acces/session/index.js'
import { AuthentificationDemandee } from '../authentification-demandee.js'
import type { ContextePortail } from '../contexte.js'
import { type ErreurDeSaisie, rendre } from '../interface/index.js'
import { agentConnecte } from './agent-connecte.js'
import { champDe, reponseDeCle } from './champs.js'
import { ecranDeChoix, ecranDeLApplication, ecranDesCodes } from './ecran-enrolement.js'
import { avecLaSuite, suiteDe } from './suite.js'

/** Adds a second factor: an application of codes, or a passkey. */
export function installerLEnrolement(portee: FastifyInstance, { facteurs, garde, adressePublique }: ContextePortail): void {
  const gardee = garde.exiger({ genre: 'agent', niveau: 'aucun' })
  const permise = async (requete: FastifyRequest): Promise<SessionDAgent> => {
    const session = agentConnecte(requete)
    if (!(await facteurs.peutModifier(session))) throw new AuthentificationDemandee('renforcee')
    return session
  }
  const choisir = async (requete: FastifyRequest, reponse: FastifyReply, erreurs: readonly ErreurDeSaisie[] = []) => {
    const session = await permise(requete)
    const ecran = ecranDeChoix({
      session,
      suite: suiteDe(requete, adressePublique),
      cle: await facteurs.proposerUneCle(session),
      erreurs,
    })
    return rendre(reponse, session, ecran, erreurs.length > 0 ? 422 : 200)
  }
  const preparer = async (requete: FastifyRequest, reponse: FastifyReply, erreurs: readonly ErreurDeSaisie[] = []) => {
    const session = await permise(requete)
    const suite = suiteDe(requete, adressePublique)
    const prepare = await facteurs.secretPrepare(session)
    if (!prepare) return reponse.redirect(avecLaSuite('/second-facteur/ajouter', suite), 303)
    return rendre(reponse, session, ecranDeLApplication({ session, suite, ...prepare, erreurs }), erreurs.length > 0 ? 422 : 200)
  }
  const conclure = (requete: FastifyRequest, reponse: FastifyReply, { cookie, codes }: Enrolement) => {
    const suite = suiteDe(requete, adressePublique)
    const portee = reponse.setCookie(NOM_DU_COOKIE, cookie, ATTRIBUTS)
    return codes
      ? rendre(portee, agentConnecte(requete), ecranDesCodes(codes, suite))
      : portee.redirect('/second-facteur/mes-facteurs', 303)
  }

  portee.get('/second-facteur/ajouter', gardee, async (requete, reponse) => choisir(requete, reponse))

  portee.post('/second-facteur/application', gardee, async (requete, reponse) => {
    await facteurs.preparerUnCode(await permise(requete))
    return reponse.redirect(avecLaSuite('/second-facteur/application', suiteDe(requete, adressePublique)), 303)
  })
  portee.get('/second-facteur/application', gardee, async (requete, reponse) => preparer(requete, reponse))
  portee.post('/second-facteur/application/confirmation', gardee, async (requete, reponse) => {
    const fait = await facteurs.confirmerLeCode(await permise(requete), champDe(requete, 'code'))
    if (fait) return conclure(requete, reponse, fait)
    return preparer(requete, reponse, [
      { champ: 'code', texte: 'Ce code n’est pas celui de cette clé : vérifiez l’heure de votre appareil, puis donnez le code suivant.' },
    ])
  })

  portee.post('/second-facteur/cle/enrolement', gardee, async (requete, reponse) => {
    const fait = await facteurs.enrolerUneCle(await permise(requete), reponseDeCle(requete))
    if (fait) return conclure(requete, reponse, fait)
    return choisir(requete, reponse, [{ champ: 'contenu', texte: 'Cette clé n’a pas pu être enregistrée : recommencez.' }])
  })
}
