import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { type Evaluation, evaluations } from './evaluations.js'

export type Critere = { numero: string; theme: string; titre: string }
export type CritereEvalue = Critere & Evaluation

/** RGAA 4.1.2, DINUM, Licence Ouverte 2.0. The compiler does not carry this file: it is read where it is written. */
const source = readFileSync(new URL('../../../../portail/obligations/rgaa/criteres.json', import.meta.url), 'utf8')
const criteres: readonly Critere[] = z
  .array(z.strictObject({ numero: z.string(), theme: z.string(), titre: z.string() }))
  .parse(JSON.parse(source))

/** The 106 criteria, each with what we know of it: nothing is claimed of the others. */
export const grille: readonly CritereEvalue[] = criteres.map(c => ({
  ...c,
  ...(evaluations[c.numero] ?? { verdict: 'non-evalue', quoi: 'Attend un audit par une personne.', preuves: [] }),
}))
