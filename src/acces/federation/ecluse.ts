/** Milliseconds one may be held back: an intermediary gives up after sixty seconds. */
const PATIENCE = 50_000
/** Milliseconds that may be caught up at once, by a process that was kept from running. */
const RETARD = 200

type Reglages = { parSeconde: number /** Whether those who come back already wait. */; encombre: () => boolean }

/**
 * Holds back those who leave for the provider while those who come back from it wait: there, nothing presses; here, a code dies in a minute.
 * A thousand sign-ins then take as long as the machine needs, and none fails. Nobody is held longer than `PATIENCE`, whoever crowds the gate.
 */
export function creerEcluse({ parSeconde, encombre }: Reglages, instant = () => performance.now()): () => Promise<void> {
  const pas = 1000 / parSeconde
  const attente: { partir: () => void; auPlusTard: number }[] = []
  let prochain = 0
  let enMarche = false
  const ouvrir = () => {
    const maintenant = instant()
    for (let premier = attente[0]; premier; premier = attente[0]) {
      if ((prochain > maintenant || encombre()) && premier.auPlusTard > maintenant) break
      attente.shift()
      premier.partir()
      prochain = Math.max(prochain, maintenant - RETARD) + pas
    }
    enMarche = attente.length > 0
    if (enMarche) setTimeout(ouvrir, pas)
  }
  return () =>
    new Promise(partir => {
      attente.push({ partir, auPlusTard: instant() + PATIENCE })
      if (!enMarche) ouvrir()
    })
}
