import type { Messagerie } from '../messagerie/messagerie.js'
import { echeancesDuContrat, quandElleRepart } from '../parcours/contrat-engagement/index.js'
import { creerEcheancesDeLOrientation } from '../parcours/orientation/index.js'
import type { Effets } from '../suites/index.js'

/** What each nature of deadline brings about. A nature opened somewhere and absent from here is an alarm. */
export const creerLesEffets = (messagerie: Messagerie, adressePublique: string): Effets => ({
  ...creerEcheancesDeLOrientation(messagerie, adressePublique, quandElleRepart),
  ...echeancesDuContrat,
})
