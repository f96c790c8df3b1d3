import type { Module } from './frontieres/modules.js'

/** The address of the server under trial comes from there, whatever leads to it: a platform, a database, a program that is killed. */
const LA_BASE = 'outils/adresses-d-essai.ts'
const LE_NAVIGATEUR = 'outils/navigateur.ts'
/**
 * Pure rules; every case of a table, draws of them, and deaths at random instants, which a transaction answers for: none of their orders to the
 * database is without a story that gives it too. One death stays (`kill-9.spec.ts`); of the tables of every line, that which reads what each left
 * in the journal (`journal.spec.ts`).
 */
const REDITS =
  /\.regles\.spec\.ts$|\/(etats|au-hasard|suites-au-hasard|jour-de-panne|([\w-]+-)?tue|conformite|couverture|qui-voit-quoi)\.spec\.ts$/
/** Other ways to ask for operations tried without them: the partner's contract, and the protocols of tokens. */
const FACADES = /^src\/(partenaire|acces\/(sso|possession|vecteur))\//

/** Specs whose answer may depend on the server of the database: their imports lead to it, and to no browser. */
export function essaisDeLaBase(modules: readonly Module[]): Set<string> {
  const menant = menantA(modules)
  const essais = modules.map(m => m.chemin).filter(chemin => chemin.endsWith('.spec.ts') && !REDITS.test(chemin) && !FACADES.test(chemin))
  return new Set(essais.filter(essai => menant(essai, LA_BASE) && !menant(essai, LE_NAVIGATEUR)))
}

/** Specs that open a browser. */
export function essaisAuNavigateur(modules: readonly Module[]): Set<string> {
  const menant = menantA(modules)
  return new Set(modules.map(m => m.chemin).filter(chemin => chemin.endsWith('.spec.ts') && menant(chemin, LE_NAVIGATEUR)))
}

function menantA(modules: readonly Module[]): (depart: string, cible: string) => boolean {
  const parChemin = new Map(modules.map(m => [m.chemin, m]))
  return (depart, cible) => {
    const vus = new Set([depart])
    for (const chemin of vus) for (const i of parChemin.get(chemin)?.imports ?? []) if (parChemin.has(i)) vus.add(i)
    return vus.has(cible)
  }
}
