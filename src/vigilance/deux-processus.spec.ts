import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { setTimeout as attendre } from 'node:timers/promises'
import { decodeJwt } from 'jose'
import { type PlateformeDEssai, unePlateforme } from '../../outils/plateforme-d-essai.js'
import { unProcessus } from '../../outils/epreuves/processus-a-part.js'
import { comme } from '../acces/administration/comme.essai.js'
import { revoquerJeton } from '../acces/revocation.js'

let p: PlateformeDEssai
let voisin: Awaited<ReturnType<typeof unProcessus>>
before(async () => {
  p = await unePlateforme()
  voisin = await unProcessus(p)
})
after(async () => {
  await voisin?.tuer()
  await p?.fermer()
})

/** Seconds during which calls go on once the gesture is done: those allowed, and as many in which nothing may pass. */
const DURETE = { permises: 5, apres: 3 }

describe('I8 — Arrêté ou révoqué, plus rien ne passe cinq secondes après, sur deux processus qui servent', () => {
  const gestes: Readonly<Record<string, (jeton: string) => Promise<unknown>>> = {
    'agent arrêté par la supervision': async () =>
      (await comme(p, 'madameGirard'))('POST', '/blocages', { portee: 'agent', cible: 'CD59|roy.claire', motif: 'Poste volé' }),
    'jeton révoqué': jeton => {
      const { jti = '', exp = 0 } = decodeJwt(jeton)
      return revoquerJeton(p.base.application, { jti, expire: exp })
    },
  }
  for (const [nom, geste] of Object.entries(gestes).toReversed())
    it(nom, async () => {
      const jeton = await p.jetonDe('madameRoy')
      const autre = await p.jetonDe('sofia')
      const appeler = async (url: string, qui: string, personne: string, organisation: string) => {
        const adresse = `${url}/api/v1/accompagnement/identites/${p.identifiant(personne, organisation)}`
        const r = await fetch(adresse, { headers: { authorization: `Bearer ${qui}` } })
        await r.arrayBuffer()
        return r.status
      }
      /** Instants at which a call that passed had left, on each process. */
      const passes: number[] = []
      const autres = new Set<number>()
      let fin = Number.POSITIVE_INFINITY
      const charge = [p.url, voisin.url].map(async url => {
        while (performance.now() < fin) {
          const parti = performance.now()
          if ((await appeler(url, jeton, 'amina', 'CD59')) === 200) passes.push(parti)
          autres.add(await appeler(url, autre, 'leo', 'ML-LILLE'))
          await attendre(20)
        }
      })
      await attendre(500)
      assert.ok(passes.length >= 2, 'elle lisait, avant')
      await geste(jeton)
      const fait = performance.now()
      fin = fait + (DURETE.permises + DURETE.apres) * 1000
      await Promise.all(charge)
      const dernier = Math.max(...passes) - fait
      console.log(`  ${nom} : le dernier appel passé est parti ${(dernier / 1000).toFixed(2)} s après`)
      assert.ok(dernier <= DURETE.permises * 1000, `${dernier} ms`)
      assert.deepEqual([...autres], [200], 'les autres continuent')
    })
})
