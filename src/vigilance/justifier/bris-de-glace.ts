import type { ISql } from 'postgres'
import { brisDeGlace } from '../../droit/parametres/bris-de-glace.js'
import { auJour } from '../../droit/parametres/parametre.js'
import { jourDe } from '../../moteur/moteur.js'
import { acteurDe } from '../../acces/index.js'
import { horizons } from '../formes.js'

type Qui = { organisation: string; structure: string | null; agent: string | null; application: string }
export type Bris = {
  id: string
  acteur: string
  organisation: string
  structure: string | null
  agent: string
  /** Her internal number. */
  usager: string
  motif: string
  depuis: Date
  jusque: Date
  refermeLe: Date | null
  refermePar: string | null
}

const bornesDuBris = (instant: Date) => auJour(brisDeGlace, jourDe(instant))

/** Whether she opened that person herself, by a reason, and it still holds. */
export async function estOuverteEnUrgence(sql: ISql, qui: Qui, usager: bigint, instant: Date): Promise<boolean> {
  const [ouverte] = await sql`
    select from bris_de_glace where acteur = ${acteurDe(qui)} and usager_id = ${usager.toString()}
      and depuis <= ${instant} and jusque > ${instant} and referme_le is null limit 1`
  return ouverte !== undefined
}

/** Null when she has opened as many as a day allows. Its alert is what the supervision reads. */
export async function briserLaGlace(
  sql: ISql,
  { qui, agent, usager, motif }: { qui: Qui; agent: string; usager: bigint; motif: string },
  instant: Date,
): Promise<{ id: string; jusque: Date } | null> {
  const acteur = acteurDe(qui)
  const { minutes, parJour } = bornesDuBris(instant)
  await sql`select pg_advisory_xact_lock(hashtext(${`bris de glace ${acteur}`}))`
  const [compte] = await sql<{ n: number }[]>`
    select count(*)::int as n from bris_de_glace
    where acteur = ${acteur} and (depuis at time zone 'Europe/Paris')::date = ${jourDe(instant)}`
  const valeur = (compte?.n ?? 0) + 1
  if (valeur > parJour) return null
  const jusque = new Date(instant.getTime() + minutes * 60_000)
  const { organisation, structure, application } = qui
  const [alerte] = await sql<{ id: string }[]>`
    insert into alerte ${sql({ organisation, structure, agent, application, genre: 'agent', horizon: 'jour', mesure: 'bris-de-glace', valeur, limite: 0, le: instant })}
    returning id`
  const [bris] = await sql<{ id: string }[]>`
    insert into bris_de_glace ${sql({ acteur, organisation, structure, agent, usager_id: usager.toString(), motif, alerte: alerte?.id ?? '', depuis: instant, jusque })}
    returning id`
  // That one person more, whatever the limit she is beyond.
  await sql`
    insert into tolerance_de_vigilance (acteur, horizon, ajout, jusque, par, motif)
    select ${acteur}, h, 1, ${jusque}, 'bris de glace', ${motif} from unnest(${[...horizons]}::text[]) h`
  return { id: bris?.id ?? '', jusque }
}

/** The latest first; `organisation` null for all. */
export const brisOuverts = (sql: ISql, organisation: string | null) => sql<Bris[]>`
  select id, acteur, organisation, structure, agent, usager_id::text as usager, motif, depuis, jusque, referme_le as "refermeLe", referme_par as "refermePar"
  from bris_de_glace where ${organisation}::text is null or organisation = ${organisation}
  order by depuis desc limit 200`

/** Ends it before its time. False when it already is over. */
export async function refermer(sql: ISql, { id, par }: { id: string; par: string }, instant: Date): Promise<boolean> {
  const fait = await sql`
    update bris_de_glace set referme_le = ${instant}, referme_par = ${par} where id = ${id} and referme_le is null and jusque > ${instant}`
  return fait.count > 0
}
