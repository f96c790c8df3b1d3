export type Rondes = {
  /** Looks for what is to be done, again and again. */
  demarrer(): void
  /** Once: whatever may go now, for each; resolves when nothing is left that may. */
  tour(): Promise<void>
  /** Stops after what is under way. */
  arreter(): Promise<void>
}
type Reglages = {
  periodeMs: number
  /** For whom something may go now. */
  aServir: () => Promise<readonly string[]>
  /** Serves one of them until nothing is left, or until it is asked to stop. */
  servir: (qui: string, arret: () => boolean) => Promise<void>
  /** What the end of a round brings about. */
  apres?: () => Promise<unknown>
  /** `qui` is empty when the search itself failed. */
  signaler: (erreur: unknown, qui: string) => void
}

/** Each is served apart, one service at a time: a slow one, a dead one keep nobody else waiting. */
export function creerLesRondes({ periodeMs, aServir, servir, apres, signaler }: Reglages): Rondes {
  const enCours = new Map<string, Promise<void>>()
  let minuterie: NodeJS.Timeout | undefined
  let recherche: Promise<void> | undefined
  let arret = false

  const chercher = async (): Promise<void> => {
    for (const qui of await aServir()) {
      if (arret || enCours.has(qui)) continue
      const service = servir(qui, () => arret)
        .catch((erreur: unknown) => signaler(erreur, qui))
        .finally(() => enCours.delete(qui))
      enCours.set(qui, service)
    }
    await apres?.()
  }
  return {
    demarrer() {
      minuterie ??= setInterval(() => {
        recherche ??= chercher()
          .catch((erreur: unknown) => signaler(erreur, ''))
          .finally(() => {
            recherche = undefined
          })
      }, periodeMs).unref()
    },
    async tour() {
      // What is under way may have looked before what there is to do was there.
      await Promise.all(enCours.values())
      await chercher()
      await Promise.all(enCours.values())
      await apres?.()
    },
    async arreter() {
      arret = true
      clearInterval(minuterie)
      await recherche
      await Promise.all(enCours.values())
    },
  }
}
