import { type Projet, type Salaire, territoireNomme, type Zone } from '../../src/parcours/projet/index.js'
import type { ErreurDeSaisie } from '../interface/index.js'

/** A form as it was sent. */
export type Recu = Readonly<Record<string, unknown>>
/** What a person wants of a job, as its form says it. */
export type Souhaits = Pick<Projet, 'experience' | 'contrats' | 'tempsDeTravail' | 'zone' | 'mobileALEtranger' | 'salaire' | 'prioritaire'>

export const texteDe = (v: unknown): string => (typeof v === 'string' ? v.trim() : '')
export const toutes = (v: unknown): string[] => (Array.isArray(v) ? v.map(texteDe) : v === undefined ? [] : [texteDe(v)])
export const coche = (v: unknown): boolean => texteDe(v) === 'oui'

/** « 12,50 » as the number it is; null when nothing was typed, NaN when it is no number. */
const nombre = (v: unknown): number | null => {
  const t = texteDe(v).replace(',', '.').replaceAll(/[\s€]/g, '')
  return t === '' ? null : Number(t)
}

export function salaireSaisi(recu: Recu, champ: string, erreurs: ErreurDeSaisie[]): Salaire | null {
  const montant = nombre(recu[`${champ}.montant`])
  if (montant === null) return null
  if (!(montant > 0)) erreurs.push({ champ: `${champ}.montant`, texte: 'Un salaire est un nombre d’euros, par exemple 12,50.' })
  return { montant, base: texteDe(recu[`${champ}.base`]) === 'MENSUELLE' ? 'MENSUELLE' : 'HORAIRE' }
}

function zoneSaisie(recu: Recu, erreurs: ErreurDeSaisie[]): Zone | null {
  const noms = texteDe(recu.zone)
    .split(/[,;\n]/)
    .map(n => n.trim())
    .filter(Boolean)
  if (noms.length === 0) return null
  const rayonKm = nombre(recu.rayonKm)
  if (rayonKm !== null && !(Number.isInteger(rayonKm) && rayonKm > 0 && rayonKm <= 500))
    erreurs.push({ champ: 'rayonKm', texte: 'Un nombre de kilomètres, de 1 à 500.' })
  const territoires = noms.flatMap(n => {
    const t = territoireNomme(n)
    if (!t) erreurs.push({ champ: 'zone', texte: `« ${n} » n’est ni une commune, ni un département, ni une région de France.` })
    return t ?? []
  })
  return { territoires, rayonKm }
}

/** What is wanted of a job; what is to be put right is added to `erreurs`. */
export function souhaitsSaisis(recu: Recu, erreurs: ErreurDeSaisie[]): Souhaits {
  return {
    experience: texteDe(recu.experience) || null,
    contrats: toutes(recu.contrats) as Projet['contrats'],
    tempsDeTravail: (texteDe(recu.tempsDeTravail) || null) as Projet['tempsDeTravail'],
    zone: zoneSaisie(recu, erreurs),
    mobileALEtranger: coche(recu.mobileALEtranger),
    salaire: salaireSaisi(recu, 'salaire', erreurs),
    prioritaire: coche(recu.prioritaire),
  }
}

export type Metier = Pick<Projet, 'intitule' | 'typologie' | 'codeRome' | 'codeAppellation'>

/** The métier as chosen among those found, else as it was; else what was typed, when the project is still to be defined. */
export function metierSaisi(recu: Recu, avant: Metier | undefined, erreurs: ErreurDeSaisie[]): Metier {
  const [choix, codeRome = '', ...libelle] = texteDe(recu.appellation).split('|')
  const tape = texteDe(recu.metier)
  if (choix === 'PM' || choix === 'CE') {
    if (tape.length < 3) erreurs.push({ champ: 'metier', texte: 'Dites en quelques mots de quoi il s’agit.' })
    return { intitule: tape, typologie: choix, codeRome: null, codeAppellation: null }
  }
  if (choix) return { intitule: libelle.join('|'), typologie: 'MR', codeRome, codeAppellation: choix }
  if (!avant) erreurs.push({ champ: 'metier', texte: 'Cherchez un métier puis choisissez-le, ou dites que le projet est à définir.' })
  return avant ?? { intitule: tape, typologie: 'PM', codeRome: null, codeAppellation: null }
}
