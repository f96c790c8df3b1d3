import { CodeDuTravail } from '../../droit/textes.js'
import type { Radiation } from './formes.js'

type Menee = Pick<Radiation, 'origine' | 'proposeePar'>
/** `referente`: the mission locale that accompanies the person that day; null when none does. */
type Qui = { type: string; organisation: string; referente: string | null }

/**
 * The mission locale leads what it opened, of whoever has no right, for as long as it accompanies her; France Travail leads everything else,
 * and takes up what a mission locale left.
 */
export const meneeParLaMissionLocale = ({ origine, proposeePar }: Menee, referente: string | null): boolean =>
  origine === 'SANS_DROIT' && proposeePar === referente

const cite = `(${CodeDuTravail.R5412_4.cite})`
const seule = `Seule la mission locale qui accompagne le jeune peut l’avertir ${cite}.`

/** Why this caller may not warn that person, as a sentence; null when it may. */
export function refusDAvertir({ type, organisation, referente }: Qui): string | null {
  if (type === 'ML') return referente === organisation ? null : seule
  return referente === null
    ? null
    : `Ce jeune est accompagné par ${referente} : l’avertir revient à son représentant légal, ou à la personne qu’il habilite ${cite}.`
}

/** Why this caller may not hear her nor decide in that procedure, as a sentence; null when it may. */
export function refusDeMener(r: Menee, { type, organisation, referente }: Qui): string | null {
  const parElle = meneeParLaMissionLocale(r, referente)
  if (type === 'ML') return parElle && referente === organisation ? null : `Cette procédure se mène à France Travail ${cite}.`
  return parElle ? `Cette procédure est celle de ${referente}, qui accompagne ce jeune et seule la mène ${cite}.` : null
}
