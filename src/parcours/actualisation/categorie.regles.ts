import { heuresDeLaCategorieB } from '../../droit/parametres/actualisation.js'
import { auJour } from '../../droit/parametres/parametre.js'
import type { Faits } from './formes.js'

/** The category the facts of a month lead to. The social parcours, the wait for an orientation and subsidised jobs are decided elsewhere. */
export function categorieApres(
  { heuresTravaillees, indisponible }: Pick<Faits, 'heuresTravaillees' | 'indisponible'>,
  presente: string | null,
  jour: string,
): string | null {
  if (presente === null || !'ABCD'.includes(presente)) return presente
  if (indisponible !== null) return 'D'
  if (heuresTravaillees === 0) return 'A'
  return heuresTravaillees <= auJour(heuresDeLaCategorieB, jour) ? 'B' : 'C'
}
