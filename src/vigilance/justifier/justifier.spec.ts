import assert from 'node:assert/strict'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, before, beforeEach, describe, it } from 'node:test'
import { type PlateformeDEssai, unePlateforme } from '../../../outils/plateforme-d-essai.js'
import { visiteur } from '../../../portail/administration/visiteur.essai.js'
import { comme } from '../../acces/administration/comme.essai.js'
import { PAR_UN_MOTIF } from '../gradation.js'
import { seuils } from '../seuils/seuils.js'

const acteur = 'CD59|roy.claire'
const limite = seuils.find(s => s.genre === 'agent' && s.horizon === 'jour' && s.mesure === 'nouveaux')?.limite ?? 0
const pourquoi = 'Réunion d’information collective à Lille.'
const present = 'Elle est au guichet et demande son rendez-vous.'

let p: PlateformeDEssai
before(async () => {
  p = await unePlateforme({ vigilance: true })
})
after(() => p.fermer())

const lire = async (qui: string, chemin = 'accompagnement/identites', professionnel = 'madameRoy', organisation = 'CD59') =>
  (await p.appeler(`/api/v1/${chemin}/${p.identifiant(qui, organisation)}`, { jeton: await p.jetonDe(professionnel) })).status
const poster = async (chemin: string, corps: object, jeton = p.jetonDe('madameRoy')) => {
  const r = await p.appeler(`/api/v1/vigilance/${chemin}`, { method: 'POST', jeton: await jeton, body: JSON.stringify(corps) })
  return { statut: r.status, corps: (r.status === 204 ? {} : await r.json()) as Record<string, string> }
}
const numeroDe = async (qui: string) => {
  const [elle] = await p.base.proprietaire<
    { numero: string }[]
  >`select numero_france_travail as numero from identite where usager_id = ${p.numero(qui).toString()}`
  return elle?.numero ?? assert.fail(qui)
}
/** As many new persons today as the limit lets, none of them those of the trial. */
const auSeuil = async (n = limite) => {
  await p.base.proprietaire`delete from connu where acteur = ${acteur}`
  await p.base.proprietaire`update compte_de_vus set nouveaux = ${n} where acteur = ${acteur} and horizon = 'jour'`
  await p.base.proprietaire`update compte_de_vus set nouveaux = 1 where acteur = ${acteur} and horizon = 'heure'`
}
const blocageEnCours = async () =>
  (
    await p.base.proprietaire<{ palier: string }[]>`select palier from blocage where cible = ${acteur} and leve_le is null order by depuis`
  ).map(b => b.palier)
const courriels = async (quoi: RegExp) => {
  const noms = await readdir(p.dossierDesCourriels).catch(() => [])
  const lus = await Promise.all(noms.map(n => readFile(join(p.dossierDesCourriels, n), 'utf8')))
  return lus.filter(l => quoi.test(l))
}

beforeEach(async () => {
  const base = p.base.proprietaire
  await base`delete from tolerance_de_vigilance`
  await base`delete from bris_de_glace`
  await base`update blocage set leve_le = now(), leve_par = 'essai', demande_de_levee_par = 'autre', motif_de_levee = 'essai' where leve_le is null`
  await base`update habilitation_version set version = version + 1`
  await base`update alerte set le = le - interval '2 hours'`
  await p.habilitations.rafraichir()
  await base`delete from connu where acteur = ${acteur}`
  await base`delete from compte_de_vus where acteur = ${acteur}`
  assert.equal(await lire('amina'), 200)
})

