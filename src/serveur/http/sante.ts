import type { FastifyInstance } from 'fastify'
import type { Sql } from 'postgres'
import type { Habilitations } from '../../acces/index.js'
import { echeancesEnRetard } from '../../suites/index.js'
import type { JournalScelle } from '../scellement.js'
import { tachesEnRetard } from '../taches.js'
import { direLeTemoin } from './dire-le-temoin.js'
import { journalOuvert } from './journal-ouvert.js'

type Outils = { sql: Sql; habilitations: Habilitations; scellement: JournalScelle; fonctions: string; horloge: () => Date }

/**
 * Health means « can decide, write and journal » (conception, 7): `/sante/vivant` only says that the process answers. What is late is a
 * warning: it calls for somebody, and taking this process out would not help.
 */
export function installerLaSante(app: FastifyInstance, { sql, habilitations, scellement, fonctions, horloge }: Outils): void {
  app.get('/sante/vivant', async () => ({ status: 'pass' }))
  app.get('/sante', async (_, reponse) => {
    const habilitationsFraiches = habilitations.ageMs() < 60_000
    const ouvert = await journalOuvert(sql, fonctions)
    const sain = habilitationsFraiches && ouvert && scellement.aJour()
    const [echeances, taches] = sain ? await Promise.all([echeancesEnRetard(sql, horloge()), tachesEnRetard(sql, horloge())]) : [0, []]
    const temoin = direLeTemoin(scellement.temoin())
    const aVoir = echeances > 0 || taches.length > 0 || temoin.status === 'warn'
    return reponse
      .code(sain ? 200 : 503)
      .type('application/health+json')
      .send({
        status: sain ? (aVoir ? 'warn' : 'pass') : 'fail',
        checks: {
          habilitations: [
            { status: habilitationsFraiches ? 'pass' : 'fail', observedValue: Math.round(habilitations.ageMs()), observedUnit: 'ms' },
          ],
          preuves: [{ status: scellement.scelle() ? 'pass' : 'fail', observedValue: Math.round(scellement.retard()), observedUnit: 'ms' }],
          temoin: [temoin],
          journal: [{ status: ouvert ? 'pass' : 'fail' }],
          echeances: [{ status: echeances > 0 ? 'warn' : 'pass', observedValue: echeances, observedUnit: 'en retard ou en échec répété' }],
          taches: [
            { status: taches.length > 0 ? 'warn' : 'pass', observedValue: taches.length, observedUnit: 'sans succès depuis trois heures' },
          ],
        },
      })
  })
}
