import type { ISql } from 'postgres'
import type { Appelant } from './appelant.js'
import { agirPour } from './journal.js'
import { aujourdHui, type Moteur } from './moteur.js'

/** One transaction in the name of the caller, on the legal day of the clock: what it may not read is not there. */
export const transactionsDe =
  (moteur: Moteur) =>
  <T>(appelant: Appelant, faire: (sql: ISql) => Promise<T>): Promise<T> =>
    moteur.sql.begin(async sql => {
      await agirPour(sql, appelant, aujourdHui(moteur))
      return faire(sql)
    }) as Promise<T>
