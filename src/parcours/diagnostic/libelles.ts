import { referentiels } from './referentiel.js'

/** What a need is called, by the latest version that knows it. */
export const libelleDeBesoin = (code: string): string => referentiels.findLast(r => code in r.besoins)?.besoins[code] ?? code
