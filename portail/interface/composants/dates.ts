import { type Html, html } from '../html.js'

const jour = new Intl.DateTimeFormat('fr-FR', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'Europe/Paris' })
const heure = new Intl.DateTimeFormat('fr-FR', { hour: 'numeric', minute: '2-digit', timeZone: 'Europe/Paris' })

const premier = (texte: string) => texte.replace(/^1 /, '1er ')

/** « 5 octobre 2026 », from a legal day (AAAA-MM-JJ) or an instant. */
export const enJour = (le: string | Date): string =>
  premier(jour.format(typeof le === 'string' && le.length === 10 ? new Date(`${le}T12:00:00Z`) : new Date(le)))

/** « 5 octobre 2026 à 14 h 05 », in Paris. */
export const enInstant = (le: string | Date): string => `${enJour(le)} à ${heure.format(new Date(le)).replace(':', ' h ')}`

const machine = (le: string | Date): string => (typeof le === 'string' ? le : le.toISOString())

export const leJour = (le: string | Date): Html => html`<time datetime="${machine(le)}">${enJour(le)}</time>`
export const lInstant = (le: string | Date): Html => html`<time datetime="${machine(le)}">${enInstant(le)}</time>`
