import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import { signerJeton } from '../../acces/index.js'
import { uneSanction } from '../sanction-rsa/sanction.essai.js'

const s = await uneSanction()
after(() => s.p.fermer())
const chemin = 'sanctions-rsa'
const pdf = (texte: string) => Buffer.from(`%PDF-1.7\n${texte}\n%%EOF`)
const texteDe = (page: string) => page.replaceAll(/<[^>]*>/g, ' ').replaceAll(/[\s\u00a0\u202f]+/g, ' ')
const reussi = async (r: Response, statut = 200) => assert.equal(r.status, statut, await r.clone().text())
const refuse = async (r: Response, statut: number, phrase: RegExp) => {
  assert.equal(r.status, statut, await r.clone().text())
  assert.match(((await r.json()) as { detail: string }).detail, phrase)
}
const joindre = async (qui: string, organisation: string, { texte = 'le papier', vers = chemin, octets = pdf(texte) } = {}) => {
  const { numero } = await s.derniere()
  return s.p.appeler(`/api/v1/pieces/${organisation === '' ? 'moi' : s.p.identifiant('amina', organisation)}/${vers}/${numero}`, {
    method: 'POST',
    jeton: await s.p.jetonDe(qui),
    headers: { 'content-type': 'application/pdf', 'content-disposition': 'attachment; filename="courrier.pdf"' },
    body: octets,
  })
}
const noter = (corps: object = {}) =>
  s.agir('madameRoy', 'instruction', {
    observations: 'Elle écrit que son fils était malade.',
    voie: 'COURRIER',
    recueLe: s.jour(),
    ...corps,
  })
/** Of a program that proves no agent, with the line that writes answers down. */
const programmeSeul = () =>
  signerJeton(
    s.p.secrets,
    {
      clientId: 'PAR_logiciel-nord_59',
      organisation: 'CD59',
      structure: null,
      royaume: '/agent',
      scopes: ['sanctionRsa.instruction.corriger'],
    },
    { adressePublique: s.p.adressePublique, instant: s.p.moteur.horloge() },
  )
const gardees = async () => (await s.p.base.proprietaire`select from piece_jointe`).length
const page = async (qui: string, adresse: string) => {
  const r = await fetch(s.p.url + adresse, { headers: { cookie: await s.p.ouvrirSession(qui, { facteur: 'totp' }) }, redirect: 'manual' })
  return { statut: r.status, html: await r.text() }
}
const procedure = (n: number) => `/professionnel/dossiers/${s.p.identifiant('amina', 'CD59')}/sanctions/${n}`
const papier = (n: number) => `/professionnel/dossiers/${s.p.identifiant('amina', 'CD59')}/papiers/${chemin}/${n}`

