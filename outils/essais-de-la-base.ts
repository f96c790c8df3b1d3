import type { Module } from './frontieres/modules.js'

/** The address of the server under trial comes from there, whatever leads to it: a platform, a database, a program that is killed. */
const LA_BASE = 'outils/adresses-d-essai.ts'
const LE_NAVIGATEUR = 'outils/navigateur.ts'
/**
 * Pure rules; every case of a table, draws of them, and deaths at random instants, which a transaction answers for: none of their orders to the
 * database is without a story that gives it too. One death stays (`kill-9.spec.ts`).
 */
const REDITS = /\.regles\.spec\.ts$|\/(etats|au-hasard|suites-au-hasard|jour-de-panne|([\w-]+-)?tue)\.spec\.ts$/

/** Specs whose answer may depend on the server of the database: their imports lead to it, and to no browser. */
export function essaisDeLaBase(modules: readonly Module[]): Set<string> {
  const parChemin = new Map(modules.map(m => [m.chemin, m]))
  function atteints(depart: string): Set<string> {
    const vus = new Set([depart])
    for (const chemin of vus) for (const i of parChemin.get(chemin)?.imports ?? []) if (parChemin.has(i)) vus.add(i)
    return vus
  }
  const essais = modules.map(m => m.chemin).filter(chemin => chemin.endsWith('.spec.ts') && !REDITS.test(chemin))
  return new Set(
    essais.filter(essai => {
      const lus = atteints(essai)
      return lus.has(LA_BASE) && !lus.has(LE_NAVIGATEUR)
    }),
  )
}
