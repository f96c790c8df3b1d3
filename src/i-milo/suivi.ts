import type { ISql, Sql } from 'postgres'
import { retardDImilo } from '../droit/parametres/echanges-avec-i-milo.js'
import { auJour } from '../droit/parametres/parametre.js'
import { jourDe } from '../moteur/moteur.js'

/** How far the exchange with I-MILO is for one mission locale. `aDire`: what it is to be told yet, and since when the oldest waits. */
export type SuiviDImilo = {
  dernierEchangeLe: Date | null
  enPanneDepuis: Date | null
  echec: string | null
  aDire: { nombre: number; depuis: Date | null }
}
export type RejetDImilo = { dossier: string; motif: string; depuis: Date; vuLe: Date }

/** Null when no I-MILO serves it. */
export async function suiviDImilo(sql: ISql, ml: string): Promise<SuiviDImilo | null> {
  const [canal] = await sql<(Omit<SuiviDImilo, 'aDire'> & SuiviDImilo['aDire'])[]>`
    select c.dernier_succes_le as "dernierEchangeLe", c.echec_depuis as "enPanneDepuis",
      case when c.echec_depuis is not null then c.dernier_echec end as echec, count(r.reference)::int as nombre, min(r.demande_le) as depuis
    from canal_imilo c left join retour_imilo r on r.mission_locale = c.mission_locale and r.etat = 'A_ENVOYER'
    where c.mission_locale = ${ml} group by c.mission_locale`
  if (!canal) return null
  const { nombre, depuis, ...etat } = canal
  return { ...etat, aDire: { nombre, depuis } }
}

/** Files set aside that nobody has settled: the oldest first. */
export const rejetsDImilo = (sql: ISql, ml: string): Promise<RejetDImilo[]> => sql<RejetDImilo[]>`
  select id_dossier as dossier, motif, depuis, vu_le as "vuLe" from rejet_imilo
  where mission_locale = ${ml} and ecarte_le is null order by depuis, id_dossier limit 200`

/** Mission locales that I-MILO has not answered for hours, or that nobody asked it about: anything but zero is an alarm. */
export async function imilosEnRetard(sql: Sql, instant: Date): Promise<number> {
  const avant = new Date(instant.getTime() - auJour(retardDImilo, jourDe(instant)) * 3_600_000)
  const [compte] = await sql<{ n: number }[]>`
    select count(*)::int as n from canal_imilo where echec_depuis <= ${avant} or tirer_le <= ${avant}`
  return compte?.n ?? 0
}
