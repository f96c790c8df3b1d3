import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { ConnexionRefusee, PREFIXE_DE_TEMOIN } from '../../src/acces/federation/index.js'
import { ATTRIBUTS, fermerSession, NOM_DU_COOKIE, ouvrirSession } from '../../src/acces/session/index.js'
import { jourDe } from '../../src/moteur/moteur.js'
import type { ContextePortail } from '../contexte.js'
import { appareilDe } from './appareil.js'
import { rendreLeRefus } from './page-de-refus.js'
import { porteDe, portes } from './portes.js'
import { titulaireDe } from './titulaire.js'

/** Sign-ins begun in one browser and not ended, at most: more would outgrow what a server reads of headers. */
const DEMARCHES_OUVERTES = 8

/** `GET /connexion/<fournisseur>` sends to the provider, `GET /connexion/<fournisseur>/retour` comes back from it. */
export function installerLEntree(portee: FastifyInstance, contexte: ContextePortail): void {
  const { federation, sql, sessions, saisies, horloge } = contexte
  for (const nom of ['proconnect', 'franceconnect'] as const) {
    const refuser = (requete: FastifyRequest, reponse: FastifyReply) => (erreur: unknown) => {
      if (!(erreur instanceof ConnexionRefusee)) throw erreur
      return rendreLeRefus(contexte, requete, reponse, { refus: erreur, nom })
    }

    portee.get<{ Querystring: { espace?: unknown; retour?: unknown; acr?: unknown } }>(`/connexion/${nom}`, async (requete, reponse) => {
      const { espace, retour, acr } = requete.query
      const porte = porteDe(nom, espace)
      const partir = async () => {
        const { adresse, temoin } = await federation.commencer(nom, {
          espace: porte?.espace ?? 'agent',
          retour,
          ...(typeof acr === 'string' && { acr, nouvelle: true }),
        })
        for (const vieux of demarchesDe(requete).slice(DEMARCHES_OUVERTES - 1)) reponse.clearCookie(vieux, ATTRIBUTS)
        reponse.setCookie(temoin.nom, temoin.valeur, { ...ATTRIBUTS, maxAge: temoin.duree })
        return reponse.header('cache-control', 'no-store').redirect(adresse, 303)
      }
      return partir().catch(refuser(requete, reponse))
    })

    portee.get(`/connexion/${nom}/retour`, async (requete, reponse) => {
      const entrer = async () => {
        const { identite, demarche, temoin } = await federation.terminer(nom, requete.url, requete.cookies)
        reponse.clearCookie(temoin, ATTRIBUTS)
        const titulaire = await titulaireDe(contexte, identite, demarche.espace)
        const instant = horloge()
        const precedente = await sessions.de(requete)
        if (precedente) await fermerSession(sql, precedente.id, 'deconnexion', instant)
        const { fournisseur, acr, amr, idToken, authentifieLe } = identite
        const appareil = appareilDe(requete.headers['user-agent'])
        const preuve = { fournisseur, acr, amr, idToken, authentifieLe }
        const { cookie, id } = await ouvrirSession(sql, { ...titulaire, ...preuve, appareil, instant, jour: jourDe(instant) })
        await saisies.suivre(requete, id)
        const accueil = portes.find(p => p.espace === demarche.espace)?.accueil ?? '/'
        reponse.setCookie(NOM_DU_COOKIE, cookie, ATTRIBUTS)
        return reponse.header('cache-control', 'no-store').redirect(demarche.retour === '/' ? accueil : demarche.retour, 303)
      }
      return entrer().catch(refuser(requete, reponse))
    })
  }
}

const demarchesDe = ({ cookies }: FastifyRequest): string[] => Object.keys(cookies).filter(nom => nom.startsWith(PREFIXE_DE_TEMOIN))
