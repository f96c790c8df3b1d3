import { type Assurance, type GenreDeFacteur, type Niveau, niveaux } from './niveaux.js'
import { type Exigence, exigencesDAssurance } from './parametres/exigences-d-assurance.js'
import { niveauxDesAgents, niveauxDesPersonnes, type NiveauxDUnAcr } from './parametres/niveaux-de-connexion.js'
import { auJour } from './parametres/parametre.js'

/** What is known of a sign-in: what the provider said and when, and our own factor if one was given in this session. */
export type Authentification = {
  genre: 'agent' | 'personne' | 'entreprise'
  acr: string
  amr: readonly string[]
  authentifieLe: Date
  facteur: { genre: GenreDeFacteur; le: Date } | null
}
/** The best a sign-in proves, and when it was proven. */
export type Preuve = { niveau: Niveau; le: Date }

const rang = (n: Niveau) => niveaux.indexOf(n)
const auPlus = (n: Niveau, plafond: Niveau): Niveau => (rang(n) <= rang(plafond) ? n : plafond)

/**
 * The `acr` we believe: the two claims must agree. `mfa` in `amr` lifts a password `acr` to its `-mfa` form; an `amr` without `mfa`
 * brings any `acr` down to a password. An `amr` that was not given says nothing.
 */
export function acrRetenu(acr: string, amr: readonly string[]): string {
  if (amr.length === 0) return acr
  if (amr.includes('mfa')) return acr === 'eidas0' || acr === 'eidas1' ? `${acr}-mfa` : acr
  if (acr === 'eidas2' || acr === 'eidas3') return 'eidas1'
  return acr.replace(/-mfa$/, '')
}

/** The best level of a sign-in on a legal day, with its latest instant: a second factor given anew makes it young again. */
export function preuveDe(a: Authentification, jour: string): Preuve {
  const { seul, avecFacteur } = rangDe(a, jour)
  const duFournisseur: Preuve = { niveau: seul, le: a.authentifieLe }
  if (!a.facteur) return duFournisseur
  // A code written on paper gets someone in again; it is not the strong factor it stands in for.
  const niveau = a.facteur.genre === 'secours' ? auPlus(avecFacteur, 'mfa') : avecFacteur
  const duFacteur: Preuve = { niveau, le: a.facteur.le }
  const ecart = rang(duFacteur.niveau) - rang(duFournisseur.niveau) || duFacteur.le.getTime() - duFournisseur.le.getTime()
  return ecart > 0 ? duFacteur : duFournisseur
}

const suffit = (obtenu: Niveau, demande: Niveau): boolean => rang(obtenu) >= rang(demande)

const ferme: NiveauxDUnAcr = { acr: '', seul: 'aucun', avecFacteur: 'aucun' }

function rangDe({ genre, acr, amr }: Authentification, jour: string): NiveauxDUnAcr {
  if (genre === 'personne') return auJour(niveauxDesPersonnes, jour).find(n => n.acr === acr) ?? ferme
  const retenu = acrRetenu(acr, amr)
  return auJour(niveauxDesAgents, jour).find(n => n.acr === retenu) ?? ferme
}

export const exigenceDe = (assurance: Assurance, jour: string): Exigence => auJour(exigencesDAssurance, jour)[assurance]

/** `permis`, or what is missing: a stronger sign-in, or the same one done again. */
export function verdict(preuve: Preuve, exigence: Exigence, instant: Date): 'permis' | 'trop-faible' | 'trop-ancienne' {
  if (!suffit(preuve.niveau, exigence.niveau)) return 'trop-faible'
  return instant.getTime() - preuve.le.getTime() > exigence.secondes * 1000 ? 'trop-ancienne' : 'permis'
}

/**
 * What a page does of a sign-in: lets it in, asks more of it, or refuses, since nothing its holder could add would be enough. A person
 * can come back through FranceConnect+; a professional whose provider vouches for too little must have another one.
 */
export function issueDe(a: Authentification, assurance: Assurance, instant: Date, jour: string): 'permis' | 'demande' | 'refuse' {
  const exigence = exigenceDe(assurance, jour)
  if (verdict(preuveDe(a, jour), exigence, instant) === 'permis') return 'permis'
  const { seul, avecFacteur } = rangDe(a, jour)
  const atteignable = a.genre === 'personne' ? seul !== 'aucun' : suffit(avecFacteur, exigence.niveau)
  return atteignable ? 'demande' : 'refuse'
}
