import { cleDuNir } from '../../src/flux/normalisation/nir.js'
import { entier, frequent, type Hasard, parmi } from './hasard.js'
import { naissanceDe } from './naissance.js'
import { NOMS, PRENOMS_F, PRENOMS_M } from './noms.js'

export type PersonneFictive = {
  sexe: 'M' | 'F'
  nom: string
  nomNaissance: string
  prenom: string
  autresPrenoms: string[]
  /** AAAA-MM-JJ */
  dateNaissance: string
  communeNaissance: string
  /** 13 characters; null for children. */
  nir: string | null
  cleNir: string | null
  courriel: string | null
  /** 10 digits; none of these numbers is given to anyone (ranges that ARCEP keeps for fiction). */
  telephone: string | null
}

/** An adult, whose NIR no other person of the population has. */
export const adulte = (tirage: Hasard, numero: number, annees: readonly [min: number, max: number], sexe: 'M' | 'F'): PersonneFictive => {
  const { lieu, code, ordre, mois, anneeModulo4 } = naissanceDe(numero)
  const tiree = entier(tirage, annees[0], annees[1])
  const recul = (tiree - anneeModulo4 + 4000) % 4
  const annee = tiree - recul >= annees[0] ? tiree - recul : tiree - recul + 4
  const deux = (nombre: number): string => String(nombre).padStart(2, '0')
  const nir = `${sexe === 'M' ? 1 : 2}${deux(annee % 100)}${deux(mois)}${code}${ordre}`
  const nomNaissance = frequent(tirage, NOMS)
  const prenom = frequent(tirage, sexe === 'F' ? PRENOMS_F : PRENOMS_M)
  return {
    sexe,
    nom: nomNaissance,
    nomNaissance,
    prenom,
    autresPrenoms: tirage() < 0.4 ? [parmi(tirage, sexe === 'F' ? PRENOMS_F : PRENOMS_M)] : [],
    dateNaissance: `${annee}-${deux(mois)}-${deux(entier(tirage, 1, 28))}`,
    communeNaissance: lieu,
    nir,
    cleNir: cleDuNir(nir),
    courriel: tirage() < 0.85 ? `${sansAccent(prenom)}.${sansAccent(nomNaissance)}${numero}@example.fr` : null,
    telephone: tirage() < 0.9 ? `063998${String(entier(tirage, 0, 9999)).padStart(4, '0')}` : null,
  }
}

/** A child of the household, without NIR nor means of contact. */
export const enfant = (
  tirage: Hasard,
  nom: string,
  communeNaissance: string,
  annees: readonly [min: number, max: number],
): PersonneFictive => {
  const sexe = tirage() < 0.49 ? 'F' : 'M'
  const mois = String(entier(tirage, 1, 12)).padStart(2, '0')
  const jour = String(entier(tirage, 1, 28)).padStart(2, '0')
  return {
    sexe,
    nom,
    nomNaissance: nom,
    prenom: parmi(tirage, sexe === 'F' ? PRENOMS_F : PRENOMS_M),
    autresPrenoms: [],
    dateNaissance: `${entier(tirage, annees[0], annees[1])}-${mois}-${jour}`,
    communeNaissance,
    nir: null,
    cleNir: null,
    courriel: null,
    telephone: null,
  }
}

const sansAccent = (nom: string): string =>
  nom
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z]+/g, '')
