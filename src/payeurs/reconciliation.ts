import type { ISql, Sql } from 'postgres'
import { plusJours } from '../droit/jours.js'
import { auJour } from '../droit/parametres/parametre.js'
import { reponseDesCaisses } from '../droit/parametres/reponse-des-caisses.js'
import { finDuJour, jourDe } from '../moteur/moteur.js'
import type { EtatDEnvoi } from './etats.regles.js'

/** Instant before which a decision still unanswered is late. */
function limiteDeReponse(instant: Date): Date {
  const jour = jourDe(instant)
  return finDuJour(plusJours(jour, -auJour(reponseDesCaisses, jour) - 1))
}

export type Filtre = { etat?: EtatDEnvoi | undefined; enRetard?: boolean | undefined }
export type Rangee = {
  rang: bigint
  reference: string
  usager: bigint
  enRetard: boolean
  demandeLe: Date
  essais: number
  dernierEchec: string | null
}

/** What is between this organisation and the other: it pays, or it decided. */
const entre = (sql: ISql, organisation: string) => sql`(a.payeur = ${organisation} or a.decidee_par = ${organisation})`
const tarde = (sql: ISql, instant: Date) =>
  sql`(a.etat in ('A_ADRESSER', 'A_ENVOYER', 'TRANSMIS') and a.demande_le <= ${limiteDeReponse(instant)})`

/** The latest first, before a cursor: the rank of the last one of the page before. */
export async function listerLesEnvois(
  sql: ISql,
  organisation: string,
  { etat, enRetard }: Filtre,
  { avant, limite, instant }: { avant: bigint | null; limite: number; instant: Date },
): Promise<Rangee[]> {
  const rangs = await sql<(Omit<Rangee, 'rang' | 'usager'> & { rang: string; usager: string })[]>`
    select a.rang::text, a.reference, case when u.fusionne_dans is null then u.id else dossier_vivant(u.id) end::text as usager,
      ${tarde(sql, instant)} as "enRetard", a.demande_le as "demandeLe", a.essais, a.dernier_echec as "dernierEchec"
    from acheminement a join usager u on u.id = a.usager_id
    where ${entre(sql, organisation)} ${etat ? sql`and a.etat = ${etat}` : sql``} ${avant === null ? sql`` : sql`and a.rang < ${avant.toString()}`}
      ${enRetard === undefined ? sql`` : enRetard ? sql`and ${tarde(sql, instant)}` : sql`and not ${tarde(sql, instant)}`}
    order by a.rang desc limit ${limite}`
  return rangs.map(r => ({ ...r, rang: BigInt(r.rang), usager: BigInt(r.usager) }))
}

export type Decompte = { etat: EtatDEnvoi; nombre: number; enRetard: number; depuis: Date | null }
export type Panne = { payeur: string; depuis: Date; echec: string | null; essais: number }

/** How many are in each state, how many of them late, the oldest; and the payers that take nothing at present. */
export async function denombrerLesEnvois(sql: ISql, organisation: string, instant: Date): Promise<{ etats: Decompte[]; pannes: Panne[] }> {
  const etats = await sql<Decompte[]>`
    select a.etat, count(*)::int as nombre, count(*) filter (where ${tarde(sql, instant)})::int as "enRetard", min(a.demande_le) as depuis
    from acheminement a where ${entre(sql, organisation)} group by a.etat order by a.etat`
  const pannes = await sql<Panne[]>`
    select c.payeur, c.echec_depuis as depuis, c.dernier_echec as echec, c.echecs as essais from canal_de_payeur c
    where c.echecs > 0 and (c.payeur = ${organisation}
      or exists (select from acheminement a where a.payeur = c.payeur and a.decidee_par = ${organisation} and a.etat = 'A_ENVOYER'))
    order by c.payeur`
  return { etats: [...etats], pannes: [...pannes] }
}

export type ReponseGardee = { payeur: string; reference: string; etat: EtatDEnvoi; recueLe: Date; refus: string | null }

/** Answers that were refused, the latest first: to the payer its own, to who decided those about its decisions. */
export async function reponsesRefusees(sql: ISql, organisation: string, limite: number): Promise<ReponseGardee[]> {
  return sql<ReponseGardee[]>`
    select payeur, reference, etat, recue_le as "recueLe", refus from reponse_de_payeur
    where refus is not null and (payeur = ${organisation} or decidee_par = ${organisation}) order by id desc limit ${limite}`
}

const QUATRE_HEURES_MS = 4 * 3_600_000

/** Decisions a payer should have had hours ago, or answered: anything but zero is an alarm. */
export async function envoisEnRetard(sql: Sql, instant: Date): Promise<number> {
  const [compte] = await sql<{ n: number }[]>`
    select count(*)::int as n from acheminement a left join canal_de_payeur c on c.payeur = a.payeur
    where ${tarde(sql, instant)}
      or (a.etat = 'A_ENVOYER' and c.adresse is not null and c.echecs > 0 and c.echec_depuis <= ${new Date(instant.getTime() - QUATRE_HEURES_MS)})`
  return compte?.n ?? 0
}
