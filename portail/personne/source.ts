import type { Rubrique } from '../../src/personnes/index.js'

type Enregistrement = Rubrique['enregistrements'][number]
export type Origine = { par: string; structure: string | null; le: string }

/** Who wrote a field last: the latest version that changed it, of this row, and not merely the latest one. */
export function origineDe({ versions }: Rubrique, { numero, misAJour }: Enregistrement, champ: string): Origine {
  const [derniere] = versions
    .filter(v => v.numero === numero && v.modifies.includes(champ))
    .toSorted((a, b) => b.misAJour.le.localeCompare(a.misAJour.le))
  return derniere?.misAJour ?? misAJour
}
