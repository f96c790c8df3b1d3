/**
 * A generator of numbers in [0, 1[ that depends on its keys alone (mulberry32): household 812 345 is the same whether the others
 * are drawn or not, on every machine.
 */
export type Hasard = () => number

export const hasard = (...cles: number[]): Hasard => {
  let etat = 0x9e3779b9
  for (const cle of cles) etat = Math.imul(etat ^ (cle | 0), 0x85ebca6b) ^ (etat >>> 13)
  return () => {
    etat = (etat + 0x6d2b79f5) | 0
    let melange = Math.imul(etat ^ (etat >>> 15), 1 | etat)
    melange = (melange + Math.imul(melange ^ (melange >>> 7), 61 | melange)) ^ melange
    return ((melange ^ (melange >>> 14)) >>> 0) / 4294967296
  }
}

/** Integer between two bounds, both included. */
export const entier = (tirage: Hasard, min: number, max: number): number => min + Math.floor(tirage() * (max - min + 1))

export const parmi = <T>(tirage: Hasard, liste: readonly T[]): T => {
  const choix = liste[Math.floor(tirage() * liste.length)]
  if (choix === undefined) throw new RangeError('an empty list has no element to draw')
  return choix
}

/** One of the values, in proportion to its weight. */
export const pondere = <T>(tirage: Hasard, poids: readonly (readonly [T, number])[]): T => {
  let reste = tirage() * poids.reduce((somme, [, part]) => somme + part, 0)
  for (const [valeur, part] of poids) {
    reste -= part
    if (reste < 0) return valeur
  }
  return parmi(tirage, poids)[0]
}

/** Rank in a list ordered by frequency, the first ones far more often than the last ones. */
export const frequent = <T>(tirage: Hasard, liste: readonly T[]): T => {
  const choix = liste[Math.floor(liste.length * tirage() ** 2)]
  if (choix === undefined) throw new RangeError('an empty list has no element to draw')
  return choix
}
