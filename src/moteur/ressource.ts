import { z } from 'zod'
import type { AssuranceDeLigne } from '../droit/assurance-des-lignes.js'
import type { Acteur } from '../droit/acteurs.js'
import type { BaseLegale } from '../droit/bases-legales.js'
import type { Categorie } from '../droit/categories.js'
import type { Conservation, Effacement } from '../droit/durees.js'
import type { LiaisonDeLigne } from '../droit/liaison.js'
import type { Limites } from '../droit/parametres/signaux.js'
import type { Perimetre } from '../droit/perimetres.js'
import type { Texte } from '../droit/textes.js'

/** One datum: its schema, its label for people, its category for the register, an example for the documentation. */
export type Donnee<S extends z.ZodType = z.ZodType> = { schema: S; libelle: string; categorie: Categorie; exemple: unknown }
export const donnee = <S extends z.ZodType>(schema: S, libelle: string, categorie: Categorie, exemple: z.input<S>): Donnee<S> => ({
  schema,
  libelle,
  categorie,
  exemple,
})

const element = z.string().max(240)
/** Of a datum made of several elements, who last wrote each: `sur` names it, as `mobilite/situation/7`. */
export const sourcesDesElements = z.array(
  z.strictObject({ sur: element, par: z.string(), structure: z.string().nullable(), le: z.iso.datetime() }),
)
/** The agent behind each: for the professionals who follow the person. */
export const agentsDesElements = z.array(z.strictObject({ sur: element, agent: z.string() }))

/** Kinds of files the person may join to what she answers, each by the bytes it begins with and the end of its name. */
export const genresDePiece = { pdf: '255044462d', jpg: 'ffd8ff', png: '89504e470d0a1a0a' } as const
export type GenreDePiece = keyof typeof genresDePiece
export const piecesAuPlus = 5
export const pieceJointe = z.strictObject({
  piece: z.uuid(),
  nom: z.string().min(1).max(120),
  genre: z.enum(Object.keys(genresDePiece) as [GenreDePiece, ...GenreDePiece[]]),
  octets: z.int().positive(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  jointeLe: z.iso.date(),
  /** The organisation that joined it for her, from a paper; absent when she did. */
  jointePar: z.string().min(1).max(40).optional(),
})
export type PieceJointe = z.infer<typeof pieceJointe>
/** What was joined to her answer, by herself or for her: named here, kept apart under keys of their own. Whoever reads this field opens them. */
export const piecesJointes: Donnee = donnee(
  z.array(pieceJointe).max(piecesAuPlus).nullable(),
  'Pièces jointes à sa réponse',
  'situation administrative',
  [
    {
      piece: '0d4d0b1e-6a5b-4f0e-9a3c-2f6f1b7c8d90',
      nom: 'attestation de la crèche.pdf',
      genre: 'pdf',
      octets: 48_210,
      sha256: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
      jointeLe: '2026-11-20',
    },
  ],
)

type AuMoinsUn<T> = readonly [T, ...T[]]

/** What is asked of whoever is behind the call, where the categories of the fields do not say it enough. */
type Garantie = { assurance?: AssuranceDeLigne; liaison?: LiaisonDeLigne }

/** Why a reading stays open, within its perimeter, to whom vigilance alone stopped, with the person in front of her. Closed unless said. */
export type BrisDeGlace = { motif: string; texte: Texte }

/** Who, on which files, which fields. There is no word for « all the fields »: minimisation is enumerated. */
export type Acces<Champ extends string = string> = Garantie & {
  par: AuMoinsUn<Acteur>
  sur: Perimetre
  champs: AuMoinsUn<Champ>
  brisDeGlace?: BrisDeGlace
  /** Limits of the signals of vigilance on this line alone, beside those of all lines together. */
  alerte?: Partial<Limites>
}
/** To find by name, within the perimeter: the fields shown to tell namesakes apart. */
export type RechercheParNom<Champ extends string = string> = { montre: AuMoinsUn<Champ> }
/**
 * To find one person: the exact keys accepted, each a list of fields given together, which return an identifier and no datum; then by
 * name, where it is open.
 */
export type Recherche<Champ extends string = string> = Garantie & {
  par: AuMoinsUn<Acteur>
  sur: Perimetre
  cles: AuMoinsUn<AuMoinsUn<Champ>>
  parNom?: RechercheParNom<Champ>
}

/** One purpose. Each operation it holds is a line: one route, one scope, one row of the register, one label of the journal. */
export type Echange<Champ extends string = string> = {
  finalite: string
  base: BaseLegale
  caractere: 'obligatoire' | 'volontaire'
  exceptionArticle9?: { rgpd: '9.2.b' | '9.2.g' | '9.2.h'; texte: Texte }
  /** The text that allows these recipients to use the NIR (art. 30 of the law of 6 January 1978). */
  usageDuNir?: Texte
  rechercher?: Recherche<Champ>
  consulter?: Acces<Champ>
  deposer?: Acces<Champ>
  corriger?: Acces<Champ>
}

type Donnees = Record<string, Donnee>

/**
 * `racine`: the row that makes the person exist; `une`: one row a person; `plusieurs`: rows numbered within the person.
 */
export type Ressource<D extends Donnees = Donnees, E extends Record<string, Echange> = Record<string, Echange>> = {
  nom: string
  chemin: string
  table: string
  intitule: string
  cardinalite: 'racine' | 'une' | 'plusieurs'
  responsable: Acteur
  donnees: D
  /** Columns computed when the data are written (keyed fingerprints), each with the fields it is made of: matched, read by nobody. */
  empreintes?: Readonly<Record<string, readonly (keyof D & string)[]>>
  /**
   * Fields that name a row of another resource of the same person by its number, declared before this one; `dans` names the member that
   * does, in a list of several. `parmi`: the field says « resource:number », of one of these. When two files are made one, what is renumbered
   * is followed.
   */
  renvois?: readonly ({ champ: keyof D & string } & ({ vers: string; dans?: string } | { parmi: AuMoinsUn<string> }))[]
  /** Fields the platform itself may fill when a row is written (a proposal, a state, the version of a rule): see `Traitement`. */
  calculees?: readonly (keyof D & string)[]
  /** The day after which a row is late: its list may ask for those alone. */
  delai?: keyof D & string
  conservation: Conservation
  /** Fields kept less long than the row, in it and in its history: they are then read as null. */
  effacement?: Effacement & { champs: readonly (keyof D & string)[] }
  echanges: E
}

export function ressource<const D extends Donnees, const E extends Record<string, Echange<keyof D & string>>>(
  r: Ressource<D, E>,
): Ressource<D, E> {
  return r
}
