import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import { type PlateformeDEssai, unePlateforme } from '../../outils/plateforme-d-essai.js'
import { aujourdHui } from '../../src/moteur/moteur.js'
import { balises } from '../interface/structure.essai.js'

const pdf = (texte: string) => new Blob([`%PDF-1.7\n${texte}\n%%EOF`])
const texteDe = (page: string) => page.replaceAll(/<[^>]*>/g, ' ').replaceAll(/[\s\u00a0\u202f]+/g, ' ')

describe('A9, D7 — La personne joint une pièce à sa réponse, sans JavaScript, et qui la lit l’ouvre', () => {
  let p: PlateformeDEssai
  const cookies = new Map<string, string>()
  before(async () => {
    p = await unePlateforme()
    for (const qui of ['amina', 'madameRoy', 'sofia', 'leo']) cookies.set(qui, await p.ouvrirSession(qui))
    const notee = await p.appeler(`/api/v1/accompagnement/absences/${p.identifiant('amina', 'CD59')}`, {
      method: 'POST',
      jeton: await p.jetonDe('madameRoy'),
      headers: { 'idempotency-key': randomUUID() },
      body: JSON.stringify({ jour: aujourdHui(p.moteur), intitule: 'Atelier CV' }),
    })
    assert.equal(notee.status, 201, await notee.clone().text())
  })
  after(() => p.fermer())

  const ici = '/mon-espace/pieces/absences/1'
  const lire = (qui: string, chemin: string) => fetch(p.url + chemin, { headers: { cookie: cookies.get(qui) ?? '' }, redirect: 'manual' })
  async function page(qui: string, chemin: string): Promise<string> {
    const r = await lire(qui, chemin)
    const html = await r.text()
    assert.equal(r.status, 200, `${chemin} : ${texteDe(html).slice(0, 300)}`)
    balises(html)
    return html
  }
  async function envoyer(fichiers: readonly (readonly [string, Blob])[], { vers = ici, csrf = '', qui = 'amina' } = {}) {
    const jeton = csrf || (/name="csrf" value="([^"]+)"/.exec(await page(qui, '/mon-espace'))?.[1] ?? assert.fail('sans csrf'))
    const corps = new FormData()
    corps.set('csrf', jeton)
    for (const [nom, octets] of fichiers) corps.append('pieces', octets, nom)
    const headers = { cookie: cookies.get(qui) ?? '', origin: p.url, 'sec-fetch-site': 'same-origin' }
    return fetch(p.url + vers, { method: 'POST', headers, body: corps, redirect: 'manual' })
  }

  it('depuis son absence, elle va joindre, et lit avant qui pourra l’ouvrir', async () => {
    assert.match(await page('amina', '/mon-espace/absences/1'), new RegExp(`href="${ici}"`))
    const lue = await page('amina', ici)
    assert.match(texteDe(lue), /Ne joignez rien sur votre santé.*Qui peut l’ouvrir.*France Travail.*se lit dans qui a consulté/)
    assert.match(lue, /enctype="multipart\/form-data"/)
  })

  it('deux fichiers d’un coup : les deux sont joints, et se relisent tels quels', async () => {
    const r = await envoyer([
      ['attestation crèche.pdf', pdf('une')],
      ['convocation.pdf', pdf('deux')],
    ])
    assert.equal(r.status, 303, texteDe(await r.clone().text()).slice(0, 400))
    const lue = await page('amina', `${ici}?fait=jointe`)
    assert.match(texteDe(lue), /C’est joint.*Déjà jointes.*attestation crèche\.pdf \(PDF, 1 Ko\).*convocation\.pdf/)
    const lien = new RegExp(`href="(${ici}/[0-9a-f-]{36})"`).exec(lue)?.[1] ?? assert.fail('sans lien')
    const piece = await lire('amina', lien)
    assert.equal(await piece.text(), await pdf('une').text())
    assert.equal(piece.headers.get('x-content-type-options'), 'nosniff')
    assert.match(piece.headers.get('content-disposition') ?? '', /^attachment/)
    assert.equal((await lire('leo', lien)).status, 404)
  })

  it('l’un est refusé, l’autre est gardé : l’erreur le nomme, au champ et en tête', async () => {
    const r = await envoyer([
      ['programme.pdf', new Blob(['MZ pas un pdf', new Uint8Array(300_000)])],
      ['troisième.pdf', pdf('trois')],
    ])
    const html = await r.text()
    assert.equal(r.status, 422)
    balises(html)
    assert.match(texteDe(html), /« programme\.pdf » : Ce fichier n’est ni un PDF, ni une image JPEG ou PNG\./)
    assert.match(html, /href="#pieces"/)
    assert.match(html, /aria-describedby="pieces-erreur"/)
    assert.match(texteDe(html), /Déjà jointes.*troisième\.pdf/)
  })

  it('trop lourd, ou rien de choisi : dit, et rien n’est joint', async () => {
    const lourd = await envoyer([['lourd.pdf', new Blob(['%PDF-1.7', new Uint8Array(6 * 1024 ** 2)])]])
    assert.equal(lourd.status, 422)
    assert.match(texteDe(await lourd.text()), /« lourd\.pdf » : Une pièce ne dépasse pas 5 Mo/)
    const rien = await envoyer([])
    assert.equal(rien.status, 422)
    assert.match(texteDe(await rien.text()), /Choisissez un fichier/)
    assert.ok(!texteDe(await page('amina', ici)).includes('lourd'))
  })

  it('un formulaire qui ne vient pas de sa page, le dossier d’une autre : rien n’en est lu', async () => {
    assert.equal((await envoyer([['a.pdf', pdf('a')]], { csrf: 'faux' })).status, 403)
    assert.equal((await envoyer([['a.pdf', pdf('a')]], { qui: 'leo' })).status, 404)
    assert.equal((await envoyer([['a.pdf', pdf('a')]], { vers: '/mon-espace/pieces/identites/1' })).status, 404)
  })

  it('madame Roy l’ouvre depuis l’absence ; qui ne suit pas Amina, non', async () => {
    const absence = `/professionnel/dossiers/${p.identifiant('amina', 'CD59')}/absences/1`.replace('/absences', '/heures/absences')
    const lue = await page('madameRoy', absence)
    assert.match(texteDe(lue), /Ce qu’elle a joint.*attestation crèche\.pdf.*convocation\.pdf/)
    const lien = /href="([^"]+\/pieces\/absences\/1\/[0-9a-f-]{36})"/.exec(lue)?.[1] ?? assert.fail('sans lien')
    assert.equal(await (await lire('madameRoy', lien)).text(), await pdf('une').text())
    const ailleurs = lien.replace(p.identifiant('amina', 'CD59'), p.identifiant('amina', 'ML-LILLE'))
    assert.equal((await lire('sofia', ailleurs)).status, 404)
  })

  it('C7 — le parcours le raconte, des deux côtés', async () => {
    assert.match(texteDe(await page('amina', '/mon-espace/parcours')), /Pièce jointe à l’absence/)
  })
})
