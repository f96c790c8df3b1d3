import type { Sql } from 'postgres'
import { z } from 'zod'
import type { Chiffrement } from '../moteur/chiffrement.js'
import { attenteDuDestinataire } from '../suites/index.js'

/** A key a product, as its gateway asks [B]. */
export const clesDImilo = z.strictObject({ evenements: z.string().min(1), dossiers: z.string().min(1), retours: z.string().min(1) })
type Acces = { adresse: string; cles: z.output<typeof clesDImilo> }

export type Canal = Acces & { missionLocale: string; tirerLe: Date; echecs: number }
type Rang = Omit<Canal, 'cles'> & { clesChiffrees: Buffer }

/** I-MILO is asked this often for what changed; no text says how often [D]. */
const PERIODE_MS = 600_000

/** Has a mission locale served by I-MILO from now on, and asked at once. */
export async function brancherImilo(sql: Sql, chiffrement: Chiffrement, ml: string, acces: Acces, instant: Date): Promise<void> {
  await sql`
    insert into canal_imilo (mission_locale, adresse, cles_chiffrees, tirer_le)
    values (${ml}, ${acces.adresse}, ${chiffrement.chiffrer(JSON.stringify(acces.cles))}, ${instant})
    on conflict (mission_locale) do update set adresse = excluded.adresse, cles_chiffrees = excluded.cles_chiffrees, tirer_le = excluded.tirer_le,
      echecs = 0, echec_depuis = null, reprendre_le = null`
}

/** Those to be asked, or told something, now. */
export async function canauxAServir(sql: Sql, instant: Date): Promise<string[]> {
  const rangs = await sql<{ ml: string }[]>`
    select mission_locale as ml from canal_imilo c where (pris_jusque is null or pris_jusque < now())
      and (reprendre_le is null or reprendre_le not between ${instant} and ${instant}::timestamptz + interval '1 hour')
      and (tirer_le <= ${instant} or exists (select from retour_imilo r where r.mission_locale = c.mission_locale and r.etat = 'A_ENVOYER'
        and (r.reprendre_le is null or r.reprendre_le <= ${instant})))`
  return rangs.map(r => r.ml)
}

/** Takes a mission locale in hand for two minutes: two processes never serve it at once. Null when another does, or when it is to wait. */
export async function prendreLeCanal(sql: Sql, chiffrement: Chiffrement, ml: string, moi: string, instant: Date): Promise<Canal | null> {
  const [pris] = await sql<Rang[]>`
    update canal_imilo set pris_par = ${moi}, pris_jusque = now() + interval '2 minutes'
    where mission_locale = ${ml} and (pris_jusque is null or pris_jusque < now() or pris_par = ${moi})
      and (reprendre_le is null or reprendre_le not between ${instant} and ${instant}::timestamptz + interval '1 hour')
    returning mission_locale as "missionLocale", adresse, cles_chiffrees as "clesChiffrees", tirer_le as "tirerLe", echecs`
  if (!pris) return null
  const { clesChiffrees, ...canal } = pris
  return { ...canal, cles: clesDImilo.parse(JSON.parse(chiffrement.dechiffrer(clesChiffrees))) }
}

export const rendreLeCanal = (sql: Sql, ml: string, moi: string) =>
  sql`update canal_imilo set pris_par = null, pris_jusque = null where mission_locale = ${ml} and pris_par = ${moi}`

export const noterLeTirage = (sql: Sql, ml: string, instant: Date) =>
  sql`update canal_imilo set tirer_le = ${new Date(instant.getTime() + PERIODE_MS)} where mission_locale = ${ml}`

export const noterUnSucces = (sql: Sql, ml: string, instant: Date) =>
  sql`update canal_imilo set echecs = 0, echec_depuis = null, reprendre_le = null, dernier_succes_le = ${instant} where mission_locale = ${ml}`

/** It does not answer: asked again soon, whatever piles up meanwhile. It is never given up. */
export const noterUnePanne = (sql: Sql, { missionLocale, echecs }: Canal, echec: string, instant: Date) => sql`
  update canal_imilo set echecs = echecs + 1, echec_depuis = coalesce(echec_depuis, ${instant}), dernier_echec = ${echec},
    reprendre_le = ${new Date(instant.getTime() + attenteDuDestinataire(echecs + 1, null))} where mission_locale = ${missionLocale}`
