import type { FastifyInstance } from 'fastify'
import type { Sql } from 'postgres'
import { Probleme } from '../moteur/probleme.js'
import { creerLeScellement, installerLeJournalScelle, RACINE_DU_JOURNAL, type Scellement } from '../scellement/index.js'
import type { Secrets } from './secrets.js'

type Reglages = {
  sql: Sql
  secrets: Secrets
  adressePublique: string
  horloge: () => Date
  temoin: string | undefined
  graceDuJournal: number
}

/** Answered whatever becomes of the proofs: what says how things are. */
const TOUJOURS = ['/sante', RACINE_DU_JOURNAL]

/** Only who serves seals. When the proofs are late beyond the grace, nobody is served: what would be done could be denied. */
export function composerLeScellement(app: FastifyInstance, reglages: Reglages): Scellement {
  const { sql, secrets, adressePublique, horloge, temoin, graceDuJournal } = reglages
  const scellement = creerLeScellement({
    sql,
    privee: secrets.scellement.privee,
    anciennes: secrets.scellement.anciennes,
    sels: secrets.selsDuJournal,
    origine: `${new URL(adressePublique).host}/journal`,
    horloge,
    temoin,
    grace: graceDuJournal,
    signaler: erreur => app.log.error({ err: erreur }, 'le journal n’a pas pu être scellé'),
  })
  app.addHook('onListen', async () => scellement.demarrer())
  app.addHook('onRequest', async ({ url }) => {
    if (scellement.aJour() || TOUJOURS.some(debut => url.startsWith(debut))) return
    throw new Probleme(
      503,
      'indisponible',
      'Les preuves du journal sont en retard : la plateforme ne sert plus personne en attendant. Rien n’a été enregistré.',
      {
        entetes: { 'retry-after': '10' },
      },
    )
  })
  installerLeJournalScelle(app, { sql, scellement })
  return scellement
}
