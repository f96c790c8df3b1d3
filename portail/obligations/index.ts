import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { jourDe } from '../../src/moteur/moteur.js'
import type { ContextePortail } from '../contexte.js'
import { html, rendre } from '../interface/index.js'
import { declaration } from './pages/declaration.js'
import { donneesPersonnelles } from './pages/donnees-personnelles.js'
import { pageDeGrille } from './pages/grille.js'
import { mentionsLegales } from './pages/mentions-legales.js'
import { planDuSite } from './pages/plan-du-site.js'
import { planDeLAnnee, schemaPluriannuel } from './pages/engagements.js'
import { envoyer, pageDeContact } from './pages/contact.js'
import { plans } from './engagements.js'
import { installerSecurite } from './securite.js'
import type { PageDObligation } from './page.js'

export type { Exploitant } from './exploitant.js'

/** What the law wants every visitor to find, signed in or not (law 2005-102, art. 47; law 2004-575; GDPR, art. 13). */
export function installerLesObligations(app: FastifyInstance, contexte: ContextePortail): void {
  const ouvert = { onRequest: contexte.garde.reconnaitre }
  const pages: readonly PageDObligation[] = [
    declaration,
    schemaPluriannuel,
    ...Object.keys(plans).map(annee => planDeLAnnee(Number(annee))),
    pageDeGrille,
    mentionsLegales,
    donneesPersonnelles,
    planDuSite,
  ]
  for (const { chemin, ecrire } of pages)
    app.get(chemin, ouvert, async (requete: FastifyRequest, reponse: FastifyReply) => {
      const session = requete.session ?? null
      return rendre(reponse, session, ecrire({ ...contexte, session, jour: jourDe(contexte.horloge()) }))
    })
  installerSecurite(app, contexte.adressePublique)
  app.get('/contact', ouvert, async (requete, reponse) => pageDeContact(requete, reponse, contexte))
  app.post('/contact', ouvert, async (requete, reponse) => envoyer(requete, reponse, contexte))
  app.get('/contact/recu', ouvert, async (requete, reponse) => {
    const { reference = '' } = requete.query as { reference?: string }
    return rendre(reponse, requete.session ?? null, {
      titre: 'Message reçu',
      largeur: 'lecture',
      chapeau: html`<p>Votre message est arrivé${/^[A-Z0-9]{8}$/.test(reference) && html` sous la référence <strong>${reference}</strong>`}. Une réponse vous est faite par courriel, sous dix jours ouvrés.</p>`,
      corps: html`<p class="boutons"><a class="bouton secondaire" href="/">Revenir à l’accueil</a></p>`,
    })
  })
}
