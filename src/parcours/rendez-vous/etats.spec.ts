import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import { lireCas } from '../../../outils/cas.js'
import { type Evenement, etatsSuivants } from './etats.regles.js'
import type { Statut } from './nomenclatures.js'
import { type Element, unAgenda } from './rendez-vous.essai.js'

const a = await unAgenda()
after(() => a.e.fermer())
const cd = a.e.ici('CD')
const table = lireCas('src/parcours/rendez-vous/etats.cas.md') as { état: Statut; événement: Evenement; 'mène à': string; refus: string }[]

/** Its hour is passed, so that whatever may be said of it can be. */
async function mener(statut: Statut): Promise<Element> {
  const r = await a.prendre(cd, a.pris({ date: a.dans(-2) }))
  assert.equal(r.status, 201, await r.clone().text())
  const pris = await a.dernier(cd)
  if (statut !== 'PRIS') {
    const fait = await a.changer(cd, pris, statut === 'MODIFIE' ? { date: a.dans(-1) } : { statut })
    assert.equal(fait.status, 200, await fait.clone().text())
  }
  return a.dernier(cd)
}
const corps: Readonly<Record<Evenement, () => Record<string, unknown>>> = {
  DEPLACER: () => ({ date: a.dans(24) }),
  EFFECTUER: () => ({ statut: 'EFFECTUE' }),
  ABSENTER: () => ({ statut: 'ABSENT' }),
  ANNULER: () => ({ statut: 'ANNULE' }),
  RETABLIR: () => ({ statut: 'PRIS' }),
}

describe('D9 — La table des états, tout entière : ce qui est permis se fait, le reste est refusé par sa phrase', () => {
  it('chaque état et chaque événement y sont, une fois, tels que la règle les tient', () => {
    const dite = table.map(c => [c.état, c.événement, c['mène à'] || c.refus])
    const tenue = Object.entries(etatsSuivants).flatMap(([etat, suites]) =>
      Object.entries(suites).map(([evenement, s]) => [etat, evenement, 'mene' in s ? s.mene : s.refus]),
    )
    assert.deepEqual(dite, tenue)
  })

  for (const { état: etat, événement: evenement, 'mène à': mene, refus } of table)
    it(`${etat}, ${evenement} : ${mene || refus}`, async () => {
      const vise = await mener(etat)
      assert.equal(vise.donnees.statut, etat)
      const r = await a.changer(cd, vise, corps[evenement]())
      const apres = (await a.lire(cd)).find(x => x.numero === vise.numero)
      if (mene) {
        assert.equal(r.status, 200, await r.clone().text())
        assert.equal(apres?.donnees.statut, mene)
      } else {
        assert.equal(r.status, 409)
        assert.equal(((await r.json()) as { detail: string }).detail, refus)
        assert.deepEqual(apres, vise)
      }
    })
})
