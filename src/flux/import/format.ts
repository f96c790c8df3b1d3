import type { ISql } from 'postgres'
import type { CodeActeur } from '../../droit/acteurs.js'
import type { Appelant } from '../../moteur/appelant.js'
import type { Ligne } from '../../moteur/lignes.js'
import type { Moteur } from '../../moteur/moteur.js'
import type { Empreintes } from '../../moteur/ecriture.js'
import type { Competents } from '../../parcours/rattachement/index.js'
import type { Constat } from './constats.js'
import type { Lignage } from '../foyer.js'

/** Civil day `AAAA-MM-JJ`. */
export type Jour = string

/** What the readers of every format give, in the order of the file. `contenu` null: the element is set aside. */
export type Evenement<C> =
  | { type: 'entete'; typeFlux: string | null; dateReference: Jour | null; constats: Constat[] }
  | Element<C>
  | { type: 'fin'; constats: Constat[] }

export type Element<C> = {
  type: 'element'
  rang: number
  repere: string | null
  /** Where it ends in the file, in bytes: the progress. */
  octets: number
  constats: Constat[]
  lignage: Lignage[]
  contenu: C | null
}

/** What a lot is written with. */
export type Travail = {
  sql: ISql
  moteur: Moteur
  appelant: Appelant
  ligne: (code: string) => Ligne
  empreintes: Empreintes
  competents: Competents
  import: string
  /** Only a part of an element is applied: what is not in it says nothing. */
  partiel?: boolean
  /** Day the file speaks of. */
  jour: Jour
}

/** By the rank of an element, the persons of whom it changed a datum. */
export type Touches = ReadonlyMap<number, readonly bigint[]>

/** Persons of a lot, each in one column; the findings that only the writing could make; the elements that changed something. */
export type BilanDeLot = {
  personnes: number
  crees: number
  modifies: number
  inchanges: number
  sansEffet: number
  ambigus: number
  constats: Constat[]
  touches: Touches
}

export type NomDeFormat = 'cnaf' | 'mission-locale' | 'contrats'

/** `colonnes`: how the organisation names the columns of its files, attribute by attribute, where it has its own words. */
export type ReglagesDeLecture = { jour: Jour; colonnes: Readonly<Record<string, string>>; empreintes: Empreintes }

/** One kind of file; its readers and its writer go together, whatever passes between them. `lignes`: what the caller must be allowed, by its kind, or the file is not even opened. */
export type Format<C> = {
  nom: NomDeFormat
  lignes: (type: CodeActeur) => readonly string[]
  /** Several files of it follow one another in time: their order is checked. */
  ordonne: boolean
  elementsParLot: number
  /** The one the file is about, as its first element says it: each has its own sequence of files. */
  departementDe(premier: Element<C> | undefined): string | null
  lire(source: AsyncIterable<Uint8Array>, depuis: number, reglages: ReglagesDeLecture): AsyncIterable<Evenement<C>>
  ecrire(travail: Travail, elements: readonly Element<C>[]): Promise<BilanDeLot>
  /** What a lot says by what it holds, once written: refused elements and the end of the file are seen too. */
  comparer?(travail: Travail, lot: readonly Evenement<C>[]): Promise<Constat[]>
}
