/**
 * Remembers about `capacite` values in two generations: when the young one is full the old one is forgotten, and a value read from the
 * old one becomes young again. Constant time, bounded memory, no clock.
 */
export const creerCache = <V>(capacite: number): { lire(cle: string): V | undefined; garder(cle: string, valeur: V): void } => {
  let jeune = new Map<string, V>()
  let ancienne = new Map<string, V>()
  const garder = (cle: string, valeur: V): void => {
    if (jeune.size >= capacite / 2) {
      ancienne = jeune
      jeune = new Map()
    }
    jeune.set(cle, valeur)
  }
  const lire = (cle: string): V | undefined => {
    const recente = jeune.get(cle)
    if (recente !== undefined) return recente
    const retrouvee = ancienne.get(cle)
    if (retrouvee !== undefined) garder(cle, retrouvee)
    return retrouvee
  }
  return { lire, garder }
}
