import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import { setTimeout as attendre } from 'node:timers/promises'
import { unDestinataire } from '../../outils/epreuves/destinataire.js'
import { creerHasard } from '../../outils/epreuves/hasard.js'
import { unProcessus } from '../../outils/epreuves/processus-a-part.js'
import { appelerLaCaisse } from './index.js'
import type { Message } from './message.js'
import { unePlateformeDesPayeurs } from './payeurs.essai.js'

const s = await unePlateformeDesPayeurs()
after(() => s.p.fermer())
const { p } = s
const graine = 20_261_128
const hasard = creerHasard(graine)

describe('E2 — Tué d’un coup pendant qu’il envoie, il ne perd, ne double ni ne déplace aucune décision', () => {
  it(`une caisse capricieuse, cinq morts, deux personnes, vingt décisions (graine ${graine})`, async () => {
    const d = await unDestinataire()
    after(() => d.fermer())
    const pris = new Set<string>()
    const effets: Message[] = []
    // Exactly what a payer does: it takes a reference once, whatever comes again under it.
    d.repondre(({ corps }) => {
      const m = JSON.parse(corps) as Message
      if (hasard.entier(6) === 0) return { statut: 500 }
      if (!pris.has(m.reference)) {
        pris.add(m.reference)
        effets.push(m)
      }
      return { apresMs: hasard.entier(60) }
    })
    await appelerLaCaisse(p.moteur.sql, p.moteur.chiffrement, 'CAF591', d.adresse)
    const voulues: Record<string, string[]> = { amina: [], yanis: [] }
    for (let n = 1; n <= 10; n++)
      for (const qui of ['amina', 'yanis']) voulues[qui]?.push((await s.transmettre(qui, `sanctionRsa:${n}`)).reference)

    /** The payer answers what it took, but some of it twice, and only once in three of the times it could. */
    const repondre = async () => {
      const reponses = effets
        .filter(() => hasard.entier(3) === 0)
        .map(m => ({ reference: m.reference, matricule: m.matricule, etat: 'PRIS_EN_COMPTE' }))
      if (reponses.length === 0) return
      const r = await p.appeler('/api/v1/envois-au-payeur/reponses', {
        method: 'POST',
        jeton: await s.jetonDeLaCaisse(),
        body: JSON.stringify({ reponses }),
      })
      assert.equal(r.status, 200, await r.text())
    }
    const restent = async () => {
      const [r] = await p.base.proprietaire<
        { n: number }[]
      >`select count(*)::int as n from acheminement where etat in ('A_ENVOYER', 'TRANSMIS')`
      return r?.n ?? 0
    }
    /** A minute goes by: nobody holds what the dead one held, and what failed is tried again. */
    const passer = () => p.base.proprietaire`update canal_de_payeur set pris_jusque = null, reprendre_le = null`
    let morts = 0
    // By lives and not by the clock: a busy machine makes each of them shorter.
    while ((await restent()) > 0 && morts < 60) {
      const autre = await unProcessus(p)
      const avant = effets.length
      const borne = Date.now() + 6000
      while (effets.length < avant + (morts < 5 ? 2 : 20) && (await restent()) > 0 && Date.now() < borne) {
        await passer()
        await repondre()
        await attendre(20)
      }
      await attendre(hasard.entier(60))
      await autre.tuer()
      morts++
    }
    assert.ok(morts >= 5, `${morts} morts`)
    assert.equal(await restent(), 0)
    for (const [qui, references] of Object.entries(voulues))
      assert.deepEqual(
        effets.filter(m => m.usager === p.identifiant(qui, 'CAF591')).map(m => m.reference),
        references,
        `${qui} : toutes, une fois, dans l’ordre`,
      )
  })
})
