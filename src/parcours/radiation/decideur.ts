import { CodeDuTravail } from '../../droit/textes.js'
import type { Ecriture } from '../../moteur/ecriture.js'
import { nomDuSignataire, peutSignerUneSanction } from '../../moteur/signataire.js'

/** Who decides, as the letter names her: « Hervé DUVAL ». Whoever has no name is refused before. */
export const nomDuDecideur = ({ appelant }: Ecriture): string => nomDuSignataire(appelant) ?? appelant.organisation

/** Who signs, by the kind of organisation that leads the procedure. */
export const quiSigne = (type: string): string =>
  type === 'ML'
    ? `Une radiation est prononcée par le représentant légal de la mission locale, ou la personne qu’il a habilitée à signer (${CodeDuTravail.R5412_4.cite}).`
    : `Une radiation est prononcée par un agent que France Travail a habilité à signer de telles décisions (${CodeDuTravail.R5412_4.cite}).`

/** Why this agent may not decide, as a sentence; null when her role in her organisation lets her. */
export const refusDeSigner = async (ecriture: Ecriture): Promise<string | null> =>
  (await peutSignerUneSanction(ecriture)) ? null : quiSigne(ecriture.appelant.type)
