import type { FastifyInstance } from 'fastify'
import type { ISql, Sql } from 'postgres'
import { Probleme } from '../moteur/probleme.js'
import {
  ancrer,
  creerLeScellement,
  installerLeJournalScelle,
  type Preuves,
  preuvesDUnePersonne,
  RACINE_DU_JOURNAL,
  type Scellement,
} from '../scellement/index.js'
import type { Horodatage } from './configuration.js'
import type { Secrets } from './secrets.js'
import { creerLeScelleur } from './scelleur.js'
import { horodateurDe } from './signature.js'

type Reglages = {
  sql: Sql
  urlApplication: string
  secrets: Secrets
  adressePublique: string
  horloge: () => Date
  temoin: string | undefined
  graceDuJournal: number
  horodatage: Horodatage
}

export type JournalScelle = Scellement & {
  /** Has the last seal dated by a third party; gives how many were. */
  ancrer(): Promise<number>
  /** Proves to a person her rows of the journal, the last ones included. */
  prouver(sql: ISql, dossiers: readonly string[]): Promise<Preuves | null>
}

/** Answered whatever becomes of the proofs: what says how things are. */
const TOUJOURS = ['/sante', RACINE_DU_JOURNAL]

/** Only who serves seals. When the proofs are late beyond the grace, nobody is served: what would be done could be denied. */
export function composerLeScellement(app: FastifyInstance, reglages: Reglages): JournalScelle {
  const { sql, urlApplication, secrets, adressePublique, horloge, temoin, graceDuJournal, horodatage } = reglages
  const { privee, anciennes } = secrets.scellement
  const origine = `${new URL(adressePublique).host}/journal`
  const scelleur = creerLeScelleur({ url: urlApplication, privee, sels: secrets.selsDuJournal, origine })
  const scellement = creerLeScellement({
    sql,
    privee,
    anciennes,
    origine,
    sceller: () => scelleur.sceller(horloge()),
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
  return {
    ...scellement,
    async arreter() {
      await scellement.arreter()
      await scelleur.fermer()
    },
    ancrer: () => ancrer({ sql, temoin, horodateur: horodateurDe(secrets.autorite, horodatage) }, horloge()),
    async prouver(tx, dossiers) {
      await scellement.tour()
      return preuvesDUnePersonne(tx, secrets.selsDuJournal, dossiers)
    },
  }
}
