import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, it } from 'node:test'
import { type Fautes, uneCaisseSimulee } from '../../jeu-d-essai/caisse-simulee.js'
import { appelerLaCaisse } from './index.js'
import { unePlateformeDesPayeurs } from './payeurs.essai.js'

const s = await unePlateformeDesPayeurs()
after(() => s.p.fermer())
const { p } = s
const fautes: readonly (readonly [titre: string, fautes: Fautes, refus: RegExp | null])[] = [
  ['sans faute', {}, null],
  ['lente', { lenteur: 200 }, null],
  ['qui se répète', { seRepete: true }, /déjà/],
  ['en désordre', { enDesordre: true }, /pas encore été prise en compte/],
  ['qui se trompe de personne et de référence', { seTrompe: true }, /pas celui de la personne|pas de celles/],
  ['qui fait tout cela à la fois', { lenteur: 50, seRepete: true, enDesordre: true, seTrompe: true }, /./],
]

describe('E2 — Quoi que fasse la caisse, chaque décision est appliquée une fois, dans l’ordre, et nul autre état ne bouge', () => {
  let rang = 0
  for (const [titre, sesFautes, refus] of fautes)
    it(`une caisse ${titre}`, async () => {
      const caisse = await uneCaisseSimulee({ ...sesFautes, enPanne: true })
      await appelerLaCaisse(p.moteur.sql, p.moteur.chiffrement, 'CAF591', caisse.adresse)
      const voulues: Record<string, string[]> = { amina: [], yanis: [] }
      for (let n = 0; n < 3; n++)
        for (const qui of ['amina', 'yanis']) voulues[qui]?.push((await s.transmettre(qui, `sanctionRsa:${++rang}`)).reference)
      await s.livreur.tour()
      assert.equal(caisse.effets.length, 0, 'en panne, elle ne prend rien')
      caisse.fautes = sesFautes
      const refusees: string[] = []
      for (let tour = 0; tour < 6; tour++) {
        await p.avancer(new Date(p.moteur.horloge().getTime() + 10 * 60_000))
        await s.livreur.tour()
        for (const { retenue, motif } of await s.laisserRepondre(caisse)) if (!retenue) refusees.push(motif ?? '')
      }
      for (const [qui, references] of Object.entries(voulues)) {
        assert.deepEqual(
          caisse.effets.filter(e => e.usager === p.identifiant(qui, 'CAF591')).map(e => e.reference),
          references,
        )
        const lus = (await s.lire(await p.jetonDe('madameRoy'), 'CD59', qui)).filter(e => references.includes(String(e.donnees.reference)))
        assert.deepEqual(
          lus.map(e => e.donnees.etat),
          ['APPLIQUE', 'APPLIQUE', 'APPLIQUE'],
        )
      }
      if (refus === null) assert.deepEqual(refusees, [])
      else assert.ok(refusees.length > 0 && refusees.every(m => refus.test(m)), refusees.join('\n'))
      await caisse.fermer()
    })
})

describe('E2 — La caisse de la démonstration n’oublie pas ce qu’elle a reçu', () => {
  it('rouverte, elle répond de ce qu’elle avait pris, se tait toujours où elle se taisait, et rien de ce qui fut compris', async () => {
    const dossier = await mkdtemp(join(tmpdir(), 'caisse-'))
    const memoire = join(dossier, 'caf.json')
    try {
      const avant = await uneCaisseSimulee({ muette: new Set(['333']) }, memoire)
      for (const [reference, matricule] of [
        ['r1', '111'],
        ['r2', '222'],
        ['r3', '333'],
      ])
        await fetch(avant.adresse, { method: 'POST', body: JSON.stringify({ reference, matricule, ordre: 1, usager: 'u' }) })
      avant.compris('r1')
      await avant.fermer()
      const apres = await uneCaisseSimulee({}, memoire)
      await apres.fermer()
      assert.deepEqual([...new Set(apres.reponses('2026-11-28').map(r => r.reference))], ['r2'])
    } finally {
      await rm(dossier, { recursive: true, force: true })
    }
  })
})
