import assert from 'node:assert/strict'
import type { TestContext } from 'node:test'
import { DUREE_DE_JETON } from '../../src/acces/index.js'
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

const DEMI_VIE = (DUREE_DE_JETON / 2) * 1000

/** Each token serves for half its life: a sequence is about what is written, not about tokens, and thousands of them outlive one. */
export function garderLesJetons(p: PlateformeDEssai): void {
  const signes = new Map<string, { jeton: Promise<string>; le: number }>()
  const signer = p.jetonDe.bind(p)
  p.jetonDe = (persona, scopes) => {
    const cle = `${persona} ${scopes?.join(' ') ?? ''}`
    const maintenant = p.moteur.horloge().getTime()
    const sien = signes.get(cle)
    if (sien && Math.abs(maintenant - sien.le) < DEMI_VIE) return sien.jeton
    const jeton = signer(persona, scopes)
    signes.set(cle, { jeton, le: maintenant })
    return jeton
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
