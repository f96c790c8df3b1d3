import type { ISql } from 'postgres'
import { attenteMaximale } from './reprises.regles.js'

export type Livraison = { position: bigint; essais: number }

/** How many may wait before no more are prepared: the events are not lost, they stay where they are. */
const EN_ATTENTE = 500
const dueLe = (sql: ISql, instant: Date) => {
  const plusTard = new Date(instant.getTime() + attenteMaximale)
  return sql`(reprendre_le is null or reprendre_le <= ${instant} or reprendre_le > ${plusTard})`
}

/** Subscriptions with something to deliver now, which no process has in hand. */
export async function abonnementsAServir(sql: ISql, instant: Date): Promise<string[]> {
  const rangs = await sql<{ id: string }[]>`
    with horizon as materialized (select horizon_des_evenements() as dernier)
    select id from abonnement a, horizon where etat = 'actif' and ${dueLe(sql, instant)} and (pris_jusque is null or pris_jusque < now())
      and (position < dernier or exists (
        select from livraison where abonnement = a.id and etat = 'en-attente' and ${dueLe(sql, instant)}))`
  return rangs.map(r => r.id)
}

/** How many more may be prepared for it. */
export async function placePour(sql: ISql, abonnement: string): Promise<number> {
  const [compte] = await sql<{ n: number }[]>`
    select count(*)::int as n from livraison where abonnement = ${abonnement} and etat = 'en-attente'`
  return EN_ATTENTE - (compte?.n ?? 0)
}

/** Turns events into deliveries and says how far it went, in one transaction: neither twice, nor ever forgotten. */
export async function preparer(
  sql: ISql,
  abonnement: string,
  evenements: readonly { position: bigint; usager: bigint }[],
  { position, lacune, instant }: { position: bigint; lacune: boolean; instant: Date },
): Promise<void> {
  await sql`
    insert into livraison (abonnement, position, usager_id)
    select ${abonnement}, * from unnest(${evenements.map(e => e.position.toString())}::bigint[], ${evenements.map(e => e.usager.toString())}::bigint[])
    on conflict do nothing`
  await sql`update abonnement set position = ${position.toString()}, lacune_le = case when ${lacune} then ${instant} else lacune_le end
    where id = ${abonnement}`
}

/** The first of each person, if its time has come; those that never failed first. */
export async function prochaines(sql: ISql, abonnement: string, instant: Date, nombre: number): Promise<Livraison[]> {
  const rangs = await sql<{ position: string; essais: number }[]>`
    select position, essais from (
      select distinct on (usager_id) position, essais, reprendre_le from livraison
      where abonnement = ${abonnement} and etat = 'en-attente' order by usager_id, position) premieres
    where ${dueLe(sql, instant)} order by essais, position limit ${nombre}`
  return rangs.map(r => ({ position: BigInt(r.position), essais: r.essais }))
}

export const oublier = (sql: ISql, abonnement: string, positions: readonly bigint[]) =>
  sql`delete from livraison where abonnement = ${abonnement} and position = any (${positions.map(String)}::bigint[])`

/** Puts one off; for good when `attente` is null. Without waiting of its own, it goes as soon as its receiver is called again. */
export const reporter = (
  sql: ISql,
  abonnement: string,
  { position, essais }: Livraison,
  { attente, echec, instant }: { attente: number | null; echec: string | null; instant: Date },
) => sql`
  update livraison set essais = ${essais}, dernier_echec = ${echec}, etat = ${attente === null ? 'abandonnee' : 'en-attente'},
    reprendre_le = ${!attente ? null : new Date(instant.getTime() + attente)}
  where abonnement = ${abonnement} and position = ${position.toString()}`
