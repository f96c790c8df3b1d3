/**
 * Concurrent requests share a statement: those that arrive while one is in flight leave together in the next.
 * A lone request leaves at once: there is no timer. Each caller is answered only after the commit of its own batch.
 */
export function grouper<D, R>(
  executer: (demandes: readonly D[]) => Promise<readonly R[]>,
  { enVol = 2, taille = 500 } = {},
): (demande: D) => Promise<R> {
  type Attente = { demande: D; rendre: (r: R) => void; echouer: (e: unknown) => void }
  let file: Attente[] = []
  let lots = 0

  async function partir(): Promise<void> {
    const lot = file.slice(0, taille)
    file = file.slice(taille)
    lots++
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
      lots--
      if (file.length > 0) void partir()
    }
  }

  return demande =>
    new Promise<R>((rendre, echouer) => {
      file.push({ demande, rendre, echouer })
      if (lots < enVol) void partir()
    })
}
