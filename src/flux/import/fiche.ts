import type { ISql } from 'postgres'
import type { Appelant } from '../../moteur/appelant.js'
import type { NomDeFormat } from './format.js'
import type { Passes } from './ordre.regles.js'

/** One file received and what came of it, as the database keeps it and the API tells it. */
export type Fiche = {
  id: string
  organisation: string
  format: NomDeFormat
  nom: string
  empreinte: string
  taille: number
  etat: 'recu' | 'en-cours' | 'termine' | 'refuse' | 'echoue'
  motif: string | null
  detail: string | null
  typeFlux: string | null
  dateReference: string | null
  departement: string | null
  octets: number
  recuLe: Date
  termineLe: Date | null
} & Compteurs

/** `lus`: elements dealt with, in order. Persons fall in exactly one of the five last. */
export type Compteurs = {
  lus: number
  rejetes: number
  douteux: number
  personnes: number
  crees: number
  modifies: number
  inchanges: number
  sansEffet: number
  ambigus: number
}
const colonnes = `id, organisation, format, nom, encode(empreinte, 'hex') as empreinte, taille::float8 as taille, etat, motif, detail,
  type_flux as "typeFlux", date_reference as "dateReference", departement, octets::float8 as octets, recu_le as "recuLe",
  termine_le as "termineLe", lus, rejetes, douteux, personnes, crees, modifies, inchanges, sans_effet as "sansEffet", ambigus`

export type FichierRecu = { id: string; format: NomDeFormat; nom: string; empreinte: Buffer; taille: number; recuLe: Date }

/** The import of this file that has not come to its end, if there is one: it goes on where it stopped. */
export async function ficheEnSuspens(sql: ISql, organisation: string, format: string, empreinte: Buffer): Promise<Fiche | undefined> {
  const [fiche] = await sql.unsafe<Fiche[]>(
    `select ${colonnes} from import where organisation = $1 and format = $2 and empreinte = $3 and etat in ('recu', 'en-cours', 'echoue')
     order by recu_le desc limit 1`,
    [organisation, format, empreinte],
  )
  return fiche
}

export async function ouvrirFiche(sql: ISql, a: Appelant, f: FichierRecu): Promise<void> {
  await sql`insert into import (id, organisation, structure, agent, application, correlation, format, nom, empreinte, taille, etat, recu_le)
    values (${f.id}, ${a.organisation}, ${a.structure}, ${a.agent}, ${a.application}, ${a.correlation}, ${f.format}, ${f.nom.slice(0, 200)},
      ${f.empreinte}, ${f.taille}, 'recu', ${f.recuLe})`
}

export async function lireFiche(sql: ISql, id: string): Promise<Fiche | undefined> {
  const [fiche] = await sql.unsafe<Fiche[]>(`select ${colonnes} from import where id = $1`, [id])
  return fiche
}

export async function listerFiches(sql: ISql, organisation: string, limite: number): Promise<Fiche[]> {
  return sql.unsafe<Fiche[]>(`select ${colonnes} from import where organisation = $1 order by recu_le desc limit $2`, [
    organisation,
    limite,
  ])
}

/** Latest reference days applied, the file under way left out. */
export async function fluxPasses(
  sql: ISql,
  organisation: string,
  departement: string | null,
  empreinte: Buffer,
  saufId: string,
): Promise<Passes> {
  const [passes] = await sql<Passes[]>`
    select max(date_reference) filter (where type_flux = 'M') as mensuel, max(date_reference) filter (where type_flux = 'I') as quotidien,
      coalesce(bool_or(empreinte = ${empreinte}), false) as "memeFichier"
    from import where organisation = ${organisation} and format = 'cnaf' and departement is not distinct from ${departement}
      and etat = 'termine' and id <> ${saufId}`
  return passes ?? { mensuel: null, quotidien: null, memeFichier: false }
}

export async function demarrerFiche(
  sql: ISql,
  id: string,
  f: { typeFlux: string | null; dateReference: string | null; departement: string | null },
  maintenant: Date,
): Promise<void> {
  await sql`update import set etat = 'en-cours', type_flux = ${f.typeFlux}, date_reference = ${f.dateReference}, departement = ${f.departement},
    demarre_le = coalesce(demarre_le, ${maintenant}), motif = null, detail = null where id = ${id}`
}

/** An import that had stopped goes on. */
export async function reprendreFiche(sql: ISql, id: string): Promise<void> {
  await sql`update import set etat = 'en-cours', motif = null, detail = null where id = ${id} and etat = 'echoue'`
}

/**
 * Adds what a lot brought, in the transaction of the lot. Throws when the progress is not the one this worker knows: another
 * one has taken over, and this lot must not be done twice.
 */
export async function avancerFiche(sql: ISql, id: string, depuis: number, octets: number, b: Compteurs, maintenant: Date): Promise<void> {
  const fait = await sql`
    update import set lus = ${b.lus}, octets = ${octets}, rejetes = rejetes + ${b.rejetes}, douteux = douteux + ${b.douteux},
      personnes = personnes + ${b.personnes}, crees = crees + ${b.crees}, modifies = modifies + ${b.modifies},
      inchanges = inchanges + ${b.inchanges}, sans_effet = sans_effet + ${b.sansEffet}, ambigus = ambigus + ${b.ambigus},
      lots = lots + 1, avance_le = ${maintenant}
    where id = ${id} and lus = ${depuis}`
  if (fait.count !== 1) throw new Error(`L’import ${id} est mené par un autre processus.`)
}

export async function cloreFiche(
  sql: ISql,
  id: string,
  fin: { etat: 'termine' | 'refuse' | 'echoue'; motif?: string; detail?: string },
  maintenant: Date,
): Promise<void> {
  await sql`update import set etat = ${fin.etat}, motif = ${fin.motif ?? null}, detail = ${fin.detail ?? null}, termine_le = ${maintenant},
    octets = case when ${fin.etat} = 'termine' then taille else octets end where id = ${id}`
}
