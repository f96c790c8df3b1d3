import { entier, type Hasard, hasard, parmi, pondere } from './population/hasard.js'
import { VOIES } from './population/noms.js'
import { adulte, enfant, type PersonneFictive } from './population/personne.js'
import { habitatDe } from './population/territoire.js'

/** Which way of the law brings them: RSA (payer), youth of a mission locale, disabled jobseeker of a Cap emploi. */
export type Public = 'RSA' | 'JEUNE' | 'HANDICAP'

export type AdresseFictive = {
  numero: string
  voie: string
  complement: string | null
  codeCommune: string
  codePostal: string
  commune: string
  departement: string
}

export type DroitsFictifs = {
  organisme: 'CAF' | 'MSA'
  matricule: string
  numeroDemande: string
  dateDemande: string
  /** ETATDOSRSA */
  etat: string
  dateEtat: string
  /** Motif of the refusal, suspension or closing that goes with the state. */
  motif: string | null
  soumisDroitsEtDevoirs: boolean
}

export type Menage = {
  index: number
  public: Public
  /** One or two persons (applicant, spouse), the ones to register. */
  adultes: PersonneFictive[]
  enfants: PersonneFictive[]
  adresse: AdresseFictive
  /** null for youths and disabled jobseekers. */
  droits: DroitsFictifs | null
}

export type OptionsDePopulation = {
  graine: number
  /** Number of adults, exactly. */
  taille: number
  /** INSEE codes of the départements lived in; all by default. */
  departements?: readonly string[]
  /** The ones to keep; all by default. */
  publics?: readonly Public[]
  /** Day the ages and rights are told from. */
  jour?: string
  /** Index of the first household; two ranges never share a person. */
  depuis?: number
}

export const JOUR_DE_REFERENCE = '2026-01-31'

/**
 * Households one by one, never kept: ten or a million cost the same memory. With the same seed and other départements, the same people
 * live elsewhere: two départements of one demonstration take two ranges (`depuis`), or the same one to show a person followed in both.
 */
export function* population(options: OptionsDePopulation): Generator<Menage> {
  const { graine, taille, departements, publics, jour = JOUR_DE_REFERENCE, depuis = 0 } = options
  let adultes = 0
  for (let index = depuis; adultes < taille; index++) {
    if (publics !== undefined && !publics.includes(publicDe(graine, index))) continue
    const suivant = menage(graine, index, departements, jour)
    if (adultes + suivant.adultes.length > taille) continue
    adultes += suivant.adultes.length
    yield suivant
  }
}

/** Household of this index alone: the same as in the whole population. */
export const menage = (graine: number, index: number, departements?: readonly string[], jour: string = JOUR_DE_REFERENCE): Menage => {
  const tirage = hasard(graine, index, 1)
  const annee = Number(jour.slice(0, 4))
  const genre = publicDe(graine, index)
  const ages = genre === 'JEUNE' ? ([annee - 25, annee - 17] as const) : ([annee - 63, annee - 26] as const)
  const demandeur = adulte(tirage, index * 2, ages, tirage() < (genre === 'RSA' ? 0.54 : 0.48) ? 'F' : 'M')
  const adresse = adresseDe(tirage, departements)
  const adultes = [demandeur]
  const enfants: PersonneFictive[] = []
  if (genre === 'RSA') {
    if (tirage() < 0.22) adultes.push(conjointDe(tirage, demandeur, index * 2 + 1, annee))
    const nombre = pondere(tirage, ENFANTS)
    for (let rang = 0; rang < nombre; rang++) enfants.push(enfant(tirage, demandeur.nomNaissance, adresse.commune, [annee - 19, annee - 1]))
  }
  return { index, public: genre, adultes, enfants, adresse, droits: genre === 'RSA' ? droitsDe(tirage, index, jour) : null }
}

const publicDe = (graine: number, index: number): Public =>
  pondere(hasard(graine, index, 2), [
    ['RSA', 82],
    ['JEUNE', 13],
    ['HANDICAP', 5],
  ])

const ENFANTS = [
  [0, 58],
  [1, 18],
  [2, 13],
  [3, 8],
  [4, 3],
] as const

/** The other adult of the household; a married woman may bear her husband's name. */
export const conjointDe = (tirage: Hasard, demandeur: PersonneFictive, numero: number, annee: number): PersonneFictive => {
  const conjoint = adulte(tirage, numero, [annee - 63, annee - 24], demandeur.sexe === 'F' ? 'M' : 'F')
  const [epouse, mari] = demandeur.sexe === 'F' ? [demandeur, conjoint] : [conjoint, demandeur]
  if (tirage() < 0.6) epouse.nom = mari.nomNaissance
  return conjoint
}

export const adresseDe = (tirage: Hasard, departements?: readonly string[]): AdresseFictive => {
  const commune = habitatDe(departements).tirer(tirage)
  return {
    numero: String(entier(tirage, 1, 180)) + (tirage() < 0.06 ? ' BIS' : ''),
    voie: parmi(tirage, VOIES),
    complement: tirage() < 0.25 ? `BÂTIMENT ${String.fromCharCode(entier(tirage, 65, 72))} APPARTEMENT ${entier(tirage, 1, 60)}` : null,
    codeCommune: commune.code,
    codePostal: parmi(tirage, commune.codesPostaux),
    commune: commune.nom,
    departement: commune.departement,
  }
}

// Shares of the states of the files, of the order of those published for metropolitan France.
const ETATS = [
  ['2', 74],
  ['4', 10],
  ['3', 3],
  ['0', 4],
  ['1', 2],
  ['5', 5],
  ['6', 2],
] as const

const MOTIFS_D_ETAT: Readonly<Record<string, readonly string[]>> = {
  1: ['F02', 'F04', 'F09', 'FDB'],
  3: ['DB', 'DE', 'DL', 'GK', 'GJ'],
  4: ['01', '05', '06', '06', '44', 'CG'],
  5: ['ECH', 'PCG', 'MUT', 'RFD', 'RAU'],
  6: ['ECH', 'RGD'],
}

const droitsDe = (tirage: Hasard, index: number, jour: string): DroitsFictifs => {
  const etat = pondere(tirage, ETATS)
  const motifs = MOTIFS_D_ETAT[etat]
  const dateDemande = jourAvant(jour, etat === '0' ? entier(tirage, 1, 40) : entier(tirage, 60, 3200))
  const anciennete = Math.round((Date.parse(jour) - Date.parse(dateDemande)) / 86_400_000)
  return {
    organisme: tirage() < 0.06 ? 'MSA' : 'CAF',
    matricule: String((index * 7919 + 1) % 10_000_000).padStart(7, '0'),
    numeroDemande: String(10_000_000_000 + index).slice(0, 11),
    dateDemande,
    etat,
    dateEtat: motifs === undefined ? dateDemande : jourAvant(jour, entier(tirage, 1, Math.min(anciennete, 300))),
    motif: motifs === undefined ? null : parmi(tirage, motifs),
    soumisDroitsEtDevoirs: tirage() < 0.83,
  }
}

export const jourAvant = (jour: string, nombre: number): string =>
  new Date(Date.parse(jour) - nombre * 86_400_000).toISOString().slice(0, 10)
