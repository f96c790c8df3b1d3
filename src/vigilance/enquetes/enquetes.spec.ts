import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { type PlateformeDEssai, unePlateforme } from '../../../outils/plateforme-d-essai.js'
import { toutSceller } from '../../../outils/tout-sceller.js'
import { visiteur } from '../../../portail/administration/visiteur.essai.js'
import { lettreLue } from '../../../portail/lettres/relire.essai.js'
import { type Comme, comme } from '../../acces/administration/comme.essai.js'
import { instantsDe } from '../../droit/heures.js'
import { jourDe } from '../../moteur/moteur.js'
import { seuils } from '../seuils/seuils.js'
import { issuesServies } from './portee.js'

let p: PlateformeDEssai
let girard: Comme, brun: Comme, vidal: Comme
let alerte: string
let numero: string
const limite = seuils.find(s => s.genre === 'agent' && s.horizon === 'heure' && s.mesure === 'nouveaux')?.limite ?? 0

const lire = async (qui: string) =>
  (await p.appeler(`/api/v1/accompagnement/identites/${p.identifiant(qui, 'CD59')}`, { jeton: await p.jetonDe('madameRoy') })).status
const agir = async (qui: Comme, evenement: string, motif = 'Vérifié', suite = {}) =>
  (await qui('POST', `/enquetes/${numero}/evenements`, { evenement, motif, ...suite })).statut
const enquete = async (qui: Comme) => (await qui('GET', `/enquetes/${numero}`)).corps as Record<string, unknown>

before(async () => {
  p = await unePlateforme({ vigilance: true })
  girard = await comme(p, 'madameGirard')
  brun = await comme(p, 'monsieurBrun')
  vidal = await comme(p, 'monsieurVidal')
  assert.equal(await lire('amina'), 200)
  await p.base.proprietaire`update compte_de_vus set nouveaux = ${limite}, tous = ${limite} where acteur = 'CD59|roy.claire'`
  assert.equal(await lire('yanis'), 403)
  const { elements } = (await girard('GET', '/alertes')).corps as { elements: { id: string }[] }
  alerte = elements[0]?.id ?? assert.fail('aucune alerte')
  await toutSceller(p)
})
after(() => p.fermer())

