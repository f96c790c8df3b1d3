import { reponseALaContestation } from '../../src/droit/contestation.js'
import { CodeDuTravail } from '../../src/droit/textes.js'
import { dernierJourPourContester, type SanctionDuTravail as Sanction } from '../../src/parcours/sanction-travail/index.js'
import { direLaReponse, voiesContre } from '../recours/voies.js'
import type { Regime } from './regimes.js'

type Nommer = (organisation: string) => string

/** Who decides of that procedure now, whoever opened it. */
export const quiDecide = (s: Sanction, nommer: Nommer): string =>
  `${nommer(s.organisation)} décide, par une personne habilitée à signer (${CodeDuTravail.R5412_4.cite}).`

/** Where her appeal is on that day, as a sentence; null when she contests nothing, or when she won. */
export const ouEnEstLaContestation = (s: Sanction, jour: string, nommer: Nommer): string | null =>
  direLaReponse(reponseALaContestation(s, jour), nommer(s.organisation), s.rejetPar)

/** What she may do on that day against the decision, each with its last day and whoever is competent then; empty when there is nothing. */
export function voiesDeRecours(s: Sanction, { mediateur }: Regime, jour: string, nommer: Nommer): string[] {
  const contester = dernierJourPourContester(s)
  if (contester === null || s.decision !== 'SANCTION' || s.annuleeLe !== null) return []
  return voiesContre({ qui: nommer(s.organisation), mediateur, contester }, reponseALaContestation(s, jour))
}
