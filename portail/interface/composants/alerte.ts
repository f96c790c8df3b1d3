import { type Html, html, type Valeur } from '../html.js'

type GenreDAlerte = 'succes' | 'information' | 'attention' | 'erreur'

const annonces = { succes: 'Fait', information: 'À savoir', attention: 'Attention', erreur: 'Erreur' } as const

/** A message set apart; the kind is a word before being a colour. `annonce`: it answers what was just done, and is spoken. */
export const alerte = (genre: GenreDAlerte, texte: Valeur, ton?: 'annonce'): Html =>
  html`<div class="alerte ${genre}"${ton && html` role="${genre === 'succes' || genre === 'information' ? 'status' : 'alert'}"`}><p class="alerte-genre"><span class="icone ${genre}"></span>${annonces[genre]}</p><div class="alerte-texte">${texte}</div></div>`
