import { alerte, type Ecran, fiche, html, lienBouton } from '../../interface/index.js'

type Montre = { titre: string; clientId: string; secret: string; adresse: string; menu: string }

/** The only time a secret is seen: what it is, what to do of it, and that it will not come back. */
export const ecranDuSecret = ({ titre, clientId, secret, adresse, menu }: Montre): Ecran => ({
  titre,
  menu,
  largeur: 'lecture',
  message: { genre: 'succes', texte: html`<p>Copiez ce secret maintenant : il ne sera plus montré, à personne.</p>` },
  corps: html`${fiche([
    ['Identifiant', html`<code>${clientId}</code>`],
    ['Secret', html`<code>${secret}</code>`],
  ])}
${alerte('attention', html`<p>Rangez-le dans le coffre de votre organisation. Ne l’envoyez ni par courriel, ni dans un ticket, et ne le mettez pas dans un dépôt de code. S’il fuit, renouvelez-le et retirez l’ancien.</p>`)}
<p class="boutons">${lienBouton(adresse, 'J’ai rangé le secret', 'principal')}</p>`,
})
