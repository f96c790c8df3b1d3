import { type Html, html } from '../html.js'
import { leJour } from './dates.js'

export type Source = { par: string; structure?: string | null; le: string | Date }

/** Who wrote a datum, and when: beside the datum, always. */
export const provenance = ({ par, structure, le }: Source): Html =>
  html`<p class="provenance"><span class="a-entendre">Source : </span><span class="provenance-par">${par}${structure && html`, <span>${structure}</span>`}</span> <span class="provenance-le">${leJour(le)}</span></p>`
