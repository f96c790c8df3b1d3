import { randomUUID } from 'node:crypto'
import type { ISql } from 'postgres'
import type { Interlocuteur } from './formes.js'

/** A slot an organisation offers, with places; it names no person. `debut`: to the second, in UTC. */
export type Creneau = {
  id: string
  organisation: string
  structure: string | null
  debut: string
  duree: number
  places: number
  prises: number
  motif: string
  modalite: string
  reception: string
  libelleLieu: string | null
  adresse: string | null
  information: string | null
  interlocuteur: Interlocuteur | null
  retire: boolean
}
export type CreneauPublie = Omit<Creneau, 'id' | 'prises' | 'retire' | 'debut'> & { debuts: readonly string[]; id?: string }

const colonnes = (
  sql: ISql,
) => sql`id, organisation, structure, to_char(debut at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as debut, duree,
  places, prises, motif, modalite, reception, libelle_lieu as "libelleLieu", adresse, information, interlocuteur, retire_le is not null as retire`

/** Publishes one slot for each beginning. Returns their names. */
export async function publierDesCreneaux(sql: ISql, { debuts, id, ...c }: CreneauPublie, instant: Date): Promise<string[]> {
  const ids: string[] = []
  for (const debut of debuts) {
    const nom = id ?? randomUUID()
    await sql`
      insert into creneau (id, organisation, structure, debut, duree, places, motif, modalite, reception, libelle_lieu, adresse, information, interlocuteur, publie_le)
      values (${nom}, ${c.organisation}, ${c.structure}, ${debut}, ${c.duree}, ${c.places}, ${c.motif}, ${c.modalite}, ${c.reception}, ${c.libelleLieu},
        ${c.adresse}, ${c.information}, ${c.interlocuteur && sql.json(c.interlocuteur)}, ${instant})`
    ids.push(nom)
  }
  return ids
}

/** The slot, kept from any other who would take a place of it until the transaction ends. */
export async function retenirLeCreneau(sql: ISql, id: string): Promise<Creneau | undefined> {
  const [creneau] = await sql<Creneau[]>`select ${colonnes(sql)} from creneau where id = ${id} for update`
  return creneau
}

export type Agenda = { organisation: string; structure: string | null }
export type FiltreDeCreneaux = { du: Date; au: Date; libres: boolean; structure?: string | undefined; id?: string | undefined }

/** Slots of these organisations that begin in the interval, the earliest first; a structure sees its own and those of nobody’s. */
export function listerLesCreneaux(sql: ISql, de: readonly Agenda[], f: FiltreDeCreneaux): Promise<Creneau[]> {
  return sql<Creneau[]>`
    select ${colonnes(sql)} from creneau c
    where exists (select from unnest(${de.map(a => a.organisation)}::text[], ${de.map(a => a.structure)}::text[]) a(organisation, structure)
        where a.organisation = c.organisation and (a.structure is null or c.structure is null or a.structure = c.structure))
      and debut >= ${f.du} and debut < ${f.au} and retire_le is null
      ${f.libres ? sql`and prises < places` : sql``}
      ${f.structure === undefined ? sql`` : sql`and c.structure = ${f.structure}`}
      ${f.id === undefined ? sql`` : sql`and c.id = ${f.id}`}
    order by debut, id limit 500`
}

/** Offers it no more; who has a place keeps it. False when this organisation offers no such slot. */
export async function retirerLeCreneau(sql: ISql, id: string, { organisation, structure }: Agenda, instant: Date): Promise<boolean> {
  const fait = await sql`
    update creneau set retire_le = ${instant} where id = ${id} and organisation = ${organisation} and retire_le is null
      and (${structure}::text is null or structure is null or structure = ${structure})`
  return fait.count > 0
}
