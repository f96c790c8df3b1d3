import { parLesPayeurs } from './lignes.js'
import { auNomDe } from '../moteur/au-nom-de.js'
import { randomUUID } from 'node:crypto'
import type { Porteur } from '../messagerie/porteur.js'
import type { SignerHttp } from '../messagerie/signature-http.js'
import type { Moteur } from '../moteur/moteur.js'
import { creerLesRondes, creerUnTravail, objetDuRang, type Rondes } from '../suites/index.js'
import { appeler } from './appels.js'
import { adresser, envoiDe } from './avancer.js'
import { prendreLeCanal, rendreLeCanal } from './canal.js'
import { envoiAuPayeur } from './envoi-au-payeur.echange.js'
import { aAdresser, payeursAServir, reporter } from './file-d-envois.js'
import { payeurConnuDe } from './presents.js'

type Reglages = {
  moteur: Moteur
  porteur: Porteur
  signerHttp: SignerHttp
  /** Whether the access of that payer is stopped: what waits for it leaves, in order, once it is open again. */
  arretee: (payeur: string) => boolean
  signaler: (erreur: unknown, payeur: string) => void
}

const PERIODE_MS = 1000

/** Sends decisions to payers. */
export function creerLivreurAuxPayeurs({ moteur, porteur, signerHttp, arretee, signaler }: Reglages): Rondes {
  const moi = randomUUID()
  return creerLesRondes({
    periodeMs: PERIODE_MS,
    async aServir() {
      await chercherLesCaisses(moteur)
      return (await payeursAServir(moteur.sql, moteur.horloge(), 'appels')).filter(payeur => !arretee(payeur))
    },
    async servir(payeur, arret) {
      try {
        for (let reste = true; reste && !arret() && !arretee(payeur); ) {
          const canal = await prendreLeCanal(moteur.sql, payeur, moi, moteur.horloge())
          if (!canal) return
          const secret = canal.secret_chiffre && moteur.chiffrement.dechiffrer(canal.secret_chiffre)
          reste =
            canal.adresse !== null && secret !== null && (await appeler({ moteur, porteur, signerHttp }, canal, canal.adresse, secret))
        }
      } finally {
        await rendreLeCanal(moteur.sql, payeur, moi)
      }
    },
    signaler,
  })
}

const UNE_HEURE_MS = 3_600_000

/** Looks again for the payer of who had none, or has changed: her rights may have come meanwhile. */
async function chercherLesCaisses(moteur: Moteur): Promise<void> {
  const instant = moteur.horloge()
  for (const { reference, usager, decideePar } of await aAdresser(moteur.sql, instant))
    await moteur.sql.begin(async sql => {
      await auNomDe(sql, moteur, decideePar, parLesPayeurs, `envoi:${reference}`)
      const payeur = await payeurConnuDe(sql, usager)
      const lu = await envoiDe({ sql }, usager, reference)
      const appelant = payeur === null ? null : await auNomDe(sql, moteur, payeur, parLesPayeurs, `envoi:${reference}`)
      const present = appelant && (await envoiDe({ sql }, usager, reference))
      if (appelant && present) return adresser({ sql, moteur, appelant }, usager, present)
      await reporter(sql, reference, 'Aucune caisse connue.', new Date(instant.getTime() + UNE_HEURE_MS))
      if (!lu) return
      const travail = { nature: 'payeur-a-identifier', usager, organisation: decideePar, structure: null } as const
      await creerUnTravail({ sql, moteur }, { ...travail, objet: objetDuRang(envoiAuPayeur, lu.numero) })
    })
}
