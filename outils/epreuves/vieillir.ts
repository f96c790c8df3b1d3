import { setTimeout as attendre } from 'node:timers/promises'
import { aujourdHui } from '../../src/moteur/moteur.js'
import type { PlateformeDEssai } from '../plateforme-d-essai.js'

/** A table, and its column that names the person. */
export type Datee = readonly [table: string, cle: string]

/**
 * Days go by for one person alone, the clock of the others standing still: every date these tables hold of her is so much older, and what is
 * due by then is done. Sequences that run side by side on one platform so each have a calendar of their own.
 */
export function creerVieillissement(p: PlateformeDEssai, datees: readonly Datee[]) {
  const sql = p.base.proprietaire
  const reculs = Promise.all(
    datees.map(async ([table, cle]) => {
      const dates = await sql<{ c: string }[]>`
        select column_name as c from information_schema.columns where table_name = ${table} and data_type = 'date'`
      return `update ${table} set ${dates.map(({ c }) => `${c} = ${c} - $2::int`).join(', ')} where ${cle} = $1`
    }),
  )
  const faireSonDu = creerFaireSonDu(p)
  return async (usager: bigint, jours: number): Promise<void> => {
    // Without a day to go by, only what is due is waited for: it may be under way, and hold what would be moved.
    if (jours > 0) for (const recul of await reculs) await sql.unsafe(recul, [usager.toString(), jours])
    await faireSonDu(usager)
  }
}

/**
 * Does what is due. What another sequence is doing at that moment is left to it: this is over when nothing of that person is due any more.
 */
export function creerFaireSonDu(p: Pick<PlateformeDEssai, 'base' | 'moteur' | 'echeances'>) {
  const resteDu = async (usager: bigint): Promise<boolean> => {
    const [r] = await p.base.proprietaire<{ reste: boolean }[]>`
      select exists (select from echeance where usager_id = ${usager.toString()} and close_le is null
        and jour <= ${aujourdHui(p.moteur)}) as reste`
    return r?.reste ?? false
  }
  return async (usager: bigint): Promise<void> => {
    for (let essai = 0; essai === 0 || (essai < 200 && (await resteDu(usager))); essai++) {
      if (essai > 0) await attendre(10)
      const { echouees } = await p.echeances()
      if (echouees > 0) throw new Error(`${echouees} échéances ont échoué`)
    }
  }
}
