import type { FastifyReply, FastifyRequest } from 'fastify'
import { estIndisponible } from '../src/acces/index.js'
import { AuthentificationDemandee, adresseDuSecondFacteur } from './authentification-demandee.js'
import { EcranRefuse } from './ecran-refuse.js'
import { html, rendre } from './interface/index.js'
import type { Saisies } from './saisie/saisies.js'

type Dit = { statut: number; titre: string; detail: string; suite?: EcranRefuse['suite'] }

const enClair = (erreur: unknown): Dit => {
  if (erreur instanceof EcranRefuse) return erreur
  if (estIndisponible(erreur))
    return {
      statut: 503,
      titre: 'Le service est momentanément indisponible',
      detail: 'Rien n’a été enregistré. Recommencez dans quelques instants : ce que vous avez saisi est gardé si vous revenez en arrière.',
    }
  const statut = (erreur as { statusCode?: number }).statusCode ?? 500
  if (statut === 429)
    return {
      statut,
      titre: 'Trop de demandes en même temps',
      detail: 'La page n’a pas pu être servie à cet instant. Attendez une seconde et rechargez-la : rien n’est perdu.',
    }
  return statut < 500
    ? {
        statut,
        titre: 'Cette demande n’est pas lisible',
        detail: 'L’adresse ou le formulaire a pu être abîmé. Revenez à la page précédente et recommencez.',
      }
    : {
        statut: 500,
        titre: 'Une erreur est survenue de notre côté',
        detail: 'Rien n’a été enregistré. Si cela se reproduit, signalez-le en citant le numéro ci-dessous.',
      }
}

/**
 * Every failure of a screen is a page: what happened, what to do, and the number to quote. A form is kept when more is asked of whoever
 * sent it: that it has been read means that the guard has found it ours.
 */
export const creerRenduDErreur =
  (saisies: Saisies) =>
  async (erreur: unknown, requete: FastifyRequest, reponse: FastifyReply): Promise<FastifyReply> => {
    if (!(erreur instanceof AuthentificationDemandee)) return rendreLErreur(erreur, requete, reponse)
    if (requete.method === 'POST' && requete.session) await saisies.garder(requete, reponse, requete.session.id)
    return reponse.redirect(adresseDuSecondFacteur(requete, erreur.demande), 303)
  }

function rendreLErreur(erreur: unknown, requete: FastifyRequest, reponse: FastifyReply): FastifyReply {
  const { statut, titre, detail, suite } = enClair(erreur)
  if (statut >= 500) requete.log.error({ err: erreur, correlation: requete.id }, 'écran en échec')
  const session = statut === 503 ? null : (requete.session ?? null)
  return rendre(
    reponse,
    session,
    {
      titre,
      chapeau: html`<p>${detail}</p>`,
      corps: html`<p class="boutons">${suite && html`<a class="bouton principal" href="${suite.href}">${suite.texte}</a> `}<a class="bouton secondaire" href="/">Revenir à l’accueil</a></p>
<p class="discret">Numéro de corrélation : <code>${requete.id}</code></p>`,
      largeur: 'lecture',
    },
    statut,
  )
}
