import type { ISql } from 'postgres'
import type { Appelant } from './appelant.js'
import type { Donnees } from './contenu.js'
import { cleDe, colonne, estChiffre } from './deriver/sql.js'
import { ordreEnMasse } from './deriver/ecriture-en-masse.js'
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
  const forme = {
    champs: Object.keys(premier.donnees),
    empreintes: Object.keys(premier.empreintes ?? {}),
    ligneDeposer,
    ligneCorriger,
    nulls,
    redites,
  }
  const ordre = ordreEnMasse(forme)
  const numero = (ligne: Ligne | null) => (ligne ? (moteur.numeros.get(ligne.code) ?? null) : null)
  const parametres = [
    // In the order every writer takes them: two of them wait for each other, never in a circle.
    enTexte(
      ecriture,
      forme.champs,
      rangs.toSorted((a, b) => (a.usager < b.usager ? -1 : a.usager > b.usager ? 1 : 0)),
    ),
    moteur.horloge().toISOString(),
    ...[a.organisation, a.structure, a.agent, a.application, a.correlation],
    numero(ligneDeposer),
    numero(ligneCorriger),
  ]
  type Bilan = { crees: number; modifies: number; presents: number; touches: string[] }
  const [bilan] = await sql.unsafe<Bilan[]>(ordre, parametres, { prepare: true }).catch(dire)
  const { crees = 0, modifies = 0, presents = 0, touches = [] } = bilan ?? {}
  return { crees, modifies, inchanges: presents - modifies, touches: new Set(touches.map(BigInt)) }
}

/** The rows as the JSON that `json_populate_recordset` reads, one object a row. */
function enTexte(
  { ligneDeposer, ligneCorriger, moteur }: EcritureEnMasse,
  champs: readonly string[],
  rangs: readonly RangEnMasse[],
): string {
  const r = (ligneDeposer ?? ligneCorriger)?.ressource
  if (!r) throw new Error('une écriture en masse demande au moins une ligne')
  const colonnesDesChamps = champs.map(champ => ({ champ, nom: colonne(r, champ), chiffre: estChiffre(r, champ) }))
  const vus = new Set<string>()
  const plusieurs = cleDe(r).length > 1
  const objets = rangs.map(({ usager, numero, donnees, empreintes }) => {
    const objet: Donnees = { usager_id: usager.toString() }
    if (plusieurs) objet.numero = numero
    const cle = `${usager}.${numero}`
    if (vus.has(cle)) throw new Error(`${r.nom} : la même personne deux fois dans une écriture`)
    vus.add(cle)
    for (const { champ, nom, chiffre } of colonnesDesChamps) {
      const valeur = donnees[champ]
      objet[nom] = chiffre && typeof valeur === 'string' ? hexa(moteur.chiffrement.chiffrer(valeur)) : valeur
    }
    for (const [nom, hexadecimal] of Object.entries(empreintes ?? {})) objet[nom] = hexadecimal && `\\x${hexadecimal}`
    return objet
  })
  return JSON.stringify(objets)
}

function dire(erreur: unknown): never {
  if (erreur instanceof Error && 'code' in erreur && erreur.code === '23505')
    throw new EcritureConcurrente(erreur.message, { cause: erreur })
  throw erreur
}
