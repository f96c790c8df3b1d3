import { type Html, html } from '../html.js'

type Ton = 'neutre' | 'bon' | 'attente' | 'mauvais' | 'fini'

/** A state, in a word; the colour only helps. */
export const etiquette = (texte: string, ton: Ton = 'neutre'): Html => html`<span class="etiquette ton-${ton}">${texte}</span>`
