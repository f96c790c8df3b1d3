import type { FastifyInstance } from 'fastify'
import type { Sql } from 'postgres'
import { constater } from './constater.js'
import type { Depassement } from './depassement.js'

declare module 'fastify' {
  interface FastifyRequest {
    /** Set by whoever answers the call: what the database refused to count. */
    depassement?: Depassement | undefined
  }
}

type Reglages = { sql: Sql; horloge: () => Date; prevenir: () => Promise<unknown>; signaler: (erreur: unknown) => void }

/**
 * An alert for each threshold passed. The database has already refused to serve one person more: what is written here keeps the actor out
 * of the rest, and tells whoever watches.
 */
export function suivreLesDepassements(app: FastifyInstance, { sql, horloge, prevenir, signaler }: Reglages): void {
  app.addHook('onSend', async ({ depassement, appelant, acces }) => {
    const qui = acces?.appelant ?? appelant
    if (!depassement || !qui) return
    const { organisation, structure, agent, application, preuve } = qui
    await constater(sql, { organisation, structure, agent, application, prouve: preuve !== null }, depassement, horloge())
      .then(prevenir)
      .catch(signaler)
  })
}
