import type { ISql } from 'postgres'
import type { Appelant } from './appelant.js'
import { type Donnees, enChiffre } from './contenu.js'
import { cleDe, estChiffre } from './deriver/sql.js'
import { type FormeEnMasse, ordreEnMasse } from './deriver/ecriture-en-masse.js'
import type { Ligne } from './lignes.js'
import type { Moteur } from './moteur.js'

/** Many writes of one resource under way. A null line: that operation is not open, the rows it would touch are left as they are. */
export type EcritureEnMasse = {
  sql: ISql
  moteur: Moteur
  ligneDeposer: Ligne | null
  ligneCorriger: Ligne | null
  appelant: Appelant
}

/**
 * One row of one person. `numero` names it in a resource of several rows; `empreintes` are hexadecimal. Every row of a call
 * gives the same fields.
 */
export type RangEnMasse = { usager: bigint; numero?: number; donnees: Donnees; empreintes?: Readonly<Record<string, string | null>> }

/**
 * `gardent`: a null says nothing, what is known stays. `effacent`: a null is a statement. `redites: 'ignorees'`: what the same
 * organisation repeats does not undo what another one has corrected since.
 */
export type ReglageEnMasse = { nulls: 'gardent' | 'effacent'; redites?: 'ignorees' }

/** Rows created, corrected and left as they were; `touches` are the persons of the first two. */
export type BilanEnMasse = { crees: number; modifies: number; inchanges: number; touches: ReadonlySet<bigint> }

/** Another writer took the row between the moment it was looked at and the write: the whole lot is to be tried again. */
export class EcritureConcurrente extends Error {}

const parPersonne = (a: RangEnMasse, b: RangEnMasse) => (a.usager < b.usager ? -1 : a.usager > b.usager ? 1 : 0)
const hexa = (octets: Buffer) => `\\x${octets.toString('hex')}`

/**
 * Writes many rows in one statement: creates those that are missing, corrects those that differ after keeping the replaced
 * version, leaves the others untouched, and traces each person created or corrected. To be called in a transaction keyed to
 * the caller (`agirPour`); row-level security applies. A field that a line does not list is not written by it.
 *
 * @throws EcritureConcurrente when a row exists that was not there, or could not be seen, when the statement began.
 */
export async function ecrireEnMasse(
  ecriture: EcritureEnMasse,
  rangs: readonly RangEnMasse[],
  { nulls, redites }: ReglageEnMasse,
): Promise<BilanEnMasse> {
  const [premier] = rangs
  if (!premier) return { crees: 0, modifies: 0, inchanges: 0, touches: new Set() }
  const { sql, moteur, ligneDeposer, ligneCorriger, appelant: a } = ecriture
  const table = (ligneDeposer ?? ligneCorriger)?.ressource.table ?? ''
  const forme = {
    champs: Object.keys(premier.donnees),
    empreintes: Object.keys(premier.empreintes ?? {}),
    ligneDeposer,
    ligneCorriger,
    nulls,
    redites,
    types: (await typesDesColonnes(ecriture)).get(table) ?? new Map<string, string>(),
  }
  const ordre = ordreEnMasse(forme)
  // In the order every writer takes them: two of them wait for each other, never in a circle.
  const [cles = '', ...colonnes] = enColonnes(ecriture, forme, rangs.toSorted(parPersonne))
  const numero = (ligne: Ligne | null) => (ligne ? (moteur.numeros.get(ligne.code) ?? null) : null)
  const parametres = [
    cles,
    moteur.horloge().toISOString(),
    ...[a.organisation, a.structure, a.agent, a.application, a.correlation],
    numero(ligneDeposer),
    numero(ligneCorriger),
    ...colonnes,
  ]
  type Bilan = { crees: number; modifies: number; presents: number; touches: string[] }
  const [bilan] = await sql.unsafe<Bilan[]>(ordre, parametres, { prepare: true }).catch(dire)
  const { crees = 0, modifies = 0, presents = 0, touches = [] } = bilan ?? {}
  return { crees, modifies, inchanges: presents - modifies, touches: new Set(touches.map(BigInt)) }
}

/** Rows as arrays of columns, in the order of the statement: keys, fields, fingerprints; each in the form PostgreSQL reads. */
function enColonnes(
  { ligneDeposer, ligneCorriger, moteur }: EcritureEnMasse,
  { champs, empreintes }: Pick<FormeEnMasse, 'champs' | 'empreintes'>,
  rangs: readonly RangEnMasse[],
): string[] {
  const r = (ligneDeposer ?? ligneCorriger)?.ressource
  if (!r) throw new Error('une écriture en masse demande au moins une ligne')
  const cles = new Set(rangs.map(({ usager, numero }) => `${usager}.${numero}`))
  if (cles.size < rangs.length) throw new Error(`${r.nom} : la même personne deux fois dans une écriture`)
  const chiffrer = (c: string, valeur: unknown) =>
    valeur === null || valeur === undefined ? valeur : hexa(enChiffre(r, c, moteur.chiffrement, valeur))
  return [
    enTableau(rangs.map(rang => rang.usager.toString())),
    ...(cleDe(r).length > 1 ? [enTableau(rangs.map(rang => rang.numero))] : []),
    ...champs.map(c => enTableau(rangs.map(({ donnees }) => (estChiffre(r, c) ? chiffrer(c, donnees[c]) : donnees[c])))),
    ...empreintes.map(e => enTableau(rangs.map(rang => rang.empreintes?.[e] && `\\x${rang.empreintes[e]}`))),
  ]
}

/** One array in the text form of PostgreSQL; an array in it is a text in the same form, an object is JSON. */
function enTableau(valeurs: readonly unknown[]): string {
  return `{${valeurs.map(enElement).join(',')}}`
}

function enElement(valeur: unknown): string {
  if (valeur === null || valeur === undefined) return 'NULL'
  if (typeof valeur === 'number' || typeof valeur === 'boolean') return String(valeur)
  const texte = typeof valeur === 'string' ? valeur : Array.isArray(valeur) ? enTableau(valeur) : JSON.stringify(valeur)
  return `"${/["\\]/.test(texte) ? texte.replace(/["\\]/g, '\\$&') : texte}"`
}

type Types = ReadonlyMap<string, ReadonlyMap<string, string>>
const typesLus = new WeakMap<Moteur, Promise<Types>>()

/** Types of the columns, table by table, asked once: migrations run before anything is written. */
function typesDesColonnes({ sql, moteur }: EcritureEnMasse): Promise<Types> {
  const connus = typesLus.get(moteur)
  if (connus) return connus
  const lus = lireTypes(sql)
  typesLus.set(moteur, lus)
  lus.catch(() => typesLus.delete(moteur))
  return lus
}

async function lireTypes(sql: ISql): Promise<Types> {
  const rangs = await sql<{ nom: string; colonnes: Record<string, string> }[]>`
    select relname as nom, json_object_agg(attname, format_type(atttypid, atttypmod)) as colonnes from pg_class c
    join pg_attribute a on a.attrelid = c.oid and attnum > 0 and not attisdropped
    where relkind = 'r' and relnamespace = 'public'::regnamespace group by 1`
  return new Map(rangs.map(({ nom, colonnes }) => [nom, new Map(Object.entries(colonnes))]))
}

function dire(erreur: unknown): never {
  if (erreur instanceof Error && 'code' in erreur && erreur.code === '23505')
    throw new EcritureConcurrente(erreur.message, { cause: erreur })
  throw erreur
}
