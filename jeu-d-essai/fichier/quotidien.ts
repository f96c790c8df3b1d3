import { adresseDe, conjointDe, type DroitsFictifs, type Menage, menage } from '../population.js'
import { hasard, parmi, pondere } from '../population/hasard.js'
import type { Evolution } from './foyer-xml.js'

export type NomDeChangement = 'ouverture' | 'cloture' | 'suspension' | 'demenagement' | 'nouveauConjoint' | 'mutation'

export type Change = { changement: NomDeChangement; menage: Menage; droits: DroitsFictifs; evolution: Evolution }

/** First index of the households that did not exist when the stock was written; each day has its own range. */
const NOUVEAUX = 3_000_000
const NOUVEAUX_PAR_JOUR = 1000

/** What happened that day to a household of the stock; null for nearly all of them. */
export const changementDu = (
  stock: Menage,
  droits: DroitsFictifs,
  graine: number,
  jour: number,
  date: string,
  departements: readonly string[],
): Change | null => {
  const tirage = hasard(graine, stock.index, 1000 + jour)
  if (tirage() > 0.015) return null
  const changement = pondere(tirage, [
    ['cloture', 30],
    ['suspension', 25],
    ['demenagement', 25],
    ['nouveauConjoint', 15],
    ['mutation', 5],
  ] as const)
  const evolue: Menage = { ...stock, adultes: [...stock.adultes] }
  const dates = { dateEtat: date }
  switch (changement) {
    case 'cloture':
      return {
        changement,
        menage: evolue,
        droits: { ...droits, ...dates, etat: '5', motif: parmi(tirage, ['ECH', 'RFD', 'PCG']) },
        evolution: {},
      }
    case 'suspension':
      return {
        changement,
        menage: evolue,
        droits: { ...droits, ...dates, etat: '4', motif: parmi(tirage, ['05', '06', 'CG']) },
        evolution: {},
      }
    case 'mutation':
      return { changement, menage: evolue, droits: { ...droits, ...dates, etat: '5', motif: 'MUT' }, evolution: { prenant: '751', date } }
    case 'nouveauConjoint': {
      const [demandeur] = evolue.adultes
      if (demandeur === undefined || evolue.adultes.length > 1) return null
      evolue.adultes.push(conjointDe(tirage, { ...demandeur }, stock.index * 2 + 1, Number(date.slice(0, 4))))
      return { changement, menage: evolue, droits, evolution: {} }
    }
    default:
      evolue.adresse = adresseDe(tirage, departements)
      return { changement, menage: evolue, droits, evolution: { ancienneAdresse: stock.adresse } }
  }
}

/** Households opened that day, unknown of the stock. */
export function* ouverturesDu(
  graine: number,
  jour: number,
  nombre: number,
  date: string,
  departements: readonly string[],
): Generator<Change> {
  for (let index = NOUVEAUX + jour * NOUVEAUX_PAR_JOUR, ouverts = 0; ouverts < nombre; index++) {
    const nouveau = menage(graine, index, departements, date)
    if (nouveau.droits === null) continue
    ouverts++
    const droits: DroitsFictifs = { ...nouveau.droits, etat: '2', motif: null, dateDemande: date, dateEtat: date }
    yield { changement: 'ouverture', menage: nouveau, droits, evolution: {} }
  }
}
