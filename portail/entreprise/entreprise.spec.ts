import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import axe from 'axe-core'
import { chromium } from 'playwright-core'
import { type ClientACookies, seConnecter, unClientACookies } from '../../outils/client-a-cookies.js'
import { navigateur, sansNavigateur } from '../../outils/navigateur.js'
import { type PlateformeDEssai, unePlateforme } from '../../outils/plateforme-d-essai.js'
import { balises } from '../interface/structure.essai.js'

let p: PlateformeDEssai
let nathalie: ClientACookies
let romain: ClientACookies
before(async () => {
  p = await unePlateforme()
  nathalie = await entrer('nathalie')
  romain = await entrer('romain')
})
after(() => p.fermer())

async function entrer(compte: string): Promise<ClientACookies> {
  const client = unClientACookies(p.url)
  const arrivee = await seConnecter(client, { espace: 'entreprise', compte })
  assert.equal(new URL(arrivee.adresse).pathname, '/entreprise', arrivee.texte.slice(0, 2000))
  return client
}
const en = (texte: string) => texte.replaceAll(/<[^>]*>/g, ' ').replaceAll(/[\s\u00a0\u202f]+/g, ' ')
async function page(client: ClientACookies, chemin: string): Promise<string> {
  const r = await client.demander(chemin)
  assert.equal(r.statut, 200, `${chemin} : ${r.statut} ${r.adresse}`)
  balises(r.texte)
  return r.texte
}
async function poster(client: ClientACookies, chemin: string, champs: Record<string, string>) {
  const csrf = /name="csrf" value="([^"]+)"/.exec((await client.demander('/entreprise')).texte)?.[1] ?? ''
  return client.envoyer(chemin, { ...champs, csrf })
}
const membreDe = async (prenom: string) =>
  (await p.base.proprietaire<{ id: string }[]>`select id from membre_entreprise where prenom = ${prenom}`)[0]?.id ?? assert.fail()
const pages = ['/entreprise', '/entreprise/personnes', '/entreprise/services']

describe('A8 — L’espace de l’entreprise', () => {
  it('sa fiche : SIRET, nom, et qui l’a dit', async () => {
    const texte = en(await page(nathalie, '/entreprise'))
    assert.match(texte, /Ateliers du Nord ProConnect, le .*SIRET 518 203 641 00014/)
    assert.match(texte, /Nathalie VASSEUR, responsable/)
  })

  it('une responsable corrige le nom, avec sa source ; une saisie vide revient, un membre ne le peut pas', async () => {
    assert.equal((await poster(nathalie, '/entreprise/nom', { nom: ' ' })).statut, 400)
    assert.equal((await poster(nathalie, '/entreprise/nom', { nom: 'Ateliers du Nord et Fils' })).statut, 303)
    assert.match(en(await page(nathalie, '/entreprise')), /Ateliers du Nord et Fils déclaration d’un responsable, le/)
    assert.equal((await poster(romain, '/entreprise/nom', { nom: 'À moi' })).statut, 403)
  })

  it('un collègue du même SIRET attend un accord, et ne voit que la fiche ; accepté, il voit ; retiré, il est dehors au clic suivant', async () => {
    assert.match(en(await page(romain, '/entreprise')), /attend l’accord d’un responsable/)
    assert.ok(!(await page(romain, '/entreprise/personnes')).includes('VASSEUR'))
    const id = await membreDe('Romain')
    assert.equal((await poster(romain, `/entreprise/personnes/${id}`, { decision: 'accepter' })).statut, 403)
    assert.equal((await poster(nathalie, `/entreprise/personnes/${id}`, { decision: 'accepter' })).statut, 303)
    assert.ok((await page(romain, '/entreprise/personnes')).includes('VASSEUR'))
    assert.equal((await poster(nathalie, `/entreprise/personnes/${id}`, { decision: 'accepter' })).statut, 409)
    assert.equal((await poster(nathalie, `/entreprise/personnes/${id}`, { decision: 'retirer' })).statut, 303)
    const dehors = await romain.demander('/entreprise')
    assert.equal(dehors.statut, 303)
    assert.match(dehors.adresse, /\/connexion\?retour=/)
  })

  it('la responsable ne décide pas pour elle-même, ni pour une autre entreprise', async () => {
    assert.equal((await poster(nathalie, `/entreprise/personnes/${await membreDe('Nathalie')}`, { decision: 'retirer' })).statut, 409)
    const sandra = await entrer('sandra')
    assert.match(en(await page(sandra, '/entreprise')), /Ateliers de l’Est .*398 607 333 00059/)
    assert.equal((await poster(sandra, `/entreprise/personnes/${await membreDe('Nathalie')}`, { decision: 'retirer' })).statut, 404)
    assert.ok(!(await page(sandra, '/entreprise/personnes')).includes('VASSEUR'))
  })

  it('sans session, en session d’agent ou de personne : la connexion, ou un refus ; et aucune donnée de personne', async () => {
    for (const chemin of pages) {
      assert.equal((await unClientACookies(p.url).demander(chemin)).statut, 303)
      for (const qui of ['madameRoy', 'amina'])
        assert.equal((await fetch(p.url + chemin, { headers: { cookie: await p.ouvrirSession(qui) }, redirect: 'manual' })).status, 403)
    }
    for (const chemin of ['/mon-espace', '/professionnel']) assert.equal((await nathalie.demander(chemin)).statut, 403)
    const session = (await p.portail.sessions.parCookie(nathalie.temoin('__Host-session') ?? '')) ?? assert.fail()
    const lue = await p.portail.api(
      session,
      'essai-entreprise',
      'GET',
      `/api/v1/accompagnement/identites/${p.identifiant('amina', 'CD59')}`,
    )
    assert.equal(lue.statut, 401, 'aucune application ne porte de jeton d’entreprise')
  })

  it('aucune faute qu’axe-core sache voir, ni débordement à 320 pixels', { skip: sansNavigateur, timeout: 120_000 }, async () => {
    const chrome = await chromium.launch({ executablePath: navigateur ?? '', args: ['--headless', '--no-sandbox', '--disable-gpu'] })
    try {
      const cookie = `__Host-session=${nathalie.temoin('__Host-session')}`
      for (const colorScheme of ['light', 'dark'] as const) {
        const onglet = await (await chrome.newContext({ colorScheme, extraHTTPHeaders: { cookie } })).newPage()
        for (const chemin of pages) {
          await onglet.setViewportSize({ width: 1280, height: 900 })
          await onglet.goto(p.url + chemin)
          await onglet.evaluate(axe.source)
          const { violations } = await onglet.evaluate(
            o => (globalThis as unknown as { axe: typeof axe }).axe.run({ runOnly: { type: 'tag', values: o } }),
            ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice', 'RGAAv4'],
          )
          assert.deepEqual(
            violations.map(v => v.id),
            [],
            chemin,
          )
          await onglet.setViewportSize({ width: 320, height: 512 })
          assert.equal(await onglet.evaluate(() => document.documentElement.scrollWidth), 320, chemin)
        }
      }
    } finally {
      await chrome.close()
    }
  })
})
