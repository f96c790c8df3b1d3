import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import { unePersonne } from '../../../outils/epreuves/population.js'
import { suivisDe, uneSanction } from './sanction.essai.js'

const s = await uneSanction()
after(() => s.p.fermer())

/** Somebody new, notified so many days ago, who has not answered. */
async function notifiee(ilYA: number): Promise<string> {
  const qui = await unePersonne(s.p, suivisDe.suivis, suivisDe)
  const elle = s.pour(qui)
  assert.equal((await elle.ouvrir('monsieurBrun', await elle.reprocher())).status, 201)
  assert.equal((await elle.notifier()).status, 200)
  await elle.laisserPasser(ilYA)
  return s.p.identifiant(qui, 'CD59')
}

describe('B2, C6 — Les procédures dont le délai de réponse est passé se demandent à la base, page après page', () => {
  const page = async (requete: string, echange = 'instruction', qui = 'monsieurBrun') => {
    const r = await s.p.appeler(`/api/v1/${echange}/sanctions-rsa?${requete}`, { jeton: await s.p.jetonDe(qui) })
    const { elements = [], suivant = null } = (await r.json()) as { elements?: { usager: string }[]; suivant?: string | null }
    return { statut: r.status, usagers: elements.map(e => e.usager), suivant }
  }

  it('celles qui ne le sont pas ne prennent pas leur place : la première page les donne, la suite aussi', async () => {
    const aTemps = [await notifiee(0), await notifiee(10), await notifiee(3)]
    const tardives = [await notifiee(11), await notifiee(20)]
    aTemps.push(await notifiee(1))
    const requete = 'etat=CONTRADICTOIRE&enRetard=true&limite=1'
    const premiere = await page(requete)
    assert.deepEqual([premiere.statut, premiere.usagers], [200, tardives.slice(0, 1)])
    const seconde = await page(`${requete}&curseur=${premiere.suivant}`)
    assert.deepEqual([seconde.usagers, seconde.suivant], [tardives.slice(1), null])
    assert.equal((await page('etat=CONTRADICTOIRE&limite=50')).usagers.length, aTemps.length + tardives.length)
  })

  it('le portail les montre sans les autres', async () => {
    const r = await fetch(`${s.p.url}/professionnel/sanctions?enRetard=true`, {
      headers: { cookie: await s.p.ouvrirSession('monsieurBrun') },
    })
    const texte = await r.text()
    assert.equal(r.status, 200)
    assert.equal(texte.split('délai passé').length - 1, 2)
    assert.doesNotMatch(texte, /encore \d+ jours|dernier jour aujourd/)
  })

  it('rien d’autre que « true » ne s’y dit, ni ailleurs où aucun délai n’est déclaré', async () => {
    assert.equal((await page('enRetard=oui')).statut, 400)
    const ailleurs = await s.p.appeler('/api/v1/instruction/manquements?enRetard=true', { jeton: await s.p.jetonDe('monsieurBrun') })
    assert.equal(ailleurs.status, 400)
  })
})
