/**
 * Calls counted by key over one-second windows, kept by this process. Only keys of the register are counted, so the table is
 * bounded. `maintenant` in milliseconds. `prendre` counts a call and gives how many there are with it; `pris` only looks.
 */
export function creerFenetre(maintenant: () => number) {
  const compteurs = new Map<string, { seconde: number; pris: number }>()
  const courant = (cle: string) => {
    const seconde = Math.floor(maintenant() / 1000)
    const connu = compteurs.get(cle)
    return connu?.seconde === seconde ? connu : { seconde, pris: 0 }
  }
  return {
    pris: (cle: string): number => courant(cle).pris,
    prendre(cle: string): number {
      const compteur = courant(cle)
      compteur.pris++
      compteurs.set(cle, compteur)
      return compteur.pris
    },
  }
}
