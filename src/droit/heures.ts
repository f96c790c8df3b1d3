import { plusJours } from './jours.js'

const local = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Paris', dateStyle: 'short', timeStyle: 'short' })

/** Instants at which it is that time (HH:MM) on that civil day in Paris: none when the clocks jump over it, two when they go back on it. */
export const instantsDe = (jour: string, heure: string): Date[] =>
  [2, 1]
    .map(avance => new Date(Date.parse(`${jour}T${heure}:00Z`) - avance * 3_600_000))
    .filter(i => local.format(i) === `${jour} ${heure}`)

/** Minutes from one time to another of the same day; the longer reading of a time that comes twice. Null when one of them does not exist. */
export function minutesEntre(jour: string, debut: string, fin: string): number | null {
  const [de] = instantsDe(jour, debut)
  const a = instantsDe(jour, fin).at(-1)
  return de && a ? (a.getTime() - de.getTime()) / 60_000 : null
}

/** A day is 23 hours long in March, once, and 25 in October. */
export function minutesDuJour(jour: string): number {
  const [de] = instantsDe(jour, '00:00')
  const [a] = instantsDe(plusJours(jour, 1), '00:00')
  if (!de || !a) throw new Error(`${jour} ne commence pas à minuit`)
  return (a.getTime() - de.getTime()) / 60_000
}

/** « 2 h 30 », « 3 h », « 45 min ». */
export function enHeures(minutes: number): string {
  const [h, m] = [Math.floor(minutes / 60), minutes % 60]
  if (h === 0 && m > 0) return `${m} min`
  return m === 0 ? `${h} h` : `${h} h ${String(m).padStart(2, '0')}`
}
