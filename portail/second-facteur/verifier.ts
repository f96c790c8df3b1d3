import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Essai, SessionDAgent } from '../../src/acces/facteur/index.js'
import { ATTRIBUTS, NOM_DU_COOKIE, type Session } from '../../src/acces/session/index.js'
import { issueDe } from '../../src/droit/assurance.js'
import { jourDe } from '../../src/moteur/moteur.js'
import type { ContextePortail } from '../contexte.js'
import { type ErreurDeSaisie, html, lienBouton, rendre } from '../interface/index.js'
import { agentConnecte, estDAgent } from './agent-connecte.js'
import { champDe, reponseDeCle } from './champs.js'
import { ecranDeChoix, ecranDEnrolementClos } from './ecran-enrolement.js'
import { adresseDuFournisseur, ecranDeVerification } from './ecran-verification.js'
import { type Suite, suiteDe } from './suite.js'

/** Gives a second factor, then goes back to the page that asked. */
export function installerLaVerification(portee: FastifyInstance, { facteurs, garde, adressePublique, horloge }: ContextePortail): void {
  const gardee = garde.exiger({ genre: 'agent', niveau: 'aucun' })

  const montrer = async (reponse: FastifyReply, session: SessionDAgent, suite: Suite, erreurs: readonly ErreurDeSaisie[] = []) => {
    const siens = await facteurs.de(session)
    if (siens.length === 0) {
      if (!(await facteurs.peutModifier(session))) return rendre(reponse, session, ecranDEnrolementClos, 403)
      const cle = await facteurs.proposerUneCle(session)
      return rendre(reponse, session, ecranDeChoix({ session, suite, cle }))
    }
    const verrou = await facteurs.verrou(session)
    const cle = siens.some(f => f.genre === 'webauthn') ? await facteurs.defierUneCle(session) : null
    const statut = verrou ? 429 : erreurs.length > 0 ? 422 : 200
    return rendre(reponse, session, ecranDeVerification({ session, suite, facteurs: siens, cle, erreurs, verrou }), statut)
  }

  portee.get('/second-facteur', { onRequest: garde.reconnaitre }, async (requete, reponse) => {
    const { session } = requete
    if (!session) return reponse.redirect(`/connexion?${new URLSearchParams({ retour: requete.url })}`, 303)
    const suite = suiteDe(requete, adressePublique)
    const instant = horloge()
    const issue = issueDe(session, suite.demande, instant, jourDe(instant))
    if (issue === 'permis') return reponse.redirect(suite.retour, 303)
    if (issue === 'refuse' || !estDAgent(session)) return chezLeFournisseur(reponse, session, suite)
    return montrer(reponse, session, suite)
  })

  const apres = async (requete: FastifyRequest, reponse: FastifyReply, champ: string, essai: Essai) => {
    const suite = suiteDe(requete, adressePublique)
    if (essai.issue === 'bon') return reponse.setCookie(NOM_DU_COOKIE, essai.cookie, ATTRIBUTS).redirect(suite.retour, 303)
    return montrer(reponse, agentConnecte(requete), suite, essai.issue === 'faux' ? [{ champ, texte: refus(essai.restants) }] : [])
  }

  portee.post('/second-facteur', gardee, async (requete, reponse) =>
    apres(requete, reponse, 'code', await facteurs.verifierUnCode(agentConnecte(requete), champDe(requete, 'code'))),
  )
  portee.post('/second-facteur/secours', gardee, async (requete, reponse) =>
    apres(requete, reponse, 'secours', await facteurs.verifierUnSecours(agentConnecte(requete), champDe(requete, 'secours'))),
  )
  portee.post('/second-facteur/cle', gardee, async (requete, reponse) =>
    apres(requete, reponse, 'code', await facteurs.verifierUneCle(agentConnecte(requete), reponseDeCle(requete))),
  )
}

const refus = (restants: number): string =>
  `Ce n’est pas le bon, ou il a déjà servi : attendez le code suivant. Il vous reste ${restants === 1 ? 'un essai' : `${restants} essais`}.`

/** Nothing of ours would be enough, or nothing of ours is for her: only her provider can vouch for more. */
const chezLeFournisseur = (reponse: FastifyReply, session: Session, suite: Suite): FastifyReply =>
  rendre(reponse, session, {
    titre: 'Une connexion plus sûre est demandée',
    chapeau: html`<p>${
      session.genre === 'personne'
        ? 'Cette page demande FranceConnect+, qui vérifie votre identité plus sûrement. Vous y revenez aussitôt après.'
        : 'Votre fournisseur d’identité ne se porte pas assez garant de vous pour cette page.'
    }</p>`,
    largeur: 'lecture',
    corps: html`<p>${lienBouton(adresseDuFournisseur(session, suite), 'Me reconnecter', 'principal')}</p>`,
  })
