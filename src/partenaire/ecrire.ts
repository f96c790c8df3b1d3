import type { FastifyRequest } from 'fastify'
import type { ISql } from 'postgres'
import { agirPour } from '../moteur/journal.js'
import { aujourdHui } from '../moteur/moteur.js'
import { rejouer } from '../moteur/rejouer.js'
import { accesDe, type Contexte } from './contexte.js'

/** One transaction keyed to the caller, in which the person's file does not move: the contract names no version. */
export const ecrirePour = <T>(
  { moteur }: Contexte,
  requete: FastifyRequest,
  usager: bigint,
  faire: (sql: ISql) => Promise<T>,
): Promise<T> =>
  rejouer(() =>
    moteur.sql.begin(async sql => {
      await agirPour(sql, accesDe(requete).appelant, aujourdHui(moteur))
      await sql`select from usager where id = ${usager.toString()} for update`
      return faire(sql)
    }),
  ) as Promise<T>
