import type { ISql } from 'postgres'
import { EcritureConcurrente } from '../../moteur/ecriture-en-masse.js'
import { chercherCandidats } from './candidats.js'
import type { Recue } from './rapprocher-en-masse.js'
import { rapprocher } from './rapprochement.regles.js'

/** How many times persons have been made. Asked before looking for those of a lot, it tells afterwards whether somebody made others since. */
export type Arrivees = string

export async function arriveesConnues(sql: ISql): Promise<Arrivees> {
  const [rang] = await sql<{ numero: Arrivees }[]>`select numero::text as numero from arrivees`
  return rang?.numero ?? ''
}

/** One at a time, until the end of the transaction: who makes persons sees every person made before. Returns how many times it was done before. */
export async function prendreLeTourDesArrivees(sql: ISql): Promise<Arrivees> {
  const [rang] = await sql<{ avant: Arrivees }[]>`update arrivees set numero = numero + 1 returning (numero - 1)::text as avant`
  return rang?.avant ?? ''
}

/**
 * Last thing a lot does: takes its turn and, if persons were made since it looked (`vues`), looks again at those it made. Somebody
 * else may have made one of them; the lot is then to be done again. Asked at the end, so that lots wait for one another an instant only.
 *
 * @throws EcritureConcurrente
 */
export async function confirmerLesArrivees(sql: ISql, vues: Arrivees, faites: readonly { recue: Recue; usager: bigint }[]): Promise<void> {
  if (faites.length === 0 || (await prendreLeTourDesArrivees(sql)) === vues) return
  const siennes = new Set(faites.map(f => f.usager))
  const candidats = await chercherCandidats(
    sql,
    faites.map(f => f.recue),
  )
  for (const [i, { recue }] of faites.entries()) {
    const autres = (candidats[i] ?? []).filter(c => !siennes.has(c.usager))
    if (rapprocher(recue, autres).issue !== 'nouvelle') throw new EcritureConcurrente('une personne du lot vient d’arriver par ailleurs')
  }
}

/**
 * Keeps known persons to oneself until the end of the transaction, in the order every writer takes them: what is read of them is
 * still true when it is written. One that has just been made one with another is a reason to recognise them again.
 *
 * @throws EcritureConcurrente
 */
export async function retenirLesPersonnes(sql: ISql, usagers: readonly bigint[]): Promise<void> {
  if (usagers.length === 0) return
  const [retenues] = await sql.unsafe<{ absorbees: boolean | null }[]>(
    `select bool_or(u.absorbee) as absorbees from unnest($1::bigint[]) v(id)
     cross join lateral (select fusionne_dans is not null as absorbee from usager where id = v.id for no key update) u`,
    [usagers.toSorted((a, b) => (a < b ? -1 : 1)).map(String)],
    { prepare: true },
  )
  if (retenues?.absorbees) throw new EcritureConcurrente('une personne du lot vient d’être réunie à une autre')
}
