import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, describe, it } from 'node:test'
import { setTimeout as attendre } from 'node:timers/promises'
import { uneCaisseSimulee } from '../../jeu-d-essai/caisse-simulee.js'
import { creerHasard } from '../../outils/epreuves/hasard.js'
import { unePersonne } from '../../outils/epreuves/population.js'
import { type ProcessusAPart, unProcessus } from '../../outils/epreuves/processus-a-part.js'
import { suivisDe } from '../parcours/sanction-rsa/sanction.essai.js'
import { appelerLaCaisse } from './index.js'
import { unePlateformeDesPayeurs } from './payeurs.essai.js'

const s = await unePlateformeDesPayeurs()
after(() => s.p.fermer())
const { p } = s
const graine = 20_261_130
const hasard = creerHasard(graine)
const HEURE_MS = 3_600_000
const PAR_VIE = 3

type Decompte = { etats: { etat: string; nombre: number }[]; pannes: { payeur: string; echec: string | null }[] }
const decompte = async (jeton: string) => {
  const r = await p.appeler('/api/v1/envois-au-payeur/decompte', { jeton })
  assert.equal(r.status, 200, await r.clone().text())
  return (await r.json()) as Decompte
}
const page = async (qui: string) => {
  const r = await p.appeler('/professionnel/caisses', { headers: { cookie: await p.ouvrirSession(qui) } })
  assert.equal(r.status, 200)
  return (await r.text()).replaceAll(/\s+/g, ' ')
}

/** What is decided for one person: asked again under its key, in the next life, until it is answered; then the next one. */
function deciderPour(usager: bigint) {
  let faites = 0
  let cle = randomUUID()
  return {
    usager,
    faites: () => faites,
    async decider(vers: ProcessusAPart, jeton: string, jour: string): Promise<void> {
      for (const but = faites + PAR_VIE; faites < but; ) {
        const r = await fetch(`${vers.url}/api/v1/decision-d-opportunite/decisions-d-opportunite/${p.identifiant(usager, 'CD59')}`, {
          method: 'POST',
          headers: { authorization: `Bearer ${jeton}`, 'content-type': 'application/json', 'idempotency-key': cle },
          body: JSON.stringify({
            ...{ sens: 'OUVERTURE', demandeePar: 'PERSONNE', sanction: null, contrat: null, du: jour, au: null },
            ...{ motivation: 'Grande précarité, constatée par le service social.', qualite: 'Par délégation du président' },
          }),
        }).catch(() => null)
        if (r === null) return
        assert.equal(r.status, 201, await r.text())
        faites++
        cle = randomUUID()
        await attendre(hasard.entier(900))
      }
    },
  }
}

