import { randomUUID } from 'node:crypto'
import type { Porteur } from '../messagerie/porteur.js'
import type { Moteur } from '../moteur/moteur.js'
import { creerUnTravail, objetDuRang } from '../suites/index.js'
import { appeler } from './appels.js'
import { auNomDe } from './au-nom-de.js'
import { adresser, envoiDe } from './avancer.js'
import { prendreLeCanal, rendreLeCanal } from './canal.js'
import { envoiAuPayeur } from './envoi-au-payeur.echange.js'
import { aAdresser, payeursAServir, reporter } from './file-d-envois.js'
import { payeurConnuDe } from './presents.js'

type Reglages = { moteur: Moteur; porteur: Porteur; signaler: (erreur: unknown, payeur: string) => void }
export type LivreurAuxPayeurs = {
  /** Looks for what is to be sent, again and again. */
  demarrer(): void
  /** Once: whatever may go now, to each payer; resolves when nothing is left that may. */
  tour(): Promise<void>
  /** Stops after what is under way. */
  arreter(): Promise<void>
}

const PERIODE_MS = 1000

/** Sends decisions to payers: a slow one, a dead one keep nobody else waiting. */
export function creerLivreurAuxPayeurs({ moteur, porteur, signaler }: Reglages): LivreurAuxPayeurs {
  const moi = randomUUID()
  const enCours = new Map<string, Promise<void>>()
  let minuterie: NodeJS.Timeout | undefined
  let arret = false

  const servir = async (payeur: string): Promise<void> => {
    try {
      for (let reste = true; reste && !arret; ) {
        const canal = await prendreLeCanal(moteur.sql, payeur, moi, moteur.horloge())
        if (!canal) return
        const secret = canal.secret_chiffre && moteur.chiffrement.dechiffrer(canal.secret_chiffre)
        reste = canal.adresse !== null && secret !== null && (await appeler({ moteur, porteur }, canal, canal.adresse, secret))
      }
    } finally {
      await rendreLeCanal(moteur.sql, payeur, moi)
    }
  }
  const chercher = async (): Promise<void> => {
    await chercherLesCaisses(moteur)
    for (const payeur of await payeursAServir(moteur.sql, moteur.horloge(), 'appels')) {
      if (arret || enCours.has(payeur)) continue
      const service = servir(payeur)
        .catch((erreur: unknown) => signaler(erreur, payeur))
        .finally(() => enCours.delete(payeur))
      enCours.set(payeur, service)
    }
  }
  let recherche: Promise<void> | undefined
  return {
    demarrer() {
      minuterie ??= setInterval(() => {
        recherche ??= chercher()
          .catch((erreur: unknown) => signaler(erreur, ''))
          .finally(() => {
            recherche = undefined
          })
      }, PERIODE_MS).unref()
    },
    async tour() {
      await chercher()
      await Promise.all(enCours.values())
    },
    async arreter() {
      arret = true
      clearInterval(minuterie)
      await recherche
      await Promise.all(enCours.values())
    },
  }
}

const UNE_HEURE_MS = 3_600_000

/** Looks again for the payer of who had none, or has changed: her rights may have come meanwhile. */
async function chercherLesCaisses(moteur: Moteur): Promise<void> {
  const instant = moteur.horloge()
  for (const { reference, usager, decideePar } of await aAdresser(moteur.sql, instant))
    await moteur.sql.begin(async sql => {
      await auNomDe(sql, moteur, decideePar, `envoi:${reference}`)
      const payeur = await payeurConnuDe(sql, usager)
      const lu = await envoiDe({ sql }, usager, reference)
      const appelant = payeur === null ? null : await auNomDe(sql, moteur, payeur, `envoi:${reference}`)
      const present = appelant && (await envoiDe({ sql }, usager, reference))
      if (appelant && present) return adresser({ sql, moteur, appelant }, usager, present)
      await reporter(sql, reference, 'Aucune caisse connue.', new Date(instant.getTime() + UNE_HEURE_MS))
      if (!lu) return
      const travail = { nature: 'payeur-a-identifier', usager, organisation: decideePar, structure: null } as const
      await creerUnTravail({ sql, moteur }, { ...travail, objet: objetDuRang(envoiAuPayeur, lu.numero) })
    })
}
