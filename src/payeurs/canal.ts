import type { Sql } from 'postgres'
import type { Chiffrement } from '../moteur/chiffrement.js'
import { attenteDuDestinataire, type Issue, tirerUnSecret } from '../suites/index.js'

/** How a payer is told: called at its address, or by files it takes. */
export type Canal = {
  payeur: string
  adresse: string | null
  secret_chiffre: Buffer | null
  encodage: 'windows-1252' | 'utf-8'
  echecs: number
}

/** Has a payer called at this address from now on. Returns the secret that signs, told once. The address was judged before. */
export async function appelerLaCaisse(sql: Sql, chiffrement: Chiffrement, payeur: string, adresse: string): Promise<string> {
  const secret = tirerUnSecret()
  await sql`
    insert into canal_de_payeur (payeur, adresse, secret_chiffre) values (${payeur}, ${adresse}, ${chiffrement.chiffrer(secret)})
    on conflict (payeur) do update set adresse = excluded.adresse, secret_chiffre = excluded.secret_chiffre, echecs = 0, echec_depuis = null,
      reprendre_le = null`
  return secret
}

/** Has a payer given files from now on. */
export const servirParFichiers = (sql: Sql, payeur: string, encodage: Canal['encodage']) => sql`
  insert into canal_de_payeur (payeur, encodage) values (${payeur}, ${encodage})
  on conflict (payeur) do update set adresse = null, secret_chiffre = null, encodage = excluded.encodage, echecs = 0, reprendre_le = null`

/** Takes a payer in hand for a minute: longer than a round lasts, so that two processes never serve it at once. Null when another does. */
export async function prendreLeCanal(sql: Sql, payeur: string, moi: string, instant: Date): Promise<Canal | null> {
  await sql`insert into canal_de_payeur (payeur) values (${payeur}) on conflict do nothing`
  const [pris] = await sql<Canal[]>`
    update canal_de_payeur set pris_par = ${moi}, pris_jusque = now() + interval '1 minute'
    where payeur = ${payeur} and (pris_jusque is null or pris_jusque < now() or pris_par = ${moi})
      and (reprendre_le is null or reprendre_le not between ${instant} and ${instant}::timestamptz + interval '1 hour')
    returning payeur, adresse, secret_chiffre, encodage, echecs`
  return pris ?? null
}

export const rendreLeCanal = (sql: Sql, payeur: string, moi: string) =>
  sql`update canal_de_payeur set pris_par = null, pris_jusque = null where payeur = ${payeur} and pris_par = ${moi}`

export const noterUnSucces = (sql: Sql, payeur: string, instant: Date) =>
  sql`update canal_de_payeur set echecs = 0, echec_depuis = null, reprendre_le = null, dernier_succes_le = ${instant} where payeur = ${payeur}`

/** None of its calls passed: it is called again soon, by one message, whatever piles up meanwhile. It is never given up. */
export async function noterUnePanne(sql: Sql, { payeur, echecs }: Canal, issue: Issue, instant: Date): Promise<void> {
  const reprendre = new Date(instant.getTime() + attenteDuDestinataire(echecs + 1, issue.reprendreApres))
  await sql`
    update canal_de_payeur set echecs = echecs + 1, echec_depuis = coalesce(echec_depuis, ${instant}), dernier_echec = ${issue.echec},
      reprendre_le = ${reprendre} where payeur = ${payeur}`
}
