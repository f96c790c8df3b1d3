import { plusJours } from './jours.js'

/** An ISO 8601 week, « 2026-W48 »: Monday to Sunday, in the year of its Thursday. */
export type Semaine = string

const rangDuJour = (jour: string): number => (new Date(`${jour}T00:00:00Z`).getUTCDay() + 6) % 7
const joursEntre = (du: string, au: string): number => (Date.parse(`${au}T00:00:00Z`) - Date.parse(`${du}T00:00:00Z`)) / 86_400_000

/** The week a civil day is of. */
export function semaineDe(jour: string): Semaine {
  const jeudi = plusJours(jour, 3 - rangDuJour(jour))
  const annee = jeudi.slice(0, 4)
  return `${annee}-W${String(Math.floor(joursEntre(`${annee}-01-01`, jeudi) / 7) + 1).padStart(2, '0')}`
}

/** Monday and Sunday of a week. That of a week that is not, the 53rd of most years, is of another: see `estUneSemaine`. */
export function joursDe(semaine: Semaine): { du: string; au: string } {
  const quatreJanvier = `${semaine.slice(0, 4)}-01-04`
  const du = plusJours(quatreJanvier, (Number(semaine.slice(6)) - 1) * 7 - rangDuJour(quatreJanvier))
  return { du, au: plusJours(du, 6) }
}

export const estUneSemaine = (semaine: Semaine): boolean =>
  /^\d{4}-W(0[1-9]|[1-4]\d|5[0-3])$/.test(semaine) && semaineDe(joursDe(semaine).du) === semaine

/** The week `n` weeks later. */
export const plusSemaines = (semaine: Semaine, n: number): Semaine => semaineDe(plusJours(joursDe(semaine).du, 7 * n))
