import { repriseDesContrats } from '../../droit/parametres/contrat-d-engagement.js'
import { auJour } from '../../droit/parametres/parametre.js'

/** Overseas départements and the collectivities that keep their numbers begin so. */
const outreMer = /^97/

/**
 * Day by which a contract concluded before the contrat d’engagement is replaced; null when nothing of it is left to replace, or when
 * it is no contract of those who were followed already: the month that follows the orientation then holds alone.
 */
export function jourDeReprise(
  { dateDebut, dateFin }: { dateDebut: string; dateFin: string | null },
  departement: string | null,
  jour: string,
): string | null {
  const reprise = auJour(repriseDesContrats, jour)
  if (dateDebut >= reprise.suivisAvant || (dateFin !== null && dateFin < reprise.suivisAvant)) return null
  return outreMer.test(departement ?? '') ? reprise.outreMer : reprise.metropole
}
