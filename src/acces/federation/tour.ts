/** Milliseconds in the queue after which it is no use: the provider's code dies after sixty seconds. */
const ATTENTE_MAXIMALE = 50_000

/**
 * Lets `places` tasks run at once, the others in their order. When a thousand people come back together, the delay granted to the
 * provider then counts its own slowness, not the time we take to read its answers. Rejects with `trop()` whoever waited too long.
 */
export function creerTour(places: number, trop: () => Error) {
  let libres = places
  const attente: (() => void)[] = []
  const liberer = () => {
    const suivant = attente.shift()
    if (suivant) suivant()
    else libres++
  }
  return {
    enAttente: () => attente.length,
    async prendre<T>(tache: () => Promise<T>): Promise<T> {
      const depuis = performance.now()
      if (libres > 0) libres--
      else await new Promise<void>(partir => attente.push(partir))
      try {
        if (performance.now() - depuis > ATTENTE_MAXIMALE) throw trop()
        return await tache()
      } finally {
        liberer()
      }
    },
  }
}
