import type { FastifyReply, FastifyRequest } from 'fastify'
import { html, rendre } from './interface/index.js'

/** Addresses programs call: they are answered in their own language, whoever asks. */
const desProgrammes = /^\/(api|partenaire|connexion\/oauth2|demonstration)(\/|$)/

/** A mistyped address, for somebody at a browser; null when a program asks. */
export function pageIntrouvable({ method, url, headers }: FastifyRequest, reponse: FastifyReply): FastifyReply | null {
  const lisible = method === 'GET' && headers.accept?.includes('text/html') && !desProgrammes.test(url)
  if (!lisible) return null
  return rendre(
    reponse,
    null,
    {
      titre: 'Page introuvable',
      chapeau: html`<p>Il n’y a pas de page à cette adresse. Elle a pu être mal recopiée.</p>`,
      corps: html`<p class="boutons"><a class="bouton secondaire" href="/">Revenir à l’accueil</a> <a href="/plan-du-site">Plan du site</a></p>`,
      largeur: 'lecture',
    },
    404,
  )
}
