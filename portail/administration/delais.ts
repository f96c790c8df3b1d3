import { jourDe } from '../../src/moteur/moteur.js'
import { enJour, type Html, html } from '../interface/index.js'
import type { Demande } from '../professionnel/ecran.js'

export const aujourdHui = (d: Demande): string => jourDe(d.contexte.horloge())

const jours = (de: string, a: string): number => Math.round((Date.parse(a) - Date.parse(de)) / 86_400_000)

/** « dans 12 jours », « dans 3 mois », « depuis 2 ans » : a distance one grasps without counting. */
function enDelai(jour: string, le: string): string {
  const n = jours(le, jour)
  if (n === 0) return 'aujourd’hui'
  if (n === 1) return 'demain'
  if (n === -1) return 'depuis hier'
  const [absolu, avant] = [Math.abs(n), n < 0 ? 'depuis' : 'dans']
  if (absolu < 60) return `${avant} ${absolu} jours`
  if (absolu < 730) return `${avant} ${Math.round(absolu / 30.44)} mois`
  return `${avant} ${Math.round(absolu / 365.25)} ans`
}

/** A last day: the delay first, since it is what one decides on, then the date. */
export const echeance = (jour: string, le: string): Html =>
  html`${enDelai(jour, le)} <time class="discret insecable" datetime="${jour}">${enJour(jour)}</time>`

/** The last civil day of what ends at an instant: midnight belongs to the day after. */
export const dernierJour = (instant: string): string => jourDe(new Date(Date.parse(instant) - 1))

/** Where a period stands today, as its label says it. */
export const etatsDansLeTemps = {
  'a-venir': ['à venir', 'neutre'],
  'en-vigueur': ['en vigueur', 'bon'],
  terminee: ['terminée', 'fini'],
} as const
