import type { FastifyInstance } from 'fastify'
import type { Sql } from 'postgres'
import { lireLesNotices } from '../../moteur/notices.js'

/** Every notice ever published, version after version, for machines: no account is asked to know what will be done with one's data. */
export function installerLesNotices(app: FastifyInstance, sql: Sql): void {
  app.get('/documentation/notices.json', async () => ({ notices: await lireLesNotices(sql) }))
}
