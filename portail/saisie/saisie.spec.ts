import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { type ClientACookies, seConnecter, unClientACookies } from '../../outils/client-a-cookies.js'
import { type PlateformeDEssai, unePlateforme } from '../../outils/plateforme-d-essai.js'

let p: PlateformeDEssai
let instant = new Date('2026-11-24T09:00:00Z')
before(async () => {
  p = await unePlateforme({ horloge: () => instant })
})
after(() => p.fermer())

const avancer = (minutes: number) => {
  instant = new Date(instant.getTime() + minutes * 60_000)
}
const chemin = '/administration/agents/inviter'
const saisis = {
  prenom: 'Zoé "Z"',
  nom: '<L’Hôte>',
  courriel: 'zoe@nord.example.fr',
  roles: 'responsable',
  structure: 'CD59-UT-LILLE',
  au: '',
}
const rempli = /value="&lt;L’Hôte&gt;"/

async function uneAdministratrice() {
  const client = unClientACookies(p.url)
  await seConnecter(client, { compte: 'madameAdam' })
  const csrf = /name="csrf" value="([^"]+)"/.exec((await client.demander(chemin)).texte)?.[1] ?? assert.fail('sans csrf')
  const envoyer = (champs: Record<string, string> = {}) =>
    client.demander(chemin, {
      method: 'POST',
      body: new URLSearchParams({ csrf, ...saisis, ...champs }),
      headers: { origin: p.adressePublique, 'sec-fetch-site': 'same-origin', referer: p.adressePublique + chemin },
    })
  return { client, csrf, envoyer }
}
type Administratrice = Awaited<ReturnType<typeof uneAdministratrice>>

/** Four hours of work: the session lives, its proof is too old to administer. */
async function vieillir({ client }: Administratrice) {
  for (let i = 0; i < 6; i++) {
    avancer(41)
    await client.demander('/professionnel')
  }
}
/** Somebody else signs in on the same machine, who has left the provider's own session: the page she then gets. */
async function entrerEnsuite(client: ClientACookies, compte: string): Promise<string> {
  const [session, saisie] = ['__Host-session', '__Host-saisie'].map(nom => `${nom}=${client.temoin(nom)}`)
  client.oublier()
  for (const paire of [session, saisie]) client.poser(paire ?? '')
  await seConnecter(client, { compte })
  const page = (await client.demander(chemin)).texte
  assert.match(page, /KON/i)
  return page
}
const gardees = async () => (await p.base.proprietaire`select * from saisie_gardee`).length
const invitees = async () => (await p.base.proprietaire`select 1 from agent where courriel = ${saisis.courriel}`).length

describe('I2, RFC 9470 — Un formulaire envoyé quand une preuve plus forte est demandée', () => {
  it('revient rempli après la preuve, une fois, sans être parti tout seul', async () => {
    const adam = await uneAdministratrice()
    await vieillir(adam)
    const demandee = await adam.envoyer()
    assert.equal(demandee.statut, 303)
    assert.equal(
      new URL(demandee.adresse).pathname + new URL(demandee.adresse).search,
      `/second-facteur?retour=${encodeURIComponent(chemin)}&demande=renforcee`,
    )
    const [rang] = await p.base.proprietaire`select * from saisie_gardee`
    const enBase = Object.values(rang ?? {}).map(v => (Buffer.isBuffer(v) ? v.toString('latin1') : String(v)))
    assert.ok(!/zoe@nord|L’H|inviter/.test(enBase.join(' ')), 'illisible en base')

    await seConnecter(adam.client, { compte: 'madameAdam', acr: 'eidas2', retour: chemin })
    const page = (await adam.client.demander(chemin)).texte
    assert.match(page, /Ce que vous aviez écrit est de nouveau là/)
    assert.match(page, rempli)
    assert.match(page, /value="Zoé &quot;Z&quot;"/)
    assert.match(page, /value="responsable" checked/)
    assert.match(page, /<option value="CD59-UT-LILLE" selected>/)
    assert.equal(await invitees(), 0, 'rien ne part sans elle')
    assert.doesNotMatch((await adam.client.demander(chemin)).texte, rempli, 'une fois')
    assert.equal(await gardees(), 0)
    assert.equal((await adam.envoyer()).statut, 403, 'le jeton de l’ancienne session ne vaut plus')
  })

  it('venu d’un autre site, n’est ni gardé ni obéi', async () => {
    const adam = await uneAdministratrice()
    await vieillir(adam)
    assert.equal((await adam.envoyer({ csrf: 'x'.repeat(43) })).statut, 403)
    assert.equal(await gardees(), 0)
  })

  it('n’est rendu ni à une autre session, ni à un autre compte du même navigateur, ni sur une autre page, ni après dix minutes', async () => {
    const adam = await uneAdministratrice()
    await vieillir(adam)
    await adam.envoyer()
    const cle = `__Host-saisie=${adam.client.temoin('__Host-saisie')}`
    const ailleurs = unClientACookies(p.url)
    await seConnecter(ailleurs, { compte: 'madameAdam' })
    ailleurs.poser(cle)
    assert.doesNotMatch((await ailleurs.demander(chemin)).texte, rempli, 'une autre session')

    await seConnecter(adam.client, { compte: 'madameAdam', acr: 'eidas2' })
    const cleApres = `__Host-saisie=${adam.client.temoin('__Host-saisie')}`
    assert.doesNotMatch((await adam.client.demander('/administration/agents')).texte, rempli, 'une autre page')
    const garde = adam.client.temoin('__Host-session')
    assert.doesNotMatch(await entrerEnsuite(adam.client, 'monsieurKone'), rempli, 'un autre compte')
    adam.client.poser(`__Host-session=${garde}`)
    adam.client.poser(cleApres)
    avancer(11)
    assert.doesNotMatch((await adam.client.demander(chemin)).texte, rempli, 'onze minutes après')
  })

  it('un code de second facteur n’est pas gardé', async () => {
    const client = unClientACookies(p.url)
    client.poser(await p.ouvrirSession('madameAdam', { acr: 'eidas1-mfa', amr: ['pwd', 'mail', 'mfa'] }))
    const csrf = (await p.portail.sessions.parCookie(client.temoin('__Host-session') ?? ''))?.csrf ?? ''
    await client.envoyer('/second-facteur/codes', { csrf, code: '123456' })
    assert.equal(client.temoin('__Host-saisie'), undefined)
  })
})

describe('I2 — Un formulaire envoyé quand la session vient de finir', () => {
  it('revient rempli à la même personne, dans le même navigateur', async () => {
    const adam = await uneAdministratrice()
    avancer(61)
    const demandee = await adam.envoyer()
    assert.equal(new URL(demandee.adresse).pathname, '/connexion')
    await seConnecter(adam.client, { compte: 'madameAdam', retour: chemin })
    assert.match((await adam.client.demander(chemin)).texte, rempli)
  })

  it('ne revient à personne si la session a été fermée, ou si un autre compte entre', async () => {
    const adam = await uneAdministratrice()
    await p.base.proprietaire`update session set terminee_le = ${instant}, motif_de_fin = 'revoquee'
      where id = ${(await p.portail.sessions.parCookie(adam.client.temoin('__Host-session') ?? ''))?.id ?? ''}`
    assert.equal(new URL((await adam.envoyer()).adresse).pathname, '/connexion')
    assert.equal(adam.client.temoin('__Host-saisie'), undefined)

    const autre = await uneAdministratrice()
    avancer(61)
    await autre.envoyer()
    assert.doesNotMatch(await entrerEnsuite(autre.client, 'monsieurKone'), rempli)
  })
})
