import { formatCnaf } from './cnaf/format.js'
import { formatContrats } from './contrats/format.js'
import type { Format, NomDeFormat } from './format.js'
import { formatMissionLocale } from './mission-locale/format.js'

/** Every kind of file the platform takes. */
export const formats: Readonly<Record<NomDeFormat, Format<unknown>>> = {
  cnaf: formatCnaf,
  'mission-locale': formatMissionLocale,
  contrats: formatContrats,
}
export const nomsDesFormats = Object.keys(formats) as [NomDeFormat, ...NomDeFormat[]]
