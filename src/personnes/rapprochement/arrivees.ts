import type { ISql } from 'postgres'
import { EcritureConcurrente } from '../../moteur/ecriture-en-masse.js'
import { chercherCandidats } from './candidats.js'
import type { Recue } from './rapprocher-en-masse.js'
import { rapprocher } from './rapprochement.regles.js'

/** One at a time, until the end of the transaction: who makes a person sees every person made before. */
export async function prendreLeTourDesArrivees(sql: ISql): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('arrivees'))`
}

/**
 * Last thing a lot does: takes its turn, and looks again at the persons it made. Somebody else may have made one of them since
 * they were looked for; the lot is then to be done again. Asked at the end, so that lots wait for one another an instant only.
 *
 * @throws EcritureConcurrente
 */
export async function confirmerLesArrivees(sql: ISql, faites: readonly { recue: Recue; usager: bigint }[]): Promise<void> {
  if (faites.length === 0) return
  await prendreLeTourDesArrivees(sql)
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
 * A person of the lot may have been made one with another since she was recognised: what was written would be on a file that
 * is no more. The lot is then to be done again.
 *
 * @throws EcritureConcurrente
 */
export async function refuserLesAbsorbees(sql: ISql, usagers: readonly bigint[]): Promise<void> {
  const [absorbee] = await sql.unsafe('select 1 from usager where id = any($1::bigint[]) and fusionne_dans is not null limit 1', [
    usagers.map(String),
  ])
  if (absorbee) throw new EcritureConcurrente('une personne du lot vient d’être réunie à une autre')
}
