import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { type PlateformeDEssai, unePlateforme } from '../../outils/plateforme-d-essai.js'
import { blocagesEnCours, bloquer, lever, tolerer } from './blocages.js'
import { seuils } from './seuils.js'

let p: PlateformeDEssai
before(async () => {
  p = await unePlateforme({ vigilance: true })
})
after(() => p.fermer())

const lireAmina = async (qui = 'madameRoy', organisation = 'CD59') =>
  p.appeler(`/api/v1/${organisation === 'FT' ? 'tenue-de-la-liste' : 'accompagnement'}/identites/${p.identifiant('amina', organisation)}`, {
    jeton: await p.jetonDe(qui),
  })
const attendre = async (statut: number, essai = lireAmina) => {
  const debut = Date.now()
  while ((await essai()).status !== statut) assert.ok(Date.now() - debut < 5000, 'cinq secondes ont passé')
}
const lePlusRecent = async () => (await blocagesEnCours(p.base.application))[0]?.id ?? ''

describe('I8 — Arrêter quelqu’un, et le rouvrir à deux', () => {
  for (const [portee, cible] of [
    ['agent', 'CD59|roy.claire'],
    ['structure', 'CD59-UT-LILLE'],
    ['application', 'portail'],
    ['organisation', 'CD59'],
  ] as const)
    it(`${portee} : fermé en moins de cinq secondes à l’API, ouvert aux autres, rouvert par une seconde personne`, async () => {
      assert.equal((await lireAmina()).status, 200)
      await bloquer(p.base.application, { portee, cible, motif: 'essai', par: 'Mme Faure' }, new Date())
      await attendre(403)
      const refus = (await (await lireAmina()).json()) as { type: string; detail: string }
      assert.match(refus.type, /#acces-suspendu$/)
      assert.match(refus.detail, /essai\. Deux personnes habilitées/)
      if (portee !== 'application') assert.equal((await lireAmina('julien', 'FT')).status, 200, 'les autres continuent')
      const id = await lePlusRecent()
      const par = (qui: string) => lever(p.base.application, { id, par: qui }, new Date())
      assert.equal(await par('Mme Faure'), 'demandee')
      assert.equal(await par('Mme Faure'), 'meme-personne')
      assert.equal((await lireAmina()).status, 403)
      assert.equal(await par('M. Lenoir'), 'levee')
      assert.equal(await par('M. Lenoir'), 'inconnue')
      await attendre(200)
    })

  it('la base elle-même refuse qu’une seule personne rouvre', async () => {
    await bloquer(p.base.application, { portee: 'structure', cible: 'CD62-UT-ARRAS', motif: 'essai', par: 'Mme Faure' }, new Date())
    await assert.rejects(
      p.base
        .application`update blocage set leve_le = now(), leve_par = 'Mme Faure', demande_de_levee_par = 'Mme Faure' where leve_le is null`,
      /blocage_check/,
    )
  })

  it('au portail comme à l’API : la page dit que l’accès est suspendu', async () => {
    const cookie = await p.ouvrirSession('madameRoy', { facteur: 'totp' })
    const page = () => p.appeler('/professionnel', { headers: { cookie }, redirect: 'manual' })
    assert.equal((await page()).status, 200)
    await bloquer(p.base.application, { portee: 'agent', cible: 'CD59|roy.claire', motif: 'essai', par: 'Mme Faure' }, new Date())
    await attendre(403)
    const vue = await page()
    assert.equal(vue.status, 403)
    assert.match(await vue.text(), /suspendu/)
    const id = await lePlusRecent()
    await lever(p.base.application, { id, par: 'Mme Faure' }, new Date())
    await lever(p.base.application, { id, par: 'M. Lenoir' }, new Date())
    await attendre(200)
  })
})

describe('I6 — Ce qui est compté ne s’oublie pas', () => {
  const heure = seuils.find(s => s.genre === 'agent' && s.horizon === 'heure' && s.mesure === 'nouveaux')?.limite ?? 0
  it('au seuil tout juste, elle lit ; une de plus n’est pas servie ; annoncée à l’avance, si', async () => {
    const acteur = 'CD59|roy.claire'
    const base = p.base.proprietaire
    const lire = async (qui: string) =>
      (await p.appeler(`/api/v1/accompagnement/identites/${p.identifiant(qui, 'CD59')}`, { jeton: await p.jetonDe('madameRoy') })).status
    /** As many persons already read this hour, none of them these two. */
    const dejaLus = async (n: number) => {
      await base`delete from vu where acteur = ${acteur}`
      await base`delete from connu where acteur = ${acteur}`
      await base`update compte_de_vus set nouveaux = ${n}, tous = ${n} where acteur = ${acteur}`
    }
    assert.equal(await lire('amina'), 200)
    await dejaLus(heure - 1)
    assert.equal(await lire('yanis'), 200, 'la quarantième')
    await dejaLus(heure)
    assert.equal(await lire('yanis'), 403, 'la quarante et unième')
    await attendre(401)
    const id = await lePlusRecent()
    await lever(p.base.application, { id, par: 'Mme Faure' }, new Date())
    await lever(p.base.application, { id, par: 'M. Lenoir' }, new Date())
    await p.habilitations.rafraichir()
    await tolerer(p.base.application, { acteur, personnes: 10, jours: 1, motif: 'reprise', par: 'M. Duval' }, new Date())
    assert.equal(await lire('yanis'), 200)
  })
})
