/** Arithmetic of civil days `AAAA-MM-JJ`: no hour, no zone. */
const enUtc = (jour: string) => new Date(`${jour}T00:00:00Z`)
const enJour = (instant: Date) => instant.toISOString().slice(0, 10)

export function plusJours(jour: string, n: number): string {
  const instant = enUtc(jour)
  instant.setUTCDate(instant.getUTCDate() + n)
  return enJour(instant)
}

/** Same day `n` months later; the last day of the month when it has no such day. */
export function plusMois(jour: string, n: number): string {
  const instant = enUtc(jour)
  const quantieme = instant.getUTCDate()
  instant.setUTCDate(1)
  instant.setUTCMonth(instant.getUTCMonth() + n)
  const dernier = new Date(Date.UTC(instant.getUTCFullYear(), instant.getUTCMonth() + 1, 0)).getUTCDate()
  instant.setUTCDate(Math.min(quantieme, dernier))
  return enJour(instant)
}

/** Last day, included, of so many months from a day: the eve of the same day of the month, or of its last day when it has no such day. */
export const dernierJourDesMois = (du: string, mois: number): string => plusJours(plusMois(du, mois), -1)

/** Completed years on a day. */
export const ageAu = (naissance: string, jour: string): number =>
  Number(jour.slice(0, 4)) - Number(naissance.slice(0, 4)) - (jour.slice(5) < naissance.slice(5) ? 1 : 0)

/** The earlier of two days. */
export const auPlusTard = (jour: string, limite: string): string => [jour, limite].toSorted()[0] ?? limite

/** A civil day (AAAA-MM-JJ) as a sentence says it: 28/11/2026. */
export const enClair = (jour: string): string => jour.split('-').toReversed().join('/')
