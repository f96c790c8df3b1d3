/** Above so many keys nothing more is remembered: the import, which knows what it has stored, takes over. */
const LIMITE = 400_000

/** Remembers, in bounded memory, at which line a key was first met. */
export const dejaVus = (): {
  premiere: (cles: readonly string[]) => number | undefined
  retenir: (cles: readonly string[], ligne: number) => void
} => {
  const lignes = new Map<string, number>()
  return {
    premiere: cles => cles.map(cle => lignes.get(cle)).find(ligne => ligne !== undefined),
    retenir: (cles, ligne) => {
      for (const cle of cles) if (lignes.size < LIMITE && !lignes.has(cle)) lignes.set(cle, ligne)
    },
  }
}
