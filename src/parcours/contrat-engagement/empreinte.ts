import { createHash } from 'node:crypto'
import { clauses } from './clauses.js'
import type { Contenu, Contrat } from './formes.js'

type Signe = Contenu & Pick<Contrat, 'reference' | 'edition' | 'parties' | 'offreRaisonnable'>
export const champsSignes: readonly (keyof Signe)[] = ['reference', 'edition', 'parties', ...clauses, 'offreRaisonnable']

/** Names a contract by what it says (RFC 8785: keys in order, no space): the same words, the same name, and one comma changes it. */
export function empreinteDuContrat(contrat: Signe): string {
  const signe = { forme: 'contrat-engagement/1', ...Object.fromEntries(champsSignes.map(c => [c, contrat[c]])) }
  return createHash('sha256').update(canonique(signe)).digest('hex')
}

/** Our numbers and texts are those whose JSON is the same in every engine: nothing else of RFC 8785 is needed. */
function canonique(valeur: unknown): string {
  if (Array.isArray(valeur)) return `[${valeur.map(canonique).join(',')}]`
  if (typeof valeur !== 'object' || valeur === null) return JSON.stringify(valeur)
  const paires = Object.entries(valeur).toSorted(([a], [b]) => (a < b ? -1 : 1))
  return `{${paires.map(([cle, v]) => `${JSON.stringify(cle)}:${canonique(v)}`).join(',')}}`
}

export const sha256 = (octets: Buffer): string => createHash('sha256').update(octets).digest('hex')
