import { joursDe, type Semaine } from '../../../src/droit/semaines.js'
import { type Html, html } from '../html.js'

const jour = new Intl.DateTimeFormat('fr-FR', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'Europe/Paris' })
const heure = new Intl.DateTimeFormat('fr-FR', { hour: 'numeric', minute: '2-digit', timeZone: 'Europe/Paris' })

const premier = (texte: string) => texte.replace(/^1 /, '1er ')

/** « 5 octobre 2026 », from a legal day (AAAA-MM-JJ) or an instant. */
export const enJour = (le: string | Date): string =>
  premier(jour.format(typeof le === 'string' && le.length === 10 ? new Date(`${le}T12:00:00Z`) : new Date(le)))

/** « semaine 48, du 23 au 29 novembre 2026 ». */
export function enSemaine(semaine: Semaine): string {
  const { du, au } = joursDe(semaine)
  const [jourDu = '', moisDu, anDu] = enJour(du).split(' ')
  const [, moisAu, anAu] = enJour(au).split(' ')
  const depuis = anDu === anAu ? (moisDu === moisAu ? jourDu : `${jourDu} ${moisDu}`) : enJour(du)
  return `semaine ${Number(semaine.slice(6))}, du ${depuis} au ${enJour(au)}`
}

/** « 5 octobre 2026 à 14 h 05 », in Paris. */
export const enInstant = (le: string | Date): string => `${enJour(le)} à ${heure.format(new Date(le)).replace(':', ' h ')}`

const machine = (le: string | Date): string => (typeof le === 'string' ? le : le.toISOString())

export const leJour = (le: string | Date): Html => html`<time datetime="${machine(le)}">${enJour(le)}</time>`
export const lInstant = (le: string | Date): Html => html`<time datetime="${machine(le)}">${enInstant(le)}</time>`
