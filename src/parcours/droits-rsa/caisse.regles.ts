import { CodeDeLActionSociale } from '../../droit/textes.js'

/** A payer states the rights it serves itself: those of another one are that other's to state. */
export const refusDeCaisse = (appelante: string, caisse: unknown): string | null =>
  caisse === appelante ? null : `Une caisse n’établit que les droits qu’elle sert elle-même (${CodeDeLActionSociale.R262_102.cite}).`