describe('I7, J11 — Une enquête, de l’alerte à la CNIL', () => {
  it('compte comme servies les lignes que la base compte comme lues, et elles seules', async () => {
    const [{ corps } = { corps: '' }] = await p.base.proprietaire<
      { corps: string }[]
    >`select prosrc as corps from pg_proc where proname = 'compter_les_vus'`
    const liste = /issue in \(([^)]*)\)/.exec(corps)?.[1] ?? assert.fail('le déclencheur ne dit plus quelles issues il compte')
    assert.deepEqual(
      [...liste.matchAll(/'([^']+)'/g)].map(([, issue]) => issue),
      [...issuesServies],
    )
  })

  it('s’ouvre de l’alerte, une fois ; ce que le journal dit est gardé sous son sceau, et compté sans nommer personne', async () => {
    assert.equal((await brun('POST', '/enquetes', { alerte })).statut, 403)
    const enqueteuse = await visiteur(p, 'madameGirard')
    const { vers, texte } = await enqueteuse.envoyer(`/vigilance/alertes/${alerte}`, {}, '/vigilance/enquetes')
    numero = /\d+/.exec(vers)?.[0] ?? ''
    assert.match(texte, /les lignes du journal sont gardées/)
    assert.deepEqual([(await girard('POST', '/enquetes', { alerte })).corps.numero, numero], [Number(numero), numero])
    const e = await enquete(girard)
    const portee = e.portee as { personnes: number; lignes: number; echanges: { code: string; champs: string[] }[] }
    assert.equal(portee.personnes, 1)
    assert.deepEqual(
      portee.echanges.map(x => x.code),
      ['identite.accompagnement.consulter'],
    )
    assert.ok(portee.echanges[0]?.champs.includes('nom'))
    const { note } = e as { note: string }
    assert.equal((await p.base.proprietaire`select from sceau where note = ${note}`).length, 1)
    assert.ok(!JSON.stringify(e).includes('BENALI'))
    await assert.rejects(p.base.application`delete from preuve_d_enquete`, /permission denied|droit refusé/)
    await assert.rejects(p.base.application`update fait_d_enquete set texte = ''`, /permission denied|droit refusé/)
  })

  it('l’organisation ne la voit qu’à la première question, y répond, et ne fait rien d’autre ; une autre ne la trouve pas', async () => {
    assert.equal((await brun('GET', `/enquetes/${numero}`)).statut, 404)
    assert.equal(await agir(girard, 'questionner', 'Travaillait-elle ce soir-là ?'), 204)
    assert.deepEqual((await enquete(brun)).evenements, ['repondre'])
    assert.equal(await agir(girard, 'repondre'), 403)
    assert.equal(await agir(brun, 'conclure'), 403)
    const responsable = await visiteur(p, 'monsieurBrun')
    assert.match(
      (await responsable.lire('/professionnel')).texte,
      new RegExp(`L’enquête ${numero} attend une réponse de votre organisation`),
    )
    assert.match((await responsable.lire(`/vigilance/enquetes/${numero}`)).texte, /Travaillait-elle ce soir-là/)
    await responsable.lire(`/vigilance/enquetes/${numero}/notification.pdf`, 403)
    assert.match((await responsable.envoyer(`/vigilance/enquetes/${numero}/repondre`, { motif: 'Non.' })).texte, /est envoyée/)
    assert.doesNotMatch((await responsable.lire('/professionnel')).texte, /attend une réponse de votre organisation/)
    assert.equal((await vidal('GET', `/enquetes/${numero}`)).statut, 404)
    assert.equal(await agir(vidal, 'repondre'), 404)
  })

  it('une violation établie fait courir soixante-douze heures, et ne se conclut pas sans être notifiée', async () => {
    assert.equal(await agir(girard, 'notifier'), 409)
    await p.base.proprietaire`update preuve_d_enquete set instant = instant - interval '3 days'`
    const dans = (jours: number) => new Date(Date.now() + jours * 86_400_000)
    for (const [jours, borne] of [
      [1, /au plus tard maintenant, le \d/],
      [-4, /au plus tôt au premier fait gardé, le \d/],
    ] as const) {
      const corps = { evenement: 'qualifier', motif: 'Le poste était volé', connueLe: dans(jours).toISOString() }
      const refus = await girard('POST', `/enquetes/${numero}/evenements`, corps)
      assert.deepEqual([refus.statut, (refus.corps.errors as { pointer: string }[])[0]?.pointer], [422, '/connueLe'])
      assert.match(String(refus.corps.detail), borne)
    }
    const ecran = await visiteur(p, 'madameGirard')
    const jour = jourDe(dans(-2))
    const qualifier = (heure: string, connueLe = jour) =>
      ecran.envoyer(`/vigilance/enquetes/${numero}/qualifier`, { motif: 'Le poste était volé', connueLe, heure })
    const fausse = await qualifier('25 h 99')
    assert.ok(/id="heure"[^>]*aria-invalid="true"/.test(fausse.html), fausse.texte)
    assert.match((await qualifier('9 h', '')).texte, /Dites aussi le jour/)
    const trop = await qualifier('12 h', jourDe(dans(-5)))
    assert.deepEqual([trop.statut, /id="connueLe"[^>]*aria-invalid="true"/.test(trop.html)], [422, true])
    assert.match(trop.texte, /au plus tôt au premier fait gardé/)
    assert.doesNotMatch((await ecran.lire('/professionnel')).texte, /à notifier à la CNIL/)
    assert.match((await qualifier('12 h')).texte, /La violation est établie/)
    assert.match((await ecran.lire('/professionnel')).texte, new RegExp(`La violation de l’enquête ${numero} est à notifier à la CNIL`))
    const [connueLe] = instantsDe(jour, '12:00')
    assert.equal((await enquete(girard)).aNotifierAvant, new Date(Number(connueLe) + 72 * 3_600_000).toISOString())
    assert.equal(await agir(girard, 'conclure'), 409)
  })

  it('les projets ne disent arrêté que ce qui l’est : ni un second facteur redemandé, ni un accès rouvert', async () => {
    const ecran = await visiteur(p, 'madameGirard')
    const projets = async (arrete: boolean) => {
      const [notification, lettre] = await Promise.all(
        ['notification', 'lettre'].map(nom => lettreLue(p, 'madameGirard', `/vigilance/enquetes/${numero}/${nom}.pdf`)),
      )
      assert.match(notification ?? '', arrete ? /l’accès est arrêté/ : /l’accès n’est pas arrêté au jour de ce projet/)
      assert.match((await ecran.lire(`/vigilance/enquetes/${numero}`)).texte, arrete ? /Cet accès arrêté/ : /Cet accès n’est pas arrêté/)
      assert.match(lettre ?? '', arrete ? /Cet accès est arrêté\./ : /il n’est pas arrêté au jour de ce projet/)
    }
    assert.deepEqual((await girard('GET', `/alertes/${alerte}`)).corps.suite, { palier: 'second-facteur', enCours: true })
    await projets(false)
    const lenoir = await comme(p, 'monsieurLenoir')
    for (const [portee, cible] of [
      ['agent', 'CD59|roy.claire'],
      ['structure', 'CD59-UT-LILLE'],
    ] as const) {
      const pose = await girard('POST', '/blocages', { portee, cible, motif: 'Poste volé' })
      assert.equal(pose.statut, 201)
      await projets(true)
      const lever = async (qui: Comme, evenement: string) =>
        (await qui('POST', `/blocages/${pose.corps.id}/evenements`, { evenement, motif: 'Poste retrouvé' })).statut
      assert.deepEqual([await lever(girard, 'demander-levee'), await lever(lenoir, 'confirmer-levee')], [204, 204])
      await projets(false)
    }
  })

  it('notifiée, elle se conclut', async () => {
    assert.equal(await agir(girard, 'notifier', 'Dépôt 2026-123'), 204)
    assert.equal((await enquete(girard)).aNotifierAvant, null)
    assert.equal(await agir(girard, 'conclure', 'Poste volé, mots de passe changés'), 204)
    assert.deepEqual((await enquete(girard)).evenements, ['rouvrir'])
    assert.equal(await agir(girard, 'questionner'), 409)
  })
})
