import { debutDesContrats, repriseEnMetropole, repriseOutreMer } from '../../droit/parametres/contrat-d-engagement.js'
import { auJour, type Parametre } from '../../droit/parametres/parametre.js'

/** Overseas départements and the collectivities that keep their numbers begin so. */
const outreMer = /^97/

/** Commune (INSEE) as it begins is enough to tell overseas from the mainland. */
export const delaiDeReprise = (commune: string | null): Parametre<string> =>
  outreMer.test(commune ?? '') ? repriseOutreMer : repriseEnMetropole

/**
 * Day by which a contract concluded before the contrat d’engagement is replaced; null when nothing of it is left to replace, or when
 * it is no contract of those who were followed already: the month that follows the orientation then holds alone.
 */
export function jourDeReprise(
  { dateDebut, dateFin }: { dateDebut: string; dateFin: string | null },
  commune: string | null,
  jour: string,
): string | null {
  const debut = auJour(debutDesContrats, jour)
  return dateDebut >= debut || (dateFin !== null && dateFin < debut) ? null : auJour(delaiDeReprise(commune), jour)
}
