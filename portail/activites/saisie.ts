import type { ErreurDeSaisie } from '../interface/index.js'

/** « 2 h 30 », « 2h30 », « 2,5 », « 3 » (hours), « 45 min » as minutes; null when nothing was typed, NaN when it is no duration. */
export function minutesDe(texte: string): number | null {
  const t = texte.trim().toLowerCase().replaceAll(/\s+/g, ' ')
  if (t === '') return null
  const enMinutes = /^(\d{1,3}) ?(?:min|minutes?)$/.exec(t)
  if (enMinutes) return Number(enMinutes[1])
  const enHeuresEtMinutes = /^(\d{1,3}) ?(?:h|heures?|:)(?: ?([0-5]?\d)(?: ?(?:min|minutes?))?)?$/.exec(t)
  if (enHeuresEtMinutes) return Number(enHeuresEtMinutes[1]) * 60 + Number(enHeuresEtMinutes[2] ?? 0)
  const enDecimales = /^(\d{1,3})(?:[,.](\d{1,2}))?$/.exec(t)
  return enDecimales ? Math.round(Number(`${enDecimales[1]}.${enDecimales[2] ?? 0}`) * 60) : Number.NaN
}

const MOINDRE = 5

/** The minutes typed in a field; a sentence goes to `erreurs` when they are none. `zero`: whether nothing at all may be said. */
export function minutesSaisies(
  texte: string,
  champ: string,
  erreurs: ErreurDeSaisie[],
  { zero }: { zero: 'permis' | 'refusé' } = { zero: 'refusé' },
): number | null {
  const minutes = minutesDe(texte)
  if (minutes === null || (minutes === 0 && zero === 'permis')) return minutes
  if (Number.isNaN(minutes)) erreurs.push({ champ, texte: `« ${texte} » n’est pas une durée : écrivez 2 h 30, ou 45 min.` })
  else if (minutes < MOINDRE) erreurs.push({ champ, texte: 'Cinq minutes au moins.' })
  return minutes
}
