import { plusJours, plusMois } from '../../droit/jours.js'
import { type Delai, delaisDesJalons, type JalonAttendu, jalonsAttendus } from '../../droit/parametres/jalons.js'

export const plusDelai = (jour: string, d: Delai): string => ('jours' in d ? plusJours(jour, d.jours) : plusMois(jour, d.mois))

/** The earliest day from which a delay may end on `echeance` or later. */
const premierDepart = (echeance: string, d: Delai): string => ('jours' in d ? plusJours(echeance, -d.jours) : plusMois(echeance, -d.mois))

/** The last day from which a delay has ended before `jour`. */
function dernierDepart(jour: string, d: Delai): string {
  let depart = 'jours' in d ? plusJours(jour, -d.jours) : plusMois(jour, -d.mois)
  // The 28th, 29th, 30th and 31st may all end on the same last day of a month.
  while (plusDelai(plusJours(depart, 1), d) < jour) depart = plusJours(depart, 1)
  while (plusDelai(depart, d) >= jour) depart = plusJours(depart, -1)
  return depart
}

/** Days from which a milestone is late, under one value of its delay. */
export type PlageDeDepart = { jalon: JalonAttendu; de: string; a: string; jours: number; mois: number }

/**
 * For each milestone and each value its delay has had, from which days it is late at `jour`; from `apres` only those that end on that day or
 * later are kept.
 */
export function plagesEnRetard(jour: string, jalon?: JalonAttendu, apres?: string): PlageDeDepart[] {
  return jalonsAttendus
    .filter(j => jalon === undefined || j === jalon)
    .flatMap(j =>
      delaisDesJalons[j].flatMap(({ depuis, delai }, i, tous): PlageDeDepart[] => {
        const suivant = tous[i + 1]
        const bornes = [dernierDepart(jour, delai), ...(suivant ? [plusJours(suivant.depuis, -1)] : [])]
        const de = [depuis, ...(apres === undefined ? [] : [premierDepart(apres, delai)])].toSorted().at(-1) ?? depuis
        const a = bornes.toSorted()[0] ?? depuis
        return de > a ? [] : [{ jalon: j, de, a, jours: 'jours' in delai ? delai.jours : 0, mois: 'mois' in delai ? delai.mois : 0 }]
      }),
    )
}
