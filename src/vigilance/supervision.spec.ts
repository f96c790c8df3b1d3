import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { type PlateformeDEssai, unePlateforme } from '../../outils/plateforme-d-essai.js'
import { visiteur } from '../../portail/administration/visiteur.essai.js'
import { type Comme, comme } from '../acces/administration/comme.essai.js'
import { plusJours } from '../droit/jours.js'
import { jourDe } from '../moteur/moteur.js'
import { seuils } from './seuils/seuils.js'

let p: PlateformeDEssai
let alerte: string
let girard: Comme, lenoir: Comme, brun: Comme, vidal: Comme
const limite = seuils.find(s => s.genre === 'agent' && s.horizon === 'heure' && s.mesure === 'nouveaux')?.limite ?? 0
const acteur = 'CD59|roy.claire'

const lire = async (qui: string) =>
  (await p.appeler(`/api/v1/accompagnement/identites/${p.identifiant(qui, 'CD59')}`, { jeton: await p.jetonDe('madameRoy') })).status
const attendre = async (statut: number) => {
  const debut = Date.now()
  while ((await lire('amina')) !== statut) assert.ok(Date.now() - debut < 5000, `cinq secondes ont passé sans ${statut}`)
}
const listes = async (qui: Comme, quoi: 'alertes' | 'blocages' | 'tolerances') =>
  (await qui('GET', `/${quoi}`)).corps.elements as Record<string, string>[]
const enCours = async (cible: string) =>
  (await listes(girard, 'blocages')).find(b => b.cible === cible && b.leveLe === null)?.id ?? assert.fail(cible)
const evenement = async (qui: Comme, id: string, evenement: string, motif?: string) =>
  (await qui('POST', `/blocages/${id}/evenements`, { evenement, ...(motif && { motif }) })).statut
const arreter = async (qui: Comme, portee: string, cible: string, plus = {}) =>
  (await qui('POST', '/blocages', { portee, cible, motif: 'Poste volé', ...plus })).statut

before(async () => {
  p = await unePlateforme({ vigilance: true })
  girard = await comme(p, 'madameGirard')
  lenoir = await comme(p, 'monsieurLenoir')
  brun = await comme(p, 'monsieurBrun')
  vidal = await comme(p, 'monsieurVidal')
  assert.equal(await lire('amina'), 200)
  await p.base.proprietaire`update compte_de_vus set nouveaux = ${limite}, tous = ${limite} where acteur = ${acteur}`
  assert.equal(await lire('yanis'), 403)
  alerte = (await listes(girard, 'alertes'))[0]?.id ?? assert.fail('aucune alerte')
})
after(() => p.fermer())

describe('I7 — La supervision voit ce qui est anormal', () => {
  it('ce qui a été compté, au regard de quelle limite, au fil du temps : à l’API, et en page avec son tableau', async () => {
    const { statut, corps } = await girard('GET', `/alertes/${alerte}`)
    assert.equal(statut, 200)
    assert.deepEqual([corps.acteur, corps.valeur, corps.limite], [acteur, limite + 1, limite])
    assert.deepEqual(corps.suite, { palier: 'second-facteur', enCours: true })
    const { pas, points } = corps.image as { pas: string; points: { valeur: number }[] }
    assert.deepEqual([pas, points.length, points.at(-1)?.valeur], ['heure', 24, limite + 1])
    const page = await (await visiteur(p, 'madameGirard')).lire(`/vigilance/alertes/${alerte}`)
    assert.match(page.html, /<svg [^>]*role="img"/)
    assert.match(page.texte, /Arrêter cette organisation : Département du Nord/)
    assert.match(page.texte, new RegExp(`${limite + 1} dépassée`))
    assert.match(page.texte, /beaucoup de personnes jamais suivies, en une heure/)
  })

  it('le responsable de l’organisation voit la sienne ; celui d’une autre ne la trouve pas ; un référent n’entre pas', async () => {
    assert.deepEqual(
      (await listes(brun, 'alertes')).map(a => a.id),
      [alerte],
    )
    assert.equal((await brun('GET', `/alertes/${alerte}`)).statut, 200)
    assert.deepEqual(await listes(vidal, 'alertes'), [])
    assert.equal((await vidal('GET', `/alertes/${alerte}`)).statut, 404)
    assert.deepEqual(await listes(vidal, 'blocages'), [])
    const roy = await visiteur(p, 'madameAdam')
    for (const page of ['/vigilance', '/vigilance/blocages', '/vigilance/tolerances', `/vigilance/alertes/${alerte}`])
      await roy.lire(page, 403)
    await (await visiteur(p, 'monsieurVidal')).lire(`/vigilance/alertes/${alerte}`, 404)
  })
})

