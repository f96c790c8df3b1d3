import type { FastifyInstance } from 'fastify'
import type { ContextePortail } from '../contexte.js'
import { alerte, carte, html, lienBouton, rendre } from '../interface/index.js'
import { type Porte, portes } from './portes.js'

/** `GET /connexion`: who are you? */
export function installerLeChoix(portee: FastifyInstance, { garde, federation, demonstration }: ContextePortail): void {
  portee.get<{ Querystring: { retour?: string } }>('/connexion', { onRequest: garde.reconnaitre }, async (requete, reponse) => {
    const { session } = requete
    const ici = session && portes.find(p => p.espace === session.genre)
    return rendre(reponse, session ?? null, {
      titre: 'Se connecter',
      chapeau: 'Nous ne gardons aucun mot de passe : votre identité est vérifiée par un service de l’État.',
      corps: html`${ici && alerte('information', html`Vous êtes déjà connecté. <a href="${ici.accueil}">Revenir à votre espace</a>`)}
${demonstration && alerte('attention', 'Démonstration : les services d’identité sont joués par la plateforme, et les personnes sont inventées.')}
<div class="cartes">${portes.map(p => uneCarte(p, federation.profil(p.fournisseur)?.libelle, requete.query.retour))}</div>`,
    })
  })
}

/** Both services ask to be presented where they are offered. */
const presentations = { proconnect: 'https://www.proconnect.gouv.fr/', franceconnect: 'https://franceconnect.gouv.fr/' } as const

function uneCarte({ espace, fournisseur, titre, pourQui }: Porte, libelle: string | undefined, retour: unknown) {
  const suite = new URLSearchParams({ espace, ...(typeof retour === 'string' && { retour }) })
  return carte({
    titre,
    corps: html`<p>${pourQui}</p>`,
    pied: libelle
      ? html`${lienBouton(`/connexion/${fournisseur}?${suite}`, `S’identifier avec ${libelle}`, 'principal')}
<p><a href="${presentations[fournisseur]}">Qu’est-ce que ${libelle} ?</a></p>`
      : html`<p>Cette connexion n’est pas encore ouverte.</p>`,
  })
}
