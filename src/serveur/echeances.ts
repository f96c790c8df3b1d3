import type { Effets } from '../suites/index.js'

/** What each nature of deadline brings about. A nature opened somewhere and absent from here is an alarm. */
export const effetsDesEcheances: Effets = {}
