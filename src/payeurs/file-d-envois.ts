import type { ISql } from 'postgres'
import { attenteMaximale } from '../suites/index.js'
import type { EtatDEnvoi } from './etats.regles.js'

/** One message on its way; `usager` is the file that stands for the person today. */
export type EnFile = { reference: string; usager: bigint; essais: number }
type Rang = Omit<EnFile, 'usager'> & { usager: string }
const lu = (r: Rang): EnFile => ({ ...r, usager: BigInt(r.usager) })

const dossier = (sql: ISql) => sql`case when u.fusionne_dans is null then u.id else dossier_vivant(u.id) end`
/** A clock set back must not put off for months what failed just before. */
const dueLe = (sql: ISql, instant: Date) =>
  sql`(reprendre_le is null or reprendre_le not between ${instant} and ${new Date(instant.getTime() + attenteMaximale)})`

/**
 * What may go to a payer now: of each person the first that is not answered yet, unless it is already there. The next one waits for that
 * answer. Those that never failed first.
 */
export async function prochains(sql: ISql, payeur: string, instant: Date, nombre: number): Promise<EnFile[]> {
  const rangs = await sql<Rang[]>`
    select reference, dossier::text as usager, essais from (
      select distinct on (dossier) * from (
        select a.*, ${dossier(sql)} as dossier from acheminement a join usager u on u.id = a.usager_id
        where a.payeur = ${payeur} and a.etat in ('A_ENVOYER', 'TRANSMIS')) siens
      order by dossier, rang) premiers
    where etat = 'A_ENVOYER' and ${dueLe(sql, instant)} order by essais, rang limit ${nombre}`
  return rangs.map(lu)
}

/** Payers with something that may go now, by calls or by a file. */
export async function payeursAServir(sql: ISql, instant: Date, par: 'appels' | 'fichiers'): Promise<string[]> {
  const rangs = await sql<{ payeur: string }[]>`
    select distinct a.payeur from acheminement a left join canal_de_payeur c on c.payeur = a.payeur
    where a.etat = 'A_ENVOYER' and (a.reprendre_le is null or a.reprendre_le <= ${instant})
      and (c.adresse is null) = ${par === 'fichiers'} and (c.pris_jusque is null or c.pris_jusque < now())`
  return rangs.map(r => r.payeur)
}

/** What has no payer yet, and is to be looked at again. */
export async function aAdresser(sql: ISql, instant: Date): Promise<(EnFile & { decideePar: string })[]> {
  const rangs = await sql<(Rang & { decideePar: string })[]>`
    select a.reference, ${dossier(sql)}::text as usager, a.essais, a.decidee_par as "decideePar"
    from acheminement a join usager u on u.id = a.usager_id where a.etat = 'A_ADRESSER' and ${dueLe(sql, instant)} order by rang limit 500`
  return rangs.map(r => ({ ...lu(r), decideePar: r.decideePar }))
}

/** Says where a message is, in the transaction that writes it on the person’s file. */
export const suivre = (sql: ISql, reference: string, etat: EtatDEnvoi, instant: Date) =>
  sql`update acheminement set etat = ${etat}, reprendre_le = null, dernier_echec = null,
    envoye_le = case when ${etat} = 'TRANSMIS' then ${instant} else envoye_le end where reference = ${reference}`

/** Puts one off after a failure of its own. */
export const reporter = (sql: ISql, reference: string, echec: string | null, reprendre: Date | null) =>
  sql`update acheminement set essais = essais + 1, dernier_echec = ${echec}, reprendre_le = ${reprendre} where reference = ${reference}`
