import type { FastifyInstance } from 'fastify'
import type { Sql } from 'postgres'
import type { Habilitations } from '../../acces/index.js'

/** Health means « can decide, write and journal » (conception, 7): `/sante/vivant` only says that the process answers. */
export function installerLaSante(app: FastifyInstance, { sql, habilitations }: { sql: Sql; habilitations: Habilitations }): void {
  app.get('/sante/vivant', async () => ({ status: 'pass' }))
  app.get('/sante', async (_, reponse) => {
    const habilitationsFraiches = habilitations.ageMs() < 60_000
    const journalOuvert = await sql`select has_table_privilege('journal', 'insert') and not pg_is_in_recovery() as oui`.then(
      ([r]) => r?.oui === true,
      () => false,
    )
    const sain = habilitationsFraiches && journalOuvert
    return reponse
      .code(sain ? 200 : 503)
      .type('application/health+json')
      .send({
        status: sain ? 'pass' : 'fail',
        checks: {
          habilitations: [
            { status: habilitationsFraiches ? 'pass' : 'fail', observedValue: Math.round(habilitations.ageMs()), observedUnit: 'ms' },
          ],
          journal: [{ status: journalOuvert ? 'pass' : 'fail' }],
        },
      })
  })
}
