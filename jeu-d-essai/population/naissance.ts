import { chargerTerritoire } from '../../src/flux/normalisation/territoire.js'
import { EN_ARRONDISSEMENTS } from './territoire.js'

/**
 * Places of birth, and the part of the NIR they make. The number of the person in the population chooses the place, the order in the
 * register, the month, and the year modulo 4, in such a way that two persons never share a NIR, without remembering any.
 */
export type Naissance = { lieu: string; code: string; ordre: string; mois: number; anneeModulo4: number }

type Place = { lieu: string; code: string; premierOrdre: number }

const ORDRES_PAR_PLACE = 4
const PLACES_MAX = Math.floor(999 / ORDRES_PAR_PLACE)
const HABITANTS_PAR_PLACE = 2000
/** Persons that can be told apart: a power of two, so that multiplying by an odd number shuffles them without collision. */
const CAPACITE = 2 ** 23

// Countries of birth by code of the Code officiel géographique, with their share of places.
const PAYS: readonly (readonly [code: string, lieu: string, places: number])[] = [
  ['99352', 'ALGER', 249],
  ['99350', 'CASABLANCA', 249],
  ['99351', 'TUNIS', 249],
  ['99139', 'LISBONNE', 249],
  ['99341', 'DAKAR', 249],
  ['99326', 'ABIDJAN', 249],
  ['99322', 'YAOUNDE', 249],
  ['99312', 'KINSHASA', 249],
  ['99397', 'MORONI', 249],
  ['99208', 'ISTANBUL', 249],
  ['99114', 'BUCAREST', 249],
  ['99206', 'ALEP', 249],
  ['99212', 'KABOUL', 249],
  ['99335', 'BAMAKO', 249],
  ['99330', 'CONAKRY', 249],
  ['99410', 'PORT AU PRINCE', 249],
  ['99127', 'NAPLES', 249],
  ['99134', 'MADRID', 200],
  ['99122', 'VARSOVIE', 150],
  ['99243', 'HANOI', 120],
  ['99131', 'BRUXELLES', 120],
  ['99333', 'ANTANANARIVO', 120],
  ['99246', 'COLOMBO', 120],
  ['99155', 'KIEV', 150],
]

let places: Place[] | null = null

const chargerPlaces = (): Place[] => {
  if (places !== null) return places
  const listees: Place[] = []
  const ajouter = (lieu: string, code: string, nombre: number): void => {
    for (let rang = 0; rang < Math.min(nombre, PLACES_MAX); rang++) listees.push({ lieu, code, premierOrdre: 1 + rang * ORDRES_PAR_PLACE })
  }
  for (const { code, nom, population } of chargerTerritoire().communes()) {
    if (population > 0 && !EN_ARRONDISSEMENTS.has(code)) ajouter(nom, code, Math.ceil(population / HABITANTS_PAR_PLACE))
  }
  for (const [code, lieu, nombre] of PAYS) ajouter(lieu, code, nombre)
  places = listees
  return places
}

/** Birth of the person of this number. @throws RangeError above CAPACITE */
export const naissanceDe = (numero: number): Naissance => {
  if (numero >= CAPACITE) throw new RangeError(`no more than ${CAPACITE} persons can be told apart`)
  const toutes = chargerPlaces()
  const brouille = Math.imul(numero, 0x5bd1e995) & (CAPACITE - 1)
  const combinaisons = toutes.length * ORDRES_PAR_PLACE
  const tirage = brouille % combinaisons
  const tour = Math.floor(brouille / combinaisons)
  const place = toutes[Math.floor(tirage / ORDRES_PAR_PLACE)]
  if (place === undefined) throw new RangeError('no place of birth')
  return {
    lieu: place.lieu,
    code: place.code,
    ordre: String(place.premierOrdre + (tirage % ORDRES_PAR_PLACE)).padStart(3, '0'),
    mois: 1 + (tour % 12),
    anneeModulo4: Math.floor(tour / 12) % 4,
  }
}
