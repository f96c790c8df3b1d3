import assert from 'node:assert/strict'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { Webhook } from 'standardwebhooks'
import { type Destinataire, unDestinataire } from '../../../outils/epreuves/destinataire.js'
import { unePlateforme } from '../../../outils/plateforme-d-essai.js'
import { type Comme, comme } from '../../acces/administration/comme.essai.js'
import { annoncer } from '../../acces/index.js'
import type { Enveloppe } from '../evenements/enveloppe.js'

const [minute, heure, jour] = [60_000, 3_600_000, 86_400_000]

describe('A5, H2 — Les webhooks portent les événements à qui les a demandés', async () => {
  const p = await unePlateforme({ webhooksInternes: true })
  const { moteur } = p
  // Signed in anew at each call: the clock moves.
  const adam: Comme = async (...appel) => (await comme(p, 'madameAdam'))(...appel)
  let d: Destinataire
  before(async () => {
    d = await unDestinataire()
    // What is due already would write besides what these trials write.
    await p.echeances()
  })
  after(async () => {
    await d.fermer()
    await p.fermer()
  })

  const application = 'PAR_logiciel-nord_59'
  const inscrire = async (adresse = d.adresse) => {
    const r = await adam('POST', '/webhooks', { application, adresse })
    assert.equal(r.statut, 201, r.texte)
    return r.corps as { id: string; secret: string }
  }
  const agir = async (id: string, evenement: string, suite: Record<string, string> = {}, statut = 200) => {
    const r = await adam('POST', `/webhooks/${id}/evenements`, { evenement, ...suite })
    assert.equal(r.statut, statut, r.texte)
    return r.corps
  }
  const lire = async (id: string) => {
    const { elements } = (await adam('GET', '/webhooks')).corps as { elements: Record<string, unknown>[] }
    return elements.find(e => e.id === id)
  }
  /** Delivers at once, without waiting for the half-second. */
  const tour = () => p.livreur.tour()
  let rang = 0
  const corriger = async (personne = 'amina') => {
    const chemin = `/api/v1/tenue-de-la-liste/inscriptions/${p.identifiant(personne, 'FT')}`
    const jeton = await p.jetonDe('julien')
    const etag = (await p.appeler(chemin, { jeton })).headers.get('etag') ?? ''
    const r = await p.appeler(chemin, {
      method: 'PATCH',
      jeton,
      headers: { 'if-match': etag },
      body: JSON.stringify({ motif: `Corrigé pour l’essai ${++rang}` }),
    })
    assert.equal(r.status, 200, await r.text())
  }
  const enveloppes = (recus = d.acceptes) => recus.map(r => JSON.parse(r.corps) as Enveloppe)
  const vider = () => {
    d.recus.length = 0
    d.acceptes.length = 0
    d.repondre(() => ({}))
  }

  it('l’administrateur inscrit, essaie, et reçoit ce qui change, signé, peu après', async () => {
    const { id, secret } = await inscrire()
    const essai = await adam('POST', `/webhooks/${id}/essai`)
    assert.deepEqual(essai.corps, { recu: true, statut: 204, echec: null })
    assert.match(d.recus[0]?.corps ?? '', /"type":"fr\.si-plateforme\.essai"/)
    vider()
    await corriger()
    await d.attendre(1)
    const [recu] = d.acceptes
    assert.ok(recu)
    const enveloppe = new Webhook(secret).verify(recu.corps, recu.entetes as Record<string, string>) as Enveloppe
    assert.throws(() => new Webhook(secret).verify(`${recu.corps} `, recu.entetes as Record<string, string>))
    assert.equal(recu.entetes['content-type'], 'application/cloudevents+json; charset=utf-8')
    assert.equal(recu.id, enveloppe.id)
    assert.equal(enveloppe.subject, p.identifiant('amina', 'CD59'))
    assert.ok(!recu.corps.includes(`Corrigé pour l’essai ${rang}`), 'aucune valeur')
    const fil = await p.appeler('/api/v1/evenements?limite=500', { jeton: await p.jetonDApplication(application) })
    const { elements } = (await fil.json()) as { elements: Enveloppe[] }
    assert.deepEqual(elements.at(-1), enveloppe, 'le fil et le webhook disent la même chose, sous le même nom')
    await agir(id, 'supprimer')
    assert.equal(await lire(id), undefined)
  })

  it('rien ne part de ce que l’application ne peut lire', async () => {
    vider()
    const { id } = await inscrire()
    await corriger('leo')
    await tour()
    await corriger('amina')
    await d.attendre(1)
    assert.deepEqual(
      enveloppes().map(e => e.subject),
      [p.identifiant('amina', 'CD59')],
      'le département ne suit pas Léo',
    )
    const couper = (active: boolean) =>
      p.base.application.begin(async sql => {
        await sql`update application set active = ${active} where client_id = ${application}`
        await annoncer(sql)
      })
    await couper(false)
    await p.habilitations.rafraichir()
    await corriger()
    await tour()
    assert.equal(d.recus.length, 1, 'une application coupée n’est plus avertie')
    await couper(true)
    await p.habilitations.rafraichir()
    await p.base.proprietaire`update abonnement set reprendre_le = null`
    await d.attendre(2)
    await agir(id, 'supprimer')
  })

  it('rejoué, il porte de nouveau, sous les mêmes noms ; arrêté, plus rien ne part ; le nouveau secret signe à côté de l’ancien', async () => {
    vider()
    const { id, secret } = await inscrire()
    const depuis = moteur.horloge().toISOString()
    await corriger('amina')
    await d.attendre(1)
    const { secret: nouveau } = (await agir(id, 'renouveler-secret')) as { secret: string }
    assert.notEqual(nouveau, secret)
    await agir(id, 'rejouer', { depuis })
    await d.attendre(2)
    const [premiere, seconde] = d.acceptes
    assert.equal(premiere?.id, seconde?.id)
    for (const s of [secret, nouveau]) new Webhook(s).verify(seconde?.corps ?? '', seconde?.entetes as Record<string, string>)
    await agir(id, 'arreter')
    await corriger('amina')
    await tour()
    assert.equal(d.recus.length, 2)
    await agir(id, 'reprendre')
    await d.attendre(3)
    await p.base.proprietaire`update abonnement set ancien_jusqua = now() - interval '2 days'`
    await corriger('amina')
    await d.attendre(4)
    const derniere = d.acceptes[3]
    assert.throws(() => new Webhook(secret).verify(derniere?.corps ?? '', derniere?.entetes as Record<string, string>))
    await agir(id, 'supprimer')
  })

  it('chaque personne dont un événement part est tracée au journal, au nom de l’application', async () => {
    vider()
    const { id } = await inscrire()
    await corriger('amina')
    await d.attendre(1)
    const [trace] = await p.base.proprietaire<{ application: string; agent: string | null; code: string }[]>`
      select j.application, j.agent, l.code from journal j join ligne_declaree l on l.id = j.ligne
      where j.correlation = ${`webhook:${id}`} and j.issue = 'averti' and j.usager_id = ${p.numero('amina').toString()}`
    assert.deepEqual({ ...trace }, { application, agent: null, code: 'inscription.accompagnement.consulter' })
    await agir(id, 'supprimer')
  })

  it('nul autre que l’administrateur ne s’en mêle, et il ne touche qu’aux siens', async () => {
    const { id } = await inscrire()
    const [roy, kone] = [await comme(p, 'madameRoy'), await comme(p, 'monsieurKone')]
    for (const [methode, chemin, corps] of [
      ['GET', '/webhooks', undefined],
      ['POST', '/webhooks', { application, adresse: d.adresse }],
      ['POST', `/webhooks/${id}/essai`, undefined],
      ['GET', `/webhooks/${id}/livraisons`, undefined],
      ['POST', `/webhooks/${id}/evenements`, { evenement: 'supprimer' }],
    ] as const) {
      assert.equal((await roy(methode, chemin, corps)).statut, 403, `${methode} ${chemin}`)
      const r = await kone(methode, chemin, corps)
      if (methode === 'GET' && chemin === '/webhooks') assert.deepEqual(r.corps, { elements: [] })
      else assert.equal(r.statut, 404, `${methode} ${chemin}`)
    }
    for (const adresse of ['ftp://x.example.fr', 'https://a:b@x.example.fr', 'rien'])
      assert.equal((await adam('POST', '/webhooks', { application, adresse })).statut, 422, adresse)
    await agir(id, 'changer-adresse', { adresse: 'rien' }, 422)
    const [trace] = await p.base.proprietaire`select par_agent from acte_d_administration where acte = 'webhook.inscrire' and objet = ${id}`
    assert.equal(trace?.par_agent, 'adam.helene|ADAM|Hélène')
    const [{ secret_chiffre: secret } = {}] = await p.base.proprietaire`select secret_chiffre from abonnement where id = ${id}`
    assert.ok(!String(secret).includes('whsec_'), 'le secret n’est pas en clair dans la base')
    await agir(id, 'supprimer')
  })

  it('un échec se reprend de plus en plus tard, les suivants de la même personne derrière lui, ceux des autres devant', async () => {
    vider()
    const { id } = await inscrire()
    const amina = p.identifiant('amina', 'CD59')
    d.repondre(r => ({ statut: r.corps.includes(amina) ? 500 : 204 }))
    await corriger('amina')
    await corriger('amina')
    await corriger('yanis')
    await d.attendre(1)
    await tour()
    assert.deepEqual(
      enveloppes().map(e => e.subject),
      [p.identifiant('yanis', 'CD59')],
    )
    const depart = moteur.horloge().getTime()
    await p.avancer(new Date(depart + minute))
    await tour()
    assert.equal(new Set(d.recus.filter(r => r.corps.includes(amina)).map(r => r.id)).size, 1, 'le second attend le premier')
    const { elements } = (await adam('GET', `/webhooks/${id}/livraisons`)).corps as { elements: Record<string, unknown>[] }
    assert.equal(elements.length, 1)
    assert.equal(elements[0]?.dernierEchec, 'Réponse 500.')
    d.repondre(() => ({}))
    await p.avancer(new Date(depart + heure))
    await d.attendre(2, amina)
    const versions = enveloppes()
      .filter(e => e.subject === amina)
      .map(e => e.data.version ?? 0)
    assert.equal(versions.length, 2)
    assert.ok((versions[0] ?? 0) < (versions[1] ?? 0))
    await agir(id, 'supprimer')
  })

  it('un destinataire qui ne prend plus rien pendant trois jours est quitté, son administrateur prévenu ; repris, rien ne manque', async () => {
    vider()
    const { id } = await inscrire()
    d.repondre(() => ({ statut: 503, entetes: { 'retry-after': '60' } }))
    await corriger('amina')
    await corriger('yanis')
    const depart = moteur.horloge().getTime()
    for (let i = 0; i <= 14; i++) {
      await p.avancer(new Date(depart + i * 6 * heure))
      await tour()
    }
    const vu = await lire(id)
    assert.equal(vu?.etat, 'desactive')
    assert.equal(vu.dernierEchec, 'Réponse 503.')
    const appels = d.recus.length
    assert.ok(appels <= 40, `${appels} appels : un seul à la fois tant qu’il échoue`)
    await tour()
    assert.equal(d.recus.length, appels)
    const lettres = await Promise.all((await readdir(p.dossierDesCourriels)).map(f => readFile(join(p.dossierDesCourriels, f), 'utf8')))
    const lettre = lettres.filter(l => l.includes(id))
    assert.equal(lettre.length, 1, 'une lettre, une fois')
    assert.match(lettre[0] ?? '', /To: helene\.adam@nord\.example\.fr/)
    d.repondre(() => ({}))
    await p.avancer(new Date())
    await agir(id, 'reprendre')
    await d.attendre(2)
    assert.equal((await lire(id))?.etat, 'actif')
    d.repondre(() => ({ statut: 410 }))
    await corriger('amina')
    await tour()
    await tour()
    assert.equal((await lire(id))?.etat, 'desactive', '410 : le destinataire demande lui-même qu’on ne l’appelle plus')
    await agir(id, 'supprimer')
  })

  it('un message que le destinataire refuse toujours est abandonné, sans retenir les autres ; on peut le relancer', async () => {
    vider()
    const { id } = await inscrire()
    const amina = p.identifiant('amina', 'CD59')
    d.repondre(r => ({ statut: r.corps.includes(amina) ? 400 : 204 }))
    await corriger('amina')
    const depart = moteur.horloge().getTime()
    for (let i = 0; i < 14; i++) {
      await corriger('yanis')
      await p.avancer(new Date(depart + i * 17 * heure))
      await tour()
    }
    const vu = await lire(id)
    assert.deepEqual([vu?.etat, vu?.abandonnees, vu?.enAttente], ['actif', 1, 0])
    assert.equal(d.acceptes.length, 14)
    d.repondre(() => ({}))
    await agir(id, 'relancer-abandonnees')
    await d.attendre(15)
    await agir(id, 'supprimer')
    await p.avancer(new Date())
  })

  it('un lent n’en retarde aucun autre', async t => {
    vider()
    const lent = await unDestinataire()
    // Whatever fails meanwhile: a server left open would keep the process from ending.
    t.after(() => lent.fermer())
    lent.repondre(() => 'muet')
    const [a, b] = [await inscrire(lent.adresse), await inscrire()]
    for (let i = 0; i < 3; i++) await corriger('amina')
    const debut = performance.now()
    await d.attendre(3)
    assert.ok(performance.now() - debut < 9_000, 'moins que le délai du lent')
    assert.equal(lent.acceptes.length, 0)
    await agir(a.id, 'supprimer')
    await agir(b.id, 'supprimer')
  })

  it('l’horloge qui recule ne fait pas attendre un mois', async () => {
    vider()
    const { id } = await inscrire()
    d.repondre(() => ({ statut: 500 }))
    await p.avancer(new Date(Date.now() + 30 * jour))
    await corriger('amina')
    await tour()
    d.repondre(() => ({}))
    await p.avancer(new Date())
    await d.attendre(1)
    await agir(id, 'supprimer')
  })
})
