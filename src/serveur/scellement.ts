import type { FastifyInstance } from 'fastify'
import type { ISql, Sql } from 'postgres'
import { Probleme } from '../moteur/probleme.js'
import {
  ancrer,
  creerLeScellement,
  type EtatDuFichier,
  installerLeJournalScelle,
  ouvrirLeTemoin,
  type Preuves,
  preuvesDUnePersonne,
  RACINE_DU_JOURNAL,
  type Scellement,
  type Temoin,
} from '../scellement/index.js'
import type { Horodatage, TemoinDuJournal } from './configuration.js'
import type { Secrets } from './secrets.js'
import { creerLeScelleur } from './scelleur.js'
import { horodateurDe } from './signature.js'

type Reglages = {
  sql: Sql
  urlApplication: string
  secrets: Secrets
  adressePublique: string
  horloge: () => Date
  temoin: TemoinDuJournal | undefined
  graceDuJournal: number
  horodatage: Horodatage
}

export type JournalScelle = Omit<Scellement, 'temoin'> & {
  /** What the health says of it. */
  temoin(): ReturnType<Scellement['temoin']> & { aPart: boolean; fichier: EtatDuFichier }
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
  const fichier = ouvrirLeTemoin(temoin?.chemin)
  const { privee, anciennes } = secrets.scellement
  const origine = `${new URL(adressePublique).host}/journal`
  const scelleur = creerLeScelleur({ url: urlApplication, privee, sels: secrets.selsDuJournal, origine })
  const scellement = creerLeScellement({
    sql,
    privee,
    anciennes,
    origine,
    sceller: () => scelleur.sceller(horloge()),
    temoin: fichier,
    grace: graceDuJournal,
    graceDuTemoin: temoin?.grace ?? Number.POSITIVE_INFINITY,
    horloge,
    signalerLeTemoin: erreur => app.log.error({ err: erreur }, 'le témoin du journal ne s’écrit plus : les sceaux n’y arrivent pas'),
    signaler: erreur => app.log.error({ err: erreur }, 'le journal n’a pas pu être scellé'),
  })
  app.addHook('onListen', async () => {
    scellement.demarrer()
    // Not waited for: a file system that does not answer must not keep the platform from opening.
    if (temoin) void essayerAuDemarrage(app, temoin, fichier)
  })
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
    temoin: () => ({ ...scellement.temoin(), aPart: temoin?.aPart ?? true, fichier: fichier.etat() }),
    async arreter() {
      await scellement.arreter()
      await scelleur.fermer()
    },
    ancrer: () => ancrer({ sql, temoin: fichier, horodateur: horodateurDe(secrets.autorite, horodatage) }, horloge()),
    async prouver(tx, dossiers) {
      await scellement.tour()
      return preuvesDUnePersonne(tx, secrets.selsDuJournal, dossiers)
    },
  }
}

async function essayerAuDemarrage({ log }: FastifyInstance, { chemin: temoin, aPart }: TemoinDuJournal, fichier: Temoin): Promise<void> {
  if (!aPart)
    log.warn(
      { temoin },
      'le témoin du journal est à côté des données : JOURNAL_TEMOIN en donne un que qui tient cette machine ne récrit pas',
    )
  await fichier.essayer().then(
    () => log.info({ temoin }, 'le témoin du journal s’écrit'),
    (erreur: unknown) => log.error({ err: erreur, temoin }, 'le témoin du journal ne s’écrit pas'),
  )
}
