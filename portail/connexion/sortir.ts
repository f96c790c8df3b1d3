import { randomBytes } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { ATTRIBUTS, fermerSession, NOM_DU_COOKIE } from '../../src/acces/session/index.js'
import type { ContextePortail } from '../contexte.js'
import { exigerUnFormulaireSincere } from '../formulaire-sincere.js'
import { html, lienBouton, rendre } from '../interface/index.js'

const NOM_DU_TEMOIN = '__Host-sortie'

/** `POST /deconnexion` ends the session here, then at the provider's; `GET /deconnexion/retour` says so. */
export function installerLaSortie(portee: FastifyInstance, { sql, garde, federation, adressePublique, horloge }: ContextePortail): void {
  const origine = new URL(adressePublique).origin

  portee.post('/deconnexion', { onRequest: garde.reconnaitre }, async (requete, reponse) => {
    const { session } = requete
    if (!session) return reponse.redirect('/deconnexion/retour', 303)
    exigerUnFormulaireSincere(requete, session, origine)
    const finie = await fermerSession(sql, session.id, 'deconnexion', horloge())
    reponse.clearCookie(NOM_DU_COOKIE, ATTRIBUTS)
    const profil = federation.profil(session.fournisseur)
    const state = randomBytes(32).toString('base64url')
    const ailleurs = profil && finie?.idToken ? await federation.sortie(profil.nom, finie.idToken, state) : null
    if (!profil || ailleurs === null) return reponse.redirect('/deconnexion/retour', 303)
    // Not a redirection of the form: browsers hold those to `form-action`, which only admits ourselves.
    return rendre(reponse.header('refresh', `0; url=${ailleurs}`).setCookie(NOM_DU_TEMOIN, state, { ...ATTRIBUTS, maxAge: 600 }), null, {
      titre: 'Vous êtes déconnecté d’ici',
      chapeau: `Nous vous conduisons chez ${profil.libelle} pour y fermer aussi votre session.`,
      largeur: 'lecture',
      corps: html`<p>${lienBouton(ailleurs, `Continuer vers ${profil.libelle}`, 'principal')}</p>`,
    })
  })

  portee.get<{ Querystring: { state?: string } }>('/deconnexion/retour', { onRequest: garde.reconnaitre }, async (requete, reponse) => {
    if (requete.session) return reponse.redirect('/connexion', 303)
    const attendu = requete.cookies[NOM_DU_TEMOIN]
    const partout = attendu !== undefined && requete.query.state === attendu
    return rendre(reponse.clearCookie(NOM_DU_TEMOIN, ATTRIBUTS), null, {
      titre: 'Vous êtes déconnecté',
      chapeau: partout
        ? 'Votre session est fermée ici et chez votre fournisseur d’identité.'
        : 'Votre session est fermée ici. Celle de votre fournisseur d’identité est peut-être encore ouverte.',
      largeur: 'lecture',
      corps: html`<p>${partout ? '' : 'Sur un poste partagé, fermez aussi votre navigateur.'}</p>
<p>${lienBouton('/connexion', 'Se connecter de nouveau')}</p>`,
    })
  })
}
