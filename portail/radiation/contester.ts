import {
  dernierJourPourContesterLaRadiation,
  meneeParLaMissionLocale,
  type Radiation,
  reponseALaContestationDeRadiation,
} from '../../src/parcours/radiation/index.js'
import { CodeDuTravail } from '../../src/droit/textes.js'
import { direLaReponse, voiesContre } from '../recours/voies.js'
import type { DecisionLue } from './cartes.js'

type Nommer = (organisation: string) => string
/** `referente`: the mission locale that accompanies her that day; null when none does. */
export type Contexte = { jour: string; referente: string | null; nommer: Nommer }

/** Who looks at it again: whoever leads the procedure that day. Of France Travail, its regional director signs, or whom he enables. */
function competent(r: Radiation, { referente, nommer }: Contexte): { qui: string; mediateur: boolean } {
  return referente !== null && meneeParLaMissionLocale(r, referente)
    ? { qui: nommer(referente), mediateur: false }
    : { qui: `France Travail (son directeur régional, ou la personne qu’il habilite : ${CodeDuTravail.R5412_4.cite})`, mediateur: true }
}

/** Where her appeal is on that day, as a sentence; null when she contests nothing, or when she won. */
export const ouEnEstLaContestation = (r: Radiation, decisions: readonly DecisionLue[], c: Contexte): string | null =>
  direLaReponse(
    reponseALaContestationDeRadiation(r, c.jour),
    competent(r, c).qui,
    decisions.findLast(d => d.sens === 'REJET')?.decideur ?? null,
  )

/** What she may do on that day against the radiation pronounced, the same on screen and in the letters. */
export const voiesContreLaRadiation = (r: Radiation, prononceeLe: string, c: Contexte): string[] =>
  voiesContre(
    { ...competent(r, c), contester: dernierJourPourContesterLaRadiation(prononceeLe) },
    reponseALaContestationDeRadiation(r, c.jour),
  )
