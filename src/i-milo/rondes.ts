import { randomUUID } from 'node:crypto'
import { type Atelier, creerClientImilo, deposantDe, ImiloMuet, tirerDImilo } from '../flux/index.js'
import { creerLesRondes, type Rondes } from '../suites/index.js'
import { canauxAServir, noterLeTirage, noterUnePanne, noterUnSucces, prendreLeCanal, rendreLeCanal } from './canal.js'
import { direAImilo } from './dire.js'
import { suivreLesRejets } from './rejets.js'

/** `arretee`: whether the access of that mission locale is stopped. */
type Reglages = { atelier: Atelier; arretee: (ml: string) => boolean; signaler: (erreur: unknown, ml: string) => void }

const PERIODE_MS = 1000

/** Serves each mission locale that I-MILO serves: takes what changed there, then tells what changed here. */
export function creerLesRondesDImilo({ atelier, arretee, signaler }: Reglages): Rondes {
  const { moteur } = atelier
  const { sql, chiffrement } = moteur
  const moi = randomUUID()
  return creerLesRondes({
    periodeMs: PERIODE_MS,
    aServir: async () => (await canauxAServir(sql, moteur.horloge())).filter(ml => !arretee(ml)),
    async servir(ml, arret) {
      const canal = await prendreLeCanal(sql, chiffrement, ml, moi, moteur.horloge())
      const deposant = await deposantDe(sql, ml)
      if (!canal || !deposant) return
      const appelant = { ...deposant, application: 'plateforme:i-milo' }
      const client = creerClientImilo(canal)
      try {
        if (canal.tirerLe <= moteur.horloge()) {
          await tirerDImilo(atelier, appelant, client, dossiers => suivreLesRejets(moteur, appelant, dossiers))
          await noterLeTirage(sql, ml, moteur.horloge())
        }
        while (!arret() && !arretee(ml) && (await direAImilo(moteur, appelant, client)));
        await noterUnSucces(sql, ml, moteur.horloge())
      } catch (erreur) {
        if (!(erreur instanceof ImiloMuet)) throw erreur
        await noterUnePanne(sql, canal, erreur.message, moteur.horloge())
      } finally {
        await rendreLeCanal(sql, ml, moi)
      }
    },
    signaler,
  })
}
