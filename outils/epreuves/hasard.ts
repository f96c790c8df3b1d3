/** A generator whose every draw is replayed from its seed (mulberry32). */
export function creerHasard(graine: number) {
  let etat = graine >>> 0
  const reel = (): number => {
    etat = (etat + 0x6d2b79f5) >>> 0
    let t = etat
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
  const entier = (borne: number): number => Math.floor(reel() * borne)
  return { reel, entier, parmi: <T>(choix: readonly T[]): T => choix[entier(choix.length)] as T }
}
export type Hasard = ReturnType<typeof creerHasard>
