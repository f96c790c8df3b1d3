import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { agrandi, contrastes, fautes, lancerLeNavigateur, ordinateur } from '../../outils/accessibilite.js'
import { sansNavigateur } from '../../outils/navigateur.js'
import { unePlateformeAuTravail } from './etats.essai.js'

describe('H9, A4 — Les outils du professionnel dans un vrai navigateur', { skip: sansNavigateur }, () => {
  let p: Awaited<ReturnType<typeof unePlateformeAuTravail>>
  let chrome: Browser
  const cookies = new Map<string, string>()
  before(async () => {
    p = await unePlateformeAuTravail()
    chrome = await lancerLeNavigateur()
    for (const qui of ['madameRoy', 'monsieurBrun', 'madameAdam']) cookies.set(qui, await p.ouvrirSession(qui))
  })
  after(async () => {
    await chrome?.close()
    await p?.fermer()
  })

  async function ouvrir<T>(qui: string, reglages: BrowserContextOptions, faire: (page: Page) => Promise<T>): Promise<T> {
    const contexte = await chrome.newContext({ viewport: ordinateur, ...reglages })
    const [name = '', value = ''] = (cookies.get(qui) ?? '').split('=')
    await contexte.addCookies([{ name, value, domain: new URL(p.url).hostname, path: '/', secure: true, httpOnly: true, sameSite: 'Lax' }])
    try {
      return await faire(await contexte.newPage())
    } finally {
      await contexte.close()
    }
  }

  const dossier = () => `/professionnel/dossiers/${p.identifiant('amina', 'CD59')}`
  const ecrans = (): readonly (readonly [qui: string, chemin: string])[] => [
    ['madameRoy', '/professionnel'],
    ['madameRoy', '/professionnel/recherche'],
    ['madameRoy', dossier()],
    ['madameRoy', `${dossier()}/identites/corriger`],
    ['madameRoy', '/professionnel/personnes'],
    ['madameRoy', '/professionnel/personnes?statut=radie'],
    ['madameRoy', '/professionnel/identites'],
    ['madameRoy', `/professionnel/identites/${p.cas}`],
    ['madameRoy', '/professionnel/contestations'],
    ['madameRoy', `/professionnel/contestations/${p.contestation}`],
    ['madameRoy', '/professionnel/mes-droits'],
    ['madameRoy', '/professionnel/sessions'],
    ['madameRoy', '/professionnel/nulle-part'],
    ['madameRoy', '/professionnel/imports'],
    ['monsieurBrun', '/professionnel/imports'],
    ['monsieurBrun', `/professionnel/imports/${p.fichier}`],
    ['madameAdam', '/professionnel'],
    ['madameAdam', '/professionnel/mes-droits'],
  ]

  it('aucune faute qu’une machine sache voir, clair et sombre, et rien ne défile de côté à 400 %', { timeout: 300_000 }, async () => {
    for (const [qui, chemin] of ecrans())
      await ouvrir(qui, { colorScheme: 'light' }, async page => {
        const ennuis: string[] = []
        page.on('console', m => void (m.text().includes('status of 40') || ennuis.push(m.text())))
        page.on('request', r => void (r.url().startsWith(`${p.url}/`) || ennuis.push(r.url())))
        await page.goto(p.url + chemin)
        assert.deepEqual(await fautes(page), [])
        await page.emulateMedia({ colorScheme: 'dark' })
        assert.deepEqual(await fautes(page, contrastes), [])
        await page.setViewportSize(agrandi)
        assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), agrandi.width, chemin)
        assert.deepEqual(ennuis, [], chemin)
      })
  })

  it('une page pèse moins de 150 ko, polices comprises ; qui ne lit pas Brotli la reçoit telle quelle', async () => {
    const lue = async (entetes: Record<string, string>) => {
      const r = await fetch(`${p.url}/documentation`, { headers: entetes })
      return [r.headers.get('content-encoding'), r.headers.get('vary'), (await r.text()).slice(0, 15)]
    }
    assert.deepEqual(await lue({ 'accept-encoding': 'gzip, br' }), ['br', 'accept-encoding', '<!doctype html>'])
    assert.deepEqual(await lue({ 'accept-encoding': 'identity' }), [null, 'accept-encoding', '<!doctype html>'])
    for (const chemin of ['/professionnel', dossier(), '/professionnel/mes-droits'])
      await ouvrir('madameRoy', {}, async page => {
        const recues: Promise<number>[] = []
        page.on('requestfinished', r => void recues.push(r.sizes().then(s => s.responseBodySize + s.responseHeadersSize)))
        await page.goto(p.url + chemin, { waitUntil: 'networkidle' })
        const poids = (await Promise.all(recues)).reduce((a, b) => a + b, 0)
        assert.ok(poids < 150_000, `${chemin} : ${poids} octets`)
      })
  })

  for (const javaScriptEnabled of [true, false])
    it(`l’histoire de Mme Roy, ${javaScriptEnabled ? 'avec' : 'sans'} JavaScript : chercher, lire, corriger`, {
      timeout: 60_000,
    }, async () => {
      await ouvrir('madameRoy', { javaScriptEnabled }, async page => {
        await page.goto(`${p.url}/professionnel`)
        await page.getByLabel('Nom et prénom').fill('benali amina')
        await page.getByRole('button', { name: 'Chercher' }).click()
        await page.getByRole('link', { name: 'Amina BENALI' }).click()
        await page.getByRole('heading', { level: 1, name: 'Amina BENALI' }).waitFor()
        await page.getByRole('link', { name: /Corriger : Identité/ }).click()
        await page.getByLabel('Téléphones').fill(javaScriptEnabled ? '0612121212' : '0613131313')
        await page.getByRole('button', { name: 'Enregistrer la correction' }).click()
        await page.getByRole('status').getByText('La correction est enregistrée').waitFor()
        await page
          .getByText(javaScriptEnabled ? '06 12 12 12 12' : '06 13 13 13 13')
          .first()
          .waitFor()
      })
    })

  it('au clavier seul : l’accès rapide, puis tout dans l’ordre, le focus toujours visible', { timeout: 120_000 }, async () => {
    for (const chemin of ['/professionnel', dossier(), `/professionnel/identites/${p.cas}`])
      await ouvrir('madameRoy', {}, async page => {
        await page.goto(p.url + chemin)
        await page.keyboard.press('Tab')
        assert.equal(await page.locator(':focus').getAttribute('href'), '#contenu')
        const quoi = 'a[href], button:not(.menu-bouton), input:not([type=hidden]), summary, [tabindex="0"]'
        const attendus = await page.locator(quoi).count()
        let dernier = 0
        for (let i = 1; i < attendus; i++) {
          const etat = await page.evaluate(q => {
            const e = document.activeElement as HTMLElement
            return {
              rang: [...document.querySelectorAll(q)].indexOf(e),
              contour: getComputedStyle(e).outlineWidth,
              quoi: e.outerHTML.slice(0, 80),
            }
          }, quoi)
          if (etat.rang < 0) break
          assert.ok(etat.rang >= dernier, `${chemin} : ${etat.quoi}`)
          assert.equal(etat.contour, '3px', `${chemin} : ${etat.quoi}`)
          dernier = etat.rang
          await page.keyboard.press('Tab')
        }
        assert.ok(dernier > 5, chemin)
      })
  })

  it('une saisie à reprendre reçoit le focus en tête de page, et son lien mène au champ', async () => {
    await ouvrir('madameRoy', { javaScriptEnabled: false }, async page => {
      await page.goto(`${p.url}/professionnel/recherche`)
      await page.getByRole('textbox', { name: 'Numéro France Travail' }).fill('12')
      await page.keyboard.press('Enter')
      await page.getByRole('alert').waitFor()
      assert.match(await page.title(), /^Erreur : /)
      assert.equal(await page.locator(':focus').getAttribute('id'), 'erreurs')
      await page.getByRole('link', { name: /11 chiffres/ }).click()
      assert.match(page.url(), /#numeroFranceTravail$/)
    })
  })

  it('sur un téléphone, le menu se déplie d’un bouton, sans script', async () => {
    await ouvrir('madameRoy', { viewport: { width: 390, height: 800 }, javaScriptEnabled: false }, async page => {
      await page.goto(`${p.url}/professionnel`)
      const lien = page.getByRole('link', { name: 'Personnes suivies' })
      assert.equal(await lien.isVisible(), false)
      await page.getByRole('button', { name: 'Menu' }).click()
      await lien.click()
      await page.getByRole('heading', { level: 1, name: 'Personnes suivies' }).waitFor()
    })
  })
})