describe('I8 — Un geste arrête, deux personnes rouvrent', () => {
  it('de la page de l’alerte : arrêté en moins de cinq secondes, rouvert par deux, et tout est tracé', async () => {
    const responsable = await visiteur(p, 'monsieurBrun')
    const confirmer = await responsable.lire(`/vigilance/alertes/${alerte}/arreter-organisation`)
    assert.match(confirmer.texte, /Arrêter cette organisation : Département du Nord/)
    const rendu = await responsable.envoyer(`/vigilance/alertes/${alerte}/arreter-agent`, { motif: 'Poste volé' })
    assert.match(rendu.texte, /L’accès est arrêté/)
    await attendre(403)
    const id = await enCours(acteur)
    assert.match((await responsable.envoyer(`/vigilance/blocages/${id}/demander-levee`, { motif: 'Poste retrouvé' })).texte, /est demandée/)
    assert.equal(await evenement(brun, id, 'demander-levee', 'encore'), 409)
    assert.equal(await evenement(brun, id, 'confirmer-levee'), 403)
    assert.equal(await evenement(vidal, id, 'confirmer-levee'), 404)
    const enqueteur = await visiteur(p, 'monsieurLenoir')
    assert.match((await enqueteur.lire(`/vigilance/blocages/${id}`)).texte, /Poste retrouvé/)
    assert.match((await enqueteur.envoyer(`/vigilance/blocages/${id}/confirmer-levee`)).texte, /L’accès est rouvert/)
    const dpo = await comme(p, 'madameDubois')
    const actes = ((await dpo('GET', '/actes')).corps.elements as { acte: string; parAgent: string }[]).filter(a =>
      a.acte.startsWith('blocage.'),
    )
    assert.deepEqual(
      actes.map(a => `${a.acte} ${a.parAgent.split('|')[0]}`),
      ['blocage.confirmer-levee lenoir.karim', 'blocage.demander-levee brun.marc', 'blocage.arreter brun.marc'],
    )
  })

  it('qui enquête demande et ne décide pas seule de ce qu’elle a demandé', async () => {
    assert.equal(await arreter(girard, 'structure', 'CD59-UT-LILLE'), 201)
    assert.equal(await arreter(girard, 'structure', 'CD59-UT-LILLE'), 409)
    const id = await enCours('CD59-UT-LILLE')
    assert.equal(await evenement(girard, id, 'confirmer-levee'), 409)
    assert.equal(await evenement(girard, id, 'demander-levee'), 422)
    assert.equal(await evenement(girard, id, 'demander-levee', 'Vérifié'), 204)
    assert.equal(await evenement(girard, id, 'confirmer-levee'), 409)
    assert.equal(await evenement(lenoir, id, 'confirmer-levee'), 204)
    assert.equal(await evenement(lenoir, id, 'confirmer-levee'), 404)
  })

  it('le responsable n’arrête que chez lui, personne ne s’enferme, et ce qui ne s’appelle pas ainsi n’existe pas', async () => {
    for (const [portee, cible] of [
      ['agent', 'CD62|petit.paul'],
      ['structure', 'CD62-UT-ARRAS'],
      ['application', 'portail'],
      ['organisation', 'CD62'],
      ['structure', 'NULLE-PART'],
      ['agent', 'CD59|'],
    ] as const)
      assert.equal(await arreter(brun, portee, cible), 404, `${portee} ${cible}`)
    for (const [portee, cible] of [
      ['agent', 'FT|girard.paule'],
      ['organisation', 'FT'],
      ['application', 'portail'],
    ] as const)
      assert.equal(await arreter(girard, portee, cible), 422, `${portee} ${cible}`)
    assert.equal(await arreter(vidal, 'structure', 'FT-59-LILLE'), 422, 'la sienne')
    assert.equal(await arreter(await comme(p, 'madameAdam'), 'agent', 'CD59|brun.marc'), 403, 'une référente n’arrête personne')
  })

  it('un nom que personne n’a encore porté ici ne s’arrête pas par mégarde, et s’arrête avant d’avoir servi', async () => {
    assert.equal(await arreter(brun, 'agent', 'CD59|Claire Roy'), 422)
    assert.equal(await arreter(brun, 'agent', 'CD59|vole.compte', { jamaisVu: true }), 201)
    assert.equal(await arreter(brun, 'agent', 'CD62|vole.compte', { jamaisVu: true }), 404, 'pas plus loin que chez lui')
  })

  it('par le formulaire, sans alerte : ce qui manque est dit, ce qui est saisi n’est pas perdu', async () => {
    const enqueteuse = await visiteur(p, 'madameGirard')
    const manque = await enqueteuse.envoyer('/vigilance/blocages/arreter', { portee: 'agent', organisation: 'CD62', motif: 'Poste volé' })
    assert.equal(manque.statut, 422)
    assert.match(manque.html, /Poste volé<\/textarea>/)
    const mal = { portee: 'agent', organisation: 'CD62', identifiant: 'Petit Paul', motif: 'Poste volé' }
    const inconnu = await enqueteuse.envoyer('/vigilance/blocages/arreter', mal)
    assert.equal(inconnu.statut, 422)
    assert.match(inconnu.texte, /Personne de ce nom n’a encore agi ici/)
    assert.match(inconnu.html, /Poste volé<\/textarea>/)
    const fait = await enqueteuse.envoyer('/vigilance/blocages/arreter', {
      portee: 'agent',
      organisation: 'CD62',
      identifiant: 'petit.paul',
      motif: 'Poste volé',
    })
    assert.match(fait.texte, /petit\.paul, Département du Pas-de-Calais/)
    const avant = await enqueteuse.envoyer('/vigilance/blocages/arreter', { ...mal, identifiant: 'vole.compte', jamaisVu: 'oui' })
    assert.match(avant.texte, /vole\.compte, Département du Pas-de-Calais/)
  })
})