describe('I8 — Un motif est demandé, avant l’arrêt', () => {
  const demander = async () => {
    await auSeuil()
    assert.equal(await lire('yanis'), 403)
    await p.habilitations.rafraichir()
    assert.deepEqual(await blocageEnCours(), ['motif'])
  }

  it('au-delà de la limite du jour, elle ne lit plus rien avant d’avoir écrit pourquoi ; les autres continuent', async () => {
    await demander()
    const refus = await p.appeler(`/api/v1/accompagnement/identites/${p.identifiant('amina', 'CD59')}`, {
      jeton: await p.jetonDe('madameRoy'),
    })
    assert.match(((await refus.json()) as { type: string }).type, /#motif-demande$/)
    assert.equal(await lire('amina', 'tenue-de-la-liste/identites', 'julien', 'FT'), 200)
    assert.equal((await poster('motif', { motif: 'oui' })).statut, 400, 'un mot n’est pas un motif')
    assert.equal((await poster('motif', { motif: pourquoi }, p.jetonDe('julien'))).statut, 409, 'à qui rien n’est demandé')
    assert.equal((await poster('motif', { motif: pourquoi })).statut, 204)
    assert.equal(await lire('yanis'), 200)
  })

  it('le motif ouvre quelques personnes de plus, une fois ; au-delà, l’arrêt', async () => {
    await demander()
    assert.equal((await poster('motif', { motif: pourquoi })).statut, 204)
    await auSeuil(limite + PAR_UN_MOTIF.personnes - 1)
    assert.equal(await lire('yanis'), 200)
    await auSeuil(limite + PAR_UN_MOTIF.personnes)
    assert.equal(await lire('amina'), 403)
    assert.deepEqual(await blocageEnCours(), ['arret'])
  })

  it('un programme, qui ne prouve personne, n’écrit pas de motif : il est arrêté', async () => {
    const { palierSuivant } = await import('../gradation.js')
    assert.equal(palierSuivant('motif', { prouve: false, ouvertPar: [] }), 'arret')
    assert.equal(palierSuivant('motif', { prouve: true, ouvertPar: [] }), 'motif')
    assert.equal(palierSuivant('second-facteur', { prouve: true, ouvertPar: [] }), 'second-facteur')
    assert.equal(palierSuivant('second-facteur', { prouve: true, ouvertPar: ['second facteur'] }), 'motif')
    assert.equal(palierSuivant('second-facteur', { prouve: true, ouvertPar: ['second facteur', 'motif écrit'] }), 'arret')
    assert.equal(palierSuivant('arret', { prouve: true, ouvertPar: ['second facteur'] }), 'arret')
  })

  it('au portail, la page le dit et mène au formulaire ; la supervision lit le motif, et a reçu un message qui ne nomme personne', async () => {
    await demander()
    const brun = await comme(p, 'monsieurBrun')
    const supervision = await visiteur(p, 'monsieurBrun')
    const suites = async () => ((await brun('GET', '/alertes')).corps.elements as { suite: unknown }[])[0]?.suite
    assert.deepEqual(await suites(), { palier: 'motif', enCours: true })
    const ditALaSupervision = async () =>
      /(arrêté|motif demandé|second facteur redemandé)(, puis rouvert)?/.exec((await supervision.lire('/vigilance')).texte)?.[0]
    assert.equal(await ditALaSupervision(), 'motif demandé')
    const elle = await visiteur(p, 'madameRoy')
    assert.match((await elle.lire('/professionnel', 403)).html, /href="\/professionnel\/motif"/)
    assert.match((await elle.envoyer('/professionnel/motif', { motif: 'non' })).texte, /Dites pourquoi, en une phrase/)
    await elle.envoyer('/professionnel/motif', { motif: pourquoi })
    await elle.lire('/professionnel')
    assert.deepEqual(await suites(), { palier: 'motif', enCours: false })
    assert.equal(await ditALaSupervision(), 'motif demandé, puis rouvert')
    const blocages = (await brun('GET', '/blocages')).corps.elements as Record<string, string>[]
    assert.equal(blocages.find(b => b.palier === 'motif')?.motifDeLevee, pourquoi)
    const lettres = await courriels(/une alerte est à examiner|\/vigilance\/alertes\//)
    assert.ok(lettres.length > 0)
    assert.doesNotMatch(lettres.join(), /roy|ROY|Claire/)
  })
})

describe('I8 — Bris de glace : la personne est devant l’agent que la vigilance a arrêté', () => {
  const arreter = async () => {
    await auSeuil()
    await lire('yanis')
    await poster('motif', { motif: pourquoi })
    await auSeuil(limite + PAR_UN_MOTIF.personnes)
    assert.equal(await lire('yanis'), 403)
    await p.habilitations.rafraichir()
    assert.deepEqual(await blocageEnCours(), ['arret'])
  }
  const briser = async (qui = 'yanis') => poster('bris-de-glace', { numeroFranceTravail: await numeroDe(qui), motif: present })

  it('une personne, les lignes déclarées, et rien d’autre', async () => {
    await arreter()
    const { statut, corps } = await briser()
    assert.equal(statut, 201)
    assert.equal(corps.usager, p.identifiant('yanis', 'CD59'))
    assert.deepEqual(corps.lignes, ['identite.accompagnement.consulter', 'rendezVous.accompagnement.consulter'])
    assert.equal(await lire('yanis'), 200)
    assert.notEqual(await lire('yanis', 'accompagnement/rendez-vous'), 403)
    assert.equal(await lire('amina'), 403, 'une autre')
    assert.equal(await lire('yanis', 'accompagnement/inscriptions'), 403, 'une ligne qui ne le dit pas')
    const jeton = await p.jetonDe('madameRoy')
    assert.equal((await p.appeler('/api/v1/accompagnement/identites?limite=5', { jeton })).status, 403, 'la liste')
    const moi = `/api/v1/accompagnement/identites/${p.identifiant('yanis', 'CD59')}`
    const corriger = { method: 'PATCH', jeton, headers: { 'if-match': '"1"' }, body: JSON.stringify({ telephones: [] }) }
    assert.equal((await p.appeler(moi, corriger)).status, 403, 'une écriture')
  })

  it('jamais hors du périmètre, ni à qui n’est pas arrêté, ni à qui un humain a arrêté', async () => {
    assert.equal((await briser()).statut, 409)
    await arreter()
    const [ailleurs] = await p.base.proprietaire<{ id: string }[]>`
      insert into usager (cree_le) values (now()) returning id::text as id`
    const inconnue = p.identifiant(BigInt(ailleurs?.id ?? 0), 'CD59')
    assert.equal((await poster('bris-de-glace', { usager: inconnue, motif: present })).statut, 404)
    assert.equal((await poster('bris-de-glace', { numeroFranceTravail: '99999999999', motif: present })).statut, 404)
    assert.equal((await briser()).statut, 201)
    await (await comme(p, 'madameGirard'))('POST', '/blocages', { portee: 'organisation', cible: 'CD59', motif: 'Attaque en cours' })
    assert.equal((await briser('amina')).statut, 403)
    assert.equal(await lire('yanis'), 403, 'ce qui était ouvert ne l’est plus')
  })

  it('trois par jour ; prend fin d’elle-même ; la supervision la referme, celle d’une autre organisation ne la trouve pas', async () => {
    await arreter()
    for (const qui of ['yanis', 'amina', 'yanis']) assert.equal((await briser(qui)).statut, 201)
    assert.equal((await briser('amina')).statut, 409)
    const brun = await comme(p, 'monsieurBrun')
    const vidal = await comme(p, 'monsieurVidal')
    const ouverts = (await brun('GET', '/bris-de-glace')).corps.elements as { id: string; usager: string; motif: string; ouvert: boolean }[]
    assert.deepEqual([ouverts.length, ouverts[0]?.motif, ouverts.every(b => b.ouvert)], [3, present, true])
    assert.deepEqual((await vidal('GET', '/bris-de-glace')).corps.elements, [])
    assert.equal((await vidal('POST', `/bris-de-glace/${ouverts[0]?.id}/fermeture`)).statut, 404)
    for (const b of ouverts.filter(x => x.usager === p.identifiant('yanis', 'CD59')))
      assert.equal((await brun('POST', `/bris-de-glace/${b.id}/fermeture`)).statut, 204)
    assert.equal(await lire('yanis'), 403)
    assert.equal(await lire('amina'), 200)
    assert.equal((await brun('POST', `/bris-de-glace/${ouverts[0]?.id}/fermeture`)).statut, 409)
    await p.base.proprietaire`update bris_de_glace set depuis = depuis - interval '61 minutes', jusque = jusque - interval '61 minutes'`
    assert.equal(await lire('amina'), 403, 'une heure après')
  })

  it('la personne en est prévenue et le lit dans son espace ; la supervision a son alerte', async () => {
    await arreter()
    const avant = (await courriels(/malgr/)).length
    assert.equal((await briser('amina')).statut, 201)
    await p.echeances()
    assert.ok((await courriels(/dont l’accès était arrêté par précaution/)).length > avant)
    const page = await p.appeler('/mon-espace/consultations', { headers: { cookie: await p.ouvrirSession('amina') } })
    assert.match(await page.text(), /était arrêté par la vigilance, et a ouvert votre dossier en écrivant pourquoi/)
    const alertes = (await (await comme(p, 'monsieurBrun'))('GET', '/alertes')).corps.elements as Record<string, string>[]
    const sienne = alertes.find(a => a.mesure === 'bris-de-glace') ?? assert.fail('aucune alerte')
    const vue = await (await visiteur(p, 'monsieurBrun')).lire(`/vigilance/alertes/${sienne.id}`)
    assert.match(vue.texte, /un dossier ouvert malgré un arrêt/)
  })

  it('au portail : de la page qui dit l’arrêt au dossier de la personne, et la supervision le referme', async () => {
    await arreter()
    const elle = await visiteur(p, 'madameRoy')
    assert.match((await elle.lire('/professionnel', 403)).html, /href="\/professionnel\/bris-de-glace"/)
    assert.match((await elle.envoyer('/professionnel/bris-de-glace', { motif: present })).texte, /Écrivez les 11 chiffres/)
    const dossier = await elle.envoyer('/professionnel/bris-de-glace', { numeroFranceTravail: await numeroDe('yanis'), motif: present })
    assert.match(dossier.texte, /Ouvert malgré l’arrêt de votre accès/)
    await elle.lire(`/professionnel/dossiers/${p.identifiant('yanis', 'CD59')}`, 403)
    await elle.lire(`/professionnel/bris-de-glace/${p.identifiant('amina', 'CD59')}`, 403)
    const brun = await visiteur(p, 'monsieurBrun')
    assert.match((await brun.lire('/vigilance/bris-de-glace')).texte, /Elle est au guichet/)
    const [b] = await p.base.proprietaire<{ id: string }[]>`select id from bris_de_glace where referme_le is null`
    assert.match((await brun.envoyer(`/vigilance/bris-de-glace/${b?.id}/refermer`, {})).texte, /Le dossier est refermé/)
    await elle.lire(`/professionnel/bris-de-glace/${p.identifiant('yanis', 'CD59')}`, 403)
  })
})
