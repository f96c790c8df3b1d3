import assert from 'node:assert/strict'
import type { TestContext } from 'node:test'
import type { PlateformeDEssai } from '../plateforme-d-essai.js'
import { creerHasard, type Hasard } from './hasard.js'

type Reglages = {
  /** How many the suite draws when SUITES does not say. */
  ordinaires: number
  /** Ran at once, each on a person of its own. */
  aLaFois?: number
  /** Plays one sequence whole, and says each command before it is run. */
  jouer: (hasard: Hasard, dire: (commande: string) => void) => Promise<void>
}

const graine = Number(process.env.GRAINE ?? 2026)

/** Each token is signed once, for as long as the clock stands: a sequence is about what is written, not about tokens. */
export function garderLesJetons(p: PlateformeDEssai): void {
  const signes = new Map<string, Promise<string>>()
  const signer = p.jetonDe.bind(p)
  p.jetonDe = (persona, scopes) => {
    const cle = `${persona} ${scopes?.join(' ') ?? ''}`
    const sien = signes.get(cle) ?? signer(persona, scopes)
    signes.set(cle, sien)
    return sien
  }
}

/**
 * Random sequences of commands, several at once. Each draws from a seed of its own, the first from GRAINE, the next from the
 * one after: `SUITES=1 GRAINE=…` plays again the only one that diverged. Returns how many were drawn.
 */
export async function jouerDesSuites(t: TestContext, { ordinaires, aLaFois = 4, jouer }: Reglages): Promise<number> {
  const suites = Number(process.env.SUITES ?? ordinaires)
  const ecarts: string[] = []
  let [suivante, commandes] = [0, 0]
  const file = async () => {
    while (suivante < suites && ecarts.length < 5) {
      const sienne = graine + suivante++
      const dites: string[] = []
      await jouer(creerHasard(sienne), c => dites.push(c)).catch((ecart: unknown) => {
        ecarts.push(`SUITES=1 GRAINE=${sienne}\n${dites.join('\n')}\n${ecart instanceof Error ? ecart.stack : String(ecart)}`)
      })
      commandes += dites.length
    }
  }
  await Promise.all(Array.from({ length: aLaFois }, file))
  t.diagnostic(`${suivante} suites, ${commandes} commandes, graine ${graine}`)
  assert.deepEqual(ecarts, [])
  return suivante
}
