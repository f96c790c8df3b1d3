import { attendreQue } from './attendre-que.js'
import type { PlateformeDEssai } from './plateforme-d-essai.js'

/** A seal waits for every transaction under way on the server, those of other specs too: one round may leave rows to the next. */
export const toutSceller = ({ scellement }: PlateformeDEssai): Promise<void> =>
  attendreQue(async () => {
    await scellement.tour()
    return scellement.retard() === 0
  })
