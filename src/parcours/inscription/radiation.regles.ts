import { CodeDuTravail } from '../../droit/textes.js'

/** Only the opérateur strikes a person off the list: the others register her, or say that her registration ends. */
export const refusDeRadier = (type: string, statut: unknown): string | null =>
  statut === 'radie' && type !== 'FT' ? `La radiation relève de France Travail (${CodeDuTravail.L5412_1.cite}).` : null
