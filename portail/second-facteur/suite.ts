import type { FastifyRequest } from 'fastify'
import { adresseDeRetour } from '../../src/acces/federation/index.js'
import { assurances, type Assurance } from '../../src/droit/niveaux.js'
import { type Html, html } from '../interface/index.js'

/** Where one goes back to, and what the page left had asked; carried from form to form. */
export type Suite = { retour: string; demande: Assurance }

export function suiteDe(requete: FastifyRequest, adressePublique: string): Suite {
  const { retour, demande } = { ...(requete.query as object), ...(requete.body as object | undefined) } as Record<string, unknown>
  const page = adresseDeRetour(retour, adressePublique)
  return {
    // The pages of the factor themselves are no place to come back to.
    retour: page === '/' || page.startsWith('/second-facteur') ? '/professionnel' : page,
    demande: Object.keys(assurances).find((a): a is Assurance => a === demande) ?? 'ordinaire',
  }
}

export const avecLaSuite = (chemin: string, { retour, demande }: Suite): string => `${chemin}?${new URLSearchParams({ retour, demande })}`

export const champsDeLaSuite = ({ retour, demande }: Suite): Html =>
  html`<input type="hidden" name="retour" value="${retour}"><input type="hidden" name="demande" value="${demande}">`
