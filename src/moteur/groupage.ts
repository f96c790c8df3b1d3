/**
 * Concurrent requests share a statement: those of one turn of the event loop leave together, and those that come while it is in flight
 * leave in the next one. A second statement goes beside the first only when as many wait as are in flight: two small ones would each
 * pay for the commit that one could carry. A lone request waits for no timer. Each caller is answered only after the commit of its own batch.
 */
export function grouper<D, R>(
  executer: (demandes: readonly D[]) => Promise<readonly R[]>,
  { enVol = 2, taille = 500 } = {},
): (demande: D) => Promise<R> {
  type Attente = { demande: D; rendre: (r: R) => void; echouer: (e: unknown) => void }
  let file: Attente[] = []
  const partis: number[] = []
  let prevu = false

  const prevoir = () => {
    if (prevu) return
    prevu = true
    setImmediate(() => {
      prevu = false
      if (file.length > 0 && partis.length < enVol && file.length >= (partis[0] ?? 0)) void partir()
    })
  }

  async function partir(): Promise<void> {
    const lot = file.slice(0, taille)
    file = file.slice(taille)
    partis.push(lot.length)
    try {
      const resultats = await executer(lot.map(a => a.demande))
      lot.forEach((a, i) => {
        a.rendre(resultats[i] as R)
      })
    } catch (erreur) {
      if (lot.length === 1) lot[0]?.echouer(erreur)
      // One bad row must not fail its neighbours: each is tried again alone.
      else for (const a of lot) executer([a.demande]).then(r => a.rendre(r[0] as R), a.echouer)
    } finally {
      partis.splice(partis.indexOf(lot.length), 1)
      prevoir()
    }
  }

  return demande =>
    new Promise<R>((rendre, echouer) => {
      file.push({ demande, rendre, echouer })
      prevoir()
    })
}