describe('I6 — Une lecture inhabituelle s’annonce', () => {
  it('pour une autre que soi, chez soi, pour un temps : elle lit ensuite au-delà du seuil', async () => {
    const aujourdHui = jourDe(new Date())
    const annoncer = async (qui: Comme, champs: object) =>
      (await qui('POST', '/tolerances', { acteur, personnes: 50, au: aujourdHui, motif: 'Reprise d’un portefeuille', ...champs })).statut
    assert.equal(await annoncer(brun, { acteur: 'CD62|petit.paul' }), 404)
    assert.equal(await annoncer(brun, { acteur: 'CD59|brun.marc' }), 422)
    assert.equal(await annoncer(brun, { au: plusJours(aujourdHui, 32) }), 422)
    assert.equal(await annoncer(brun, { personnes: 100_000 }), 400)
    const rendu = await (await visiteur(p, 'monsieurBrun')).envoyer('/vigilance/tolerances/annoncer', {
      agent: 'roy.claire',
      personnes: '50',
      au: aujourdHui,
      motif: 'Reprise d’un portefeuille',
    })
    assert.match(rendu.texte, /roy\.claire, Département du Nord 50 Reprise d’un portefeuille/)
    assert.deepEqual(await listes(vidal, 'tolerances'), [])
    for (const b of (await listes(girard, 'blocages')).filter(x => x.leveLe === null && x.organisation === 'CD59')) {
      await evenement(girard, b.id ?? '', 'demander-levee', 'Annoncée')
      await evenement(lenoir, b.id ?? '', 'confirmer-levee')
    }
    await attendre(200)
    assert.equal(await lire('yanis'), 200)
  })

  it('une annonce finit avant son jour, par qui surveille là ; ce qu’un second facteur a ouvert ne se finit pas ainsi', async () => {
    const [annonce] = (await listes(brun, 'tolerances')).filter(t => t.annonce)
    const finir = (qui: Comme) => qui('POST', `/tolerances/${annonce?.annonce}/fin`)
    assert.equal((await finir(vidal)).statut, 404)
    const rendu = await (await visiteur(p, 'monsieurBrun')).envoyer(`/vigilance/tolerances/${annonce?.annonce}/finir`, {})
    assert.match(rendu.texte, /L’annonce est finie/)
    assert.equal((await finir(brun)).statut, 404)
    assert.ok((await listes(brun, 'tolerances')).every(t => t.annonce === null))
    await p.base.proprietaire`delete from connu where acteur = ${acteur}`
    await p.base.proprietaire`update compte_de_vus set nouveaux = ${limite + 40}, tous = ${limite + 40} where acteur = ${acteur}`
    assert.equal(await lire('yanis'), 403, 'les limites ordinaires valent de nouveau')
    for (const b of (await listes(girard, 'blocages')).filter(x => x.leveLe === null && x.organisation === 'CD59')) {
      await evenement(girard, b.id ?? '', 'demander-levee', 'Essai fini')
      await evenement(lenoir, b.id ?? '', 'confirmer-levee')
    }
    await p.base.proprietaire`delete from compte_de_vus where acteur = ${acteur}`
    await attendre(200)
  })
})

describe('I8 — Un échange s’arrête', () => {
  const consulter = 'identite.accompagnement.consulter'
  const rouvrir = async (cible: string) => {
    const id = await enCours(cible)
    await evenement(girard, id, 'demander-levee', 'Vérifié')
    await evenement(lenoir, id, 'confirmer-levee')
  }
  const dAilleurs = async () =>
    (await p.appeler(`/api/v1/accompagnement/identites/${p.identifiant('leo', 'ML-LILLE')}`, { jeton: await p.jetonDe('sofia') })).status

  it('pour une organisation, en moins de cinq secondes, et pas pour les autres ; rouvert par deux', async () => {
    assert.equal(await arreter(vidal, 'ligne', `${consulter}|CD59`), 404)
    assert.equal(await arreter(brun, 'ligne', `${consulter}|CD59`), 201)
    await attendre(403)
    assert.equal(await dAilleurs(), 200)
    await rouvrir(`${consulter}|CD59`)
    await attendre(200)
  })

  it('pour toutes, par qui enquête seulement ; une ligne qui n’existe pas ne s’arrête pas', async () => {
    assert.equal(await arreter(brun, 'ligne', consulter), 404)
    assert.equal(await arreter(girard, 'ligne', 'identite.rien.consulter'), 404)
    assert.equal(await arreter(girard, 'ligne', consulter), 201)
    await attendre(403)
    assert.equal(await dAilleurs(), 403)
    await rouvrir(consulter)
    await attendre(200)
    assert.equal(await dAilleurs(), 200)
  })
})