describe('B3, D7, H4 — Un agent joint le papier arrivé avec la réponse qu’il a notée, et à rien d’autre', () => {
  it('tant qu’aucune réponse n’est notée, il n’y a rien à quoi joindre', async () => {
    await reussi(await s.ouvrir('monsieurBrun', await s.reprocher()), 201)
    await reussi(await s.notifier())
    await refuse(await joindre('madameRoy', 'CD59'), 422, /Notez d’abord la réponse/)
    const { numero } = await s.derniere()
    assert.doesNotMatch((await page('madameRoy', procedure(numero))).html, /papiers\//)
    assert.match(texteDe((await page('madameRoy', papier(numero))).html), /Notez d’abord la réponse/)
    assert.equal(await gardees(), 0)
  })

  it('la réponse notée, le papier la rejoint : qui l’a joint et quel jour sont écrits, et le jour de la réponse ne bouge pas', async () => {
    await reussi(await noter())
    const { donnees: avant } = await s.derniere('amina')
    const r = await joindre('madameRoy', 'CD59')
    assert.equal(r.status, 201, await r.clone().text())
    assert.equal(((await r.json()) as { jointePar: string }).jointePar, 'CD59')
    const { donnees } = await s.derniere('amina')
    const [piece] = donnees.piecesJointes as { nom: string; jointeLe: string; jointePar: string }[]
    assert.deepEqual([piece?.nom, piece?.jointeLe, piece?.jointePar], ['courrier.pdf', s.jour(), 'CD59'])
    assert.deepEqual(
      [donnees.voie, donnees.recueLe, donnees.observationsLe, donnees.etat],
      [avant.voie, avant.recueLe, avant.observationsLe, avant.etat],
    )
    assert.equal(await gardees(), 1)
  })

  it('le journal dit quel agent, de quelle organisation, sous quel échange', async () => {
    const lignes = await s.p.base.proprietaire<{ organisation: string; agent: string; code: string }[]>`
      select j.organisation, j.agent, l.code from journal j join ligne_declaree l on l.id = j.ligne
      where j.champs @> '{piecesJointes}' and l.code like '%corriger%' and j.usager_id = ${s.p.numero('amina').toString()}`
    assert.equal(lignes.length, 1, JSON.stringify(lignes))
    assert.match(JSON.stringify(lignes[0]), /CD59.*ROY.*instruction/i)
  })

  it('complément : ni un autre organisme, ni à une réponse que nul n’a notée, ni un programme seul, ni autre chose qu’un papier', async () => {
    const avant = await gardees()
    await refuse(await joindre('julien', 'FT', { texte: 'autre' }), 422, /celle de CD59/)
    assert.equal((await joindre('madameLeroux', 'DCD59-CCAS-ROUBAIX', { texte: 'autre' })).status, 403)
    assert.equal((await joindre('monsieurPetit', 'CD62', { texte: 'autre' })).status, 404)
    assert.equal((await joindre('sofia', 'ML-LILLE', { texte: 'autre' })).status, 403)
    await refuse(await joindre('madameRoy', 'CD59', { vers: 'manquements' }), 403, /ne recueille pas cette réponse/)
    await refuse(await joindre('madameRoy', 'CD59', { octets: Buffer.from('MZ un programme') }), 415, /ni un PDF/)
    const { numero } = await s.derniere()
    const seul = await s.p.appeler(`/api/v1/pieces/${s.p.identifiant('amina', 'CD59')}/${chemin}/${numero}`, {
      method: 'POST',
      jeton: await programmeSeul(),
      headers: { 'content-type': 'application/pdf' },
      body: pdf('un programme'),
    })
    assert.equal(seul.status, 401, await seul.text())
    assert.equal(await gardees(), avant)
  })

  it('à l’écran : il le joint sans JavaScript, à côté de la réponse ; elle le voit parmi ses pièces, joint pour elle', async () => {
    const { numero } = await s.derniere()
    assert.match((await page('madameRoy', procedure(numero))).html, new RegExp(`href="${papier(numero)}"`))
    const { html } = await page('madameRoy', papier(numero))
    const cookie = await s.p.ouvrirSession('madameRoy', { facteur: 'totp' })
    const formulaire = await (await fetch(s.p.url + papier(numero), { headers: { cookie } })).text()
    assert.match(html, /enctype="multipart\/form-data"/)
    const corps = new FormData()
    corps.set('csrf', /name="csrf" value="([^"]+)"/.exec(formulaire)?.[1] ?? assert.fail('sans csrf'))
    corps.append('pieces', new Blob([pdf('deux')]), 'certificat de scolarité.pdf')
    const headers = { cookie, origin: s.p.url, 'sec-fetch-site': 'same-origin' }
    const envoye = await fetch(s.p.url + papier(numero), { method: 'POST', headers, body: corps, redirect: 'manual' })
    assert.equal(envoye.status, 303, texteDe(await envoye.clone().text()).slice(0, 500))
    const dite = /certificat de scolarité\.pdf \(PDF, 1 Ko\), jointe le \d+ \S+ \d{4} par [^,]*Nord[^,]*, d’un papier reçu de la personne/
    assert.match(texteDe((await page('madameRoy', procedure(numero))).html), dite)
    const chezElle = await page('amina', `/mon-espace/sanctions/${numero}`)
    assert.match(texteDe(chezElle.html), dite)
    const lien = /href="([^"]+\/pieces\/sanctions-rsa\/\d+\/[0-9a-f-]{36})"/.exec(chezElle.html)?.[1] ?? assert.fail('sans lien')
    assert.equal((await page('amina', lien)).statut, 200)
    assert.match(texteDe((await page('amina', '/mon-espace/parcours')).html), /Pièce jointe à la réponse.*jointe pour elle par/)
  })

  it('cinq en tout, les siennes et celles jointes pour elle', async () => {
    await reussi(await joindre('amina', '', { texte: 'la mienne' }), 201)
    for (const texte of ['quatre', 'cinq']) await reussi(await joindre('madameRoy', 'CD59', { texte }), 201)
    await refuse(await joindre('madameRoy', 'CD59', { texte: 'six' }), 409, /5 pièces sont déjà jointes/)
    await refuse(await joindre('amina', '', { texte: 'sept' }), 409, /déjà joint 5 pièces/)
  })

  it('décidée, ni elle ni lui ne joignent plus ; à son recours, formé en ligne, elle seule', async () => {
    await reussi(await s.agir('monsieurBrun', 'decision', s.decision()))
    await refuse(await joindre('amina', '', { texte: 'trop tard' }), 409, /./)
    await refuse(await joindre('madameRoy', 'CD59', { texte: 'trop tard' }), 409, /./)
    await s.p.base.proprietaire`update sanction_rsa set pieces_jointes = null where usager_id = ${s.p.numero('amina').toString()}`
    await refuse(await joindre('madameRoy', 'CD59', { texte: 'trop tard' }), 409, /./)
    await reussi(await s.agir('amina', 'reponse-de-la-personne', { recours: 'J’étais à l’hôpital avec mon fils.' }))
    await refuse(await joindre('madameRoy', 'CD59', { texte: 'au recours' }), 422, /Ce recours vient d’elle/)
    await reussi(await joindre('amina', '', { texte: 'au recours' }), 201)
  })

  it('à ce qu’elle a écrit elle-même, elle seule', async () => {
    await reussi(await s.ouvrir('monsieurBrun', await s.reprocher()), 201)
    await reussi(await s.notifier())
    await reussi(await s.observer())
    await refuse(await joindre('madameRoy', 'CD59', { texte: 'pour elle' }), 422, /a répondu elle-même/)
    await reussi(await joindre('amina', '', { texte: 'à ma réponse' }), 201)
  })

  it('J5 — elle ne survit pas à la réponse qui la nomme', async () => {
    for (const table of ['sanction_rsa', 'sanction_rsa_histoire'])
      await s.p.base.proprietaire`delete from ${s.p.base.proprietaire(table)} where usager_id = ${s.p.numero('amina').toString()}`
    assert.equal(await gardees(), 0)
  })
})