describe('E2 — La caisse est en panne un jour entier, la plateforme meurt plusieurs fois, et rien n’est perdu, doublé ni déplacé', () => {
  it(`trois morts pendant qu’on décide, puis d’autres pendant que tout part ; le retard se lit des deux côtés (graine ${graine})`, async t => {
    const caisse = await uneCaisseSimulee({ enPanne: true })
    after(() => caisse.fermer())
    await appelerLaCaisse(p.moteur.sql, p.moteur.chiffrement, 'CAF591', caisse.adresse)
    const depart = p.moteur.horloge().getTime()
    const dossiers = await Promise.all([1, 2, 3, 4].map(async () => deciderPour(await unePersonne(p, suivisDe.suivis, suivisDe))))
    const decidees = () => dossiers.reduce((n, d) => n + d.faites(), 0)
    /** A minute goes by: nobody holds what the dead one held. */
    const liberer = () => p.base.proprietaire`update canal_de_payeur set pris_jusque = null`

    for (let heure = 0; heure < 24; heure += 8) {
      await p.avancer(new Date(depart + heure * HEURE_MS))
      const jeton = await p.jetonDe('monsieurBrun')
      const jour = new Date(depart + heure * HEURE_MS).toLocaleDateString('fr-CA', { timeZone: 'Europe/Paris' })
      await liberer()
      const vie = await unProcessus(p, undefined, heure * HEURE_MS)
      const avant = caisse.appels()
      const clients = dossiers.map(d => d.decider(vie, jeton, jour))
      const but = decidees() + 1 + hasard.entier(dossiers.length * PAR_VIE - 1)
      // It calls the payer in vain while decisions come, and dies among them.
      const borne = Date.now() + 15_000
      while ((decidees() < but || caisse.appels() === avant) && Date.now() < borne) await attendre(5)
      assert.ok(caisse.appels() > avant, 'la caisse est appelée')
      await attendre(hasard.entier(30))
      await vie.tuer()
      await Promise.all(clients)
    }

    await p.avancer(new Date(depart + 24 * HEURE_MS))
    assert.equal(caisse.effets.length, 0)
    const attendues = await p.base.proprietaire<{ usager: string; reference: string; decision: string }[]>`
      select usager_id::text as usager, reference::text, decision from envoi_au_payeur order by usager_id, numero`
    assert.ok(attendues.length >= decidees(), `${attendues.length} écrites, ${decidees()} annoncées`)
    for (const jeton of [await p.jetonDe('madameRoy'), await s.jetonDeLaCaisse()]) {
      const { etats, pannes } = await decompte(jeton)
      assert.deepEqual(
        etats.map(e => [e.etat, e.nombre]),
        [['A_ENVOYER', attendues.length]],
      )
      assert.deepEqual(
        pannes.map(x => [x.payeur, x.echec]),
        [['CAF591', 'Réponse 503.']],
      )
    }
    for (const qui of ['madameRoy', 'madameNoel']) assert.match(await page(qui), /ne reçoit rien depuis le .* Rien n’est perdu/)

    caisse.fautes = { lenteur: 20, seRepete: true }
    const fini = async () => (await decompte(await s.jetonDeLaCaisse())).etats.every(e => e.etat === 'APPLIQUE')
    let morts = 3
    for (let vies = 0; vies < 20 && !(await fini()); vies++) {
      await liberer()
      await p.base.proprietaire`update canal_de_payeur set reprendre_le = null`
      const vie = await unProcessus(p, undefined, 25 * HEURE_MS)
      const but = caisse.effets.length + (vies < 2 ? 1 + hasard.entier(4) : 100)
      const borne = Date.now() + 6000
      while (caisse.effets.length < but && Date.now() < borne && !(await fini())) {
        await s.laisserRepondre(caisse)
        await attendre(20)
      }
      await attendre(hasard.entier(60))
      await vie.tuer()
      await s.laisserRepondre(caisse)
      morts++
    }
    const ecrites = await p.base.proprietaire<{ usager: string; reference: string; decision: string }[]>`
      select usager_id::text as usager, reference::text, decision from envoi_au_payeur order by usager_id, numero`
    assert.deepEqual([...ecrites], [...attendues], 'rien ne s’est ajouté')
    for (const { usager, faites } of dossiers) {
      const siennes = ecrites.filter(e => e.usager === String(usager))
      assert.ok(siennes.length >= faites() && siennes.length <= faites() + 1, 'au plus une décision écrite et pas annoncée')
      assert.deepEqual(
        siennes.map(e => e.decision),
        siennes.map((_, i) => `decisionDOpportunite:${i + 1}`),
      )
      assert.deepEqual(
        caisse.effets.filter(e => e.usager === p.identifiant(usager, 'CAF591')).map(e => e.reference),
        siennes.map(e => e.reference),
        'chacune une fois, dans l’ordre de la personne',
      )
    }
    for (const jeton of [await p.jetonDe('madameRoy'), await s.jetonDeLaCaisse()])
      assert.deepEqual(
        [(await decompte(jeton)).etats.map(e => [e.etat, e.nombre]), (await decompte(jeton)).pannes],
        [[['APPLIQUE', attendues.length]], []],
      )
    for (const qui of ['madameRoy', 'madameNoel']) assert.doesNotMatch(await page(qui), /ne reçoit rien depuis/)
    t.diagnostic(`${attendues.length} décisions, ${morts} morts, ${caisse.appels()} appels`)
  })
})
