import assert from 'node:assert/strict'
import { setTimeout as attendre } from 'node:timers/promises'
import type { PlateformeDEssai } from './plateforme-d-essai.js'

/** Until `voulu`, for at most thirty seconds. */
export async function attendreQue(voulu: () => Promise<boolean>): Promise<void> {
  const fin = Date.now() + 30_000
  while (!(await voulu())) {
    assert.ok(Date.now() < fin, 'rien n’a changé en trente secondes')
    await attendre(100)
  }
}

/** A seal waits for every transaction under way on the server, those of other specs too: one round may leave rows to the next. */
export const toutSceller = ({ scellement }: PlateformeDEssai): Promise<void> =>
  attendreQue(async () => {
    await scellement.tour()
    return scellement.retard() === 0
  })
