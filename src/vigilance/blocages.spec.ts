import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { arreter as suspendre } from '../../outils/arret-d-essai.js'
import { unDestinataire } from '../../outils/epreuves/destinataire.js'
import { type PlateformeDEssai, unePlateforme } from '../../outils/plateforme-d-essai.js'
import { comme } from '../acces/administration/comme.essai.js'
import { blocages, bloquer, confirmerLaLevee, demanderLaLevee } from './blocages.js'
import type { Portee } from './formes.js'
import { tolerer } from './tolerances.js'
import { seuils } from './seuils/seuils.js'

let p: PlateformeDEssai
before(async () => {
  p = await unePlateforme({ vigilance: true, webhooksInternes: true })
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
const lePlusRecent = async () => (await blocages(p.base.application, { enCours: true }))[0]?.id ?? ''
const arreter = (portee: Portee, cible: string) =>
  p.base.application.begin(sql => bloquer(sql, { portee, cible, organisation: 'CD59', motif: 'essai', par: 'Mme Faure' }, new Date()))
const demander = (id: string) => p.base.application.begin(sql => demanderLaLevee(sql, { id, par: 'Mme Faure', motif: 'essai' }))
const confirmer = (id: string, par: string) => p.base.application.begin(sql => confirmerLaLevee(sql, { id, par }, new Date()))
const rouvrir = async () => {
  const id = await lePlusRecent()
  await demander(id)
  await confirmer(id, 'M. Lenoir')
}

describe('I8 — Arrêter quelqu’un, et le rouvrir à deux', () => {
  for (const [portee, cible] of [
    ['agent', 'CD59|roy.claire'],
    ['structure', 'CD59-UT-LILLE'],
    ['application', 'portail'],
    ['organisation', 'CD59'],
  ] as const)
    it(`${portee} : fermé en moins de cinq secondes à l’API, ouvert aux autres, rouvert par une seconde personne`, async () => {
      assert.equal((await lireAmina()).status, 200)
      await arreter(portee, cible)
      await attendre(403)
      const refus = (await (await lireAmina()).json()) as { type: string; detail: string }
      assert.match(refus.type, /#acces-suspendu$/)
      assert.match(refus.detail, /essai\. Deux personnes habilitées/)
      if (portee !== 'application') assert.equal((await lireAmina('julien', 'FT')).status, 200, 'les autres continuent')
      const id = await lePlusRecent()
      assert.equal(await confirmer(id, 'M. Lenoir'), 'non-demandee')
      assert.equal(await demander(id), 'demandee')
      assert.equal(await demander(id), 'deja-demandee')
      assert.equal(await confirmer(id, 'Mme Faure'), 'meme-personne')
      assert.equal((await lireAmina()).status, 403)
      assert.equal(await confirmer(id, 'M. Lenoir'), 'levee')
      assert.equal(await confirmer(id, 'M. Lenoir'), 'inconnue')
      await attendre(200)
    })

  it('la base elle-même refuse qu’une seule personne rouvre', async () => {
    await arreter('structure', 'CD62-UT-ARRAS')
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
    await arreter('agent', 'CD59|roy.claire')
    await attendre(403)
    const vue = await page()
    assert.equal(vue.status, 403)
    assert.match(await vue.text(), /suspendu/)
    await rouvrir()
    await attendre(200)
  })
})

describe('I8 — Ce qui part vers qui est arrêté s’arrête aussi', () => {
  const application = 'PAR_logiciel-nord_59'
  let rang = 0
  const corriger = async () => {
    const chemin = `/api/v1/tenue-de-la-liste/inscriptions/${p.identifiant('amina', 'FT')}`
    const jeton = await p.jetonDe('julien')
    const etag = (await p.appeler(chemin, { jeton })).headers.get('etag') ?? ''
    const body = JSON.stringify({ motif: `Corrigé pour l’essai ${++rang}` })
    const r = await p.appeler(chemin, { method: 'PATCH', jeton, headers: { 'if-match': etag }, body })
    assert.equal(r.status, 200, await r.text())
    await p.livreur.tour()
  }

  it('son webhook : arrêtée, elle ou son organisation, plus rien ne part vers elle ; rouverte, rien n’est perdu', async () => {
    const d = await unDestinataire()
    const inscrit = await (await comme(p, 'madameAdam'))('POST', '/webhooks', { application, adresse: d.adresse })
    assert.equal(inscrit.statut, 201, inscrit.texte)
    for (const [portee, cible] of [
      ['application', application],
      ['organisation', 'CD59'],
      ['ligne', 'inscription.accompagnement.consulter|CD59'],
    ] as const) {
      const avant = d.acceptes.length
      const rendre = await suspendre(p, { portee, cible, organisation: 'CD59' })
      await corriger()
      assert.equal(d.acceptes.length, avant, `${portee} arrêtée`)
      await rendre()
      await p.base.proprietaire`update abonnement set reprendre_le = null`
      await corriger()
      await d.attendre(avant + 1)
    }
    await d.fermer()
  })
})

describe('I6 — Ce qui est compté ne s’oublie pas', () => {
  const heure = seuils.find(s => s.genre === 'agent' && s.horizon === 'heure' && s.mesure === 'nouveaux')?.limite ?? 0
  it('au seuil tout juste, elle lit ; une de plus n’est pas servie ; annoncée à l’avance, si', async () => {
    const acteur = 'CD59|roy.claire'
    const base = p.base.proprietaire
    // One token: the second factor it proves was given before.
    const jeton = await p.jetonDe('madameRoy')
    const appeler = (qui: string) => p.appeler(`/api/v1/accompagnement/identites/${p.identifiant(qui, 'CD59')}`, { jeton })
    const lire = async (qui: string) => (await appeler(qui)).status
    /** As many persons already read this hour, none of them these two. */
    const dejaLus = async (n: number) => {
      await base`delete from connu where acteur = ${acteur}`
      await base`update compte_de_vus set nouveaux = ${n}, tous = ${n} where acteur = ${acteur}`
    }
    assert.equal(await lire('amina'), 200)
    await dejaLus(heure - 1)
    assert.equal(await lire('yanis'), 200, 'la quarantième')
    await dejaLus(heure)
    assert.equal(await lire('yanis'), 403, 'la quarante et unième')
    await attendre(401, () => appeler('amina'))
    await rouvrir()
    await p.habilitations.rafraichir()
    const jusque = new Date(Date.now() + 86_400_000)
    await tolerer(p.base.application, { acteur, personnes: 10, jusque, motif: 'reprise', par: 'M. Duval' })
    assert.equal(await lire('yanis'), 200)
  })
})
