import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { agrandi, contrastes, fautes, lancerLeNavigateur, ordinateur } from '../../outils/accessibilite.js'
import { sansNavigateur } from '../../outils/navigateur.js'
import { type PlateformeDEssai, unePlateforme } from '../../outils/plateforme-d-essai.js'
import { balises } from '../interface/structure.essai.js'

describe('H9 — La documentation dans un vrai navigateur', { skip: sansNavigateur }, () => {
  let p: PlateformeDEssai
  let chrome: Browser
  let pages: string[] = []

  before(async () => {
    p = await unePlateforme()
    chrome = await lancerLeNavigateur()
    const plan = await (await p.appeler('/documentation/plan')).text()
    pages = [...new Set([...plan.matchAll(/href="(\/documentation[^"#.]*)"/g)].map(([, chemin = '']) => chemin))]
    assert.ok(pages.length > 20)
    await ouvrir({ colorScheme: 'light' }, async page => {
      page.on('console', m => constats.ennuis.push(m.text()))
      page.on('pageerror', e => constats.ennuis.push(e.message))
      page.on('request', r => void (r.url().startsWith(`${p.url}/`) || constats.ennuis.push(r.url())))
      page.on('response', r => void (r.status() < 400 || constats.ennuis.push(`${r.status()} ${r.url()}`)))
      for (const chemin of pages) await regarder(page, chemin)
    })
  })
  after(async () => {
    await chrome?.close()
    await p?.fermer()
  })

  async function ouvrir<T>(reglages: BrowserContextOptions, faire: (page: Page) => Promise<T>): Promise<T> {
    const contexte = await chrome.newContext({ viewport: ordinateur, ...reglages })
    try {
      return await faire(await contexte.newPage())
    } finally {
      await contexte.close()
    }
  }

  it('aucune faute d’accessibilité qu’une machine sache voir, sur chaque page', () => assert.deepEqual(constats.clair, []))
  it('les contrastes tiennent aussi en thème sombre', () => assert.deepEqual(constats.sombre, []))
  it('le navigateur ne répare rien, ne refuse rien, et ne va nulle part ailleurs', () => {
    assert.deepEqual(constats.reparees, [])
    assert.deepEqual(constats.ennuis, [])
  })
  it('à 400 %, aucune page ne défile de côté, même avec un texte espacé', () => assert.deepEqual(constats.larges, []))

  /** Each page is opened once, and everything is asked of it then. */
  const constats: Record<'clair' | 'sombre' | 'reparees' | 'ennuis' | 'larges', string[]> = {
    clair: [],
    sombre: [],
    reparees: [],
    ennuis: [],
    larges: [],
  }
  async function regarder(page: Page, chemin: string): Promise<void> {
    const recue = await page.goto(p.url + chemin)
    const ecrites = balises((await recue?.text()) ?? '').map(b => b.nom)
    const lues = await page.evaluate(() => [...document.querySelectorAll('*')].map(e => e.localName))
    if (lues.join() !== ecrites.join()) constats.reparees.push(chemin)
    constats.clair.push(...(await fautes(page)))
    await page.emulateMedia({ colorScheme: 'dark' })
    constats.sombre.push(...(await fautes(page, contrastes)))
    await page.emulateMedia({ colorScheme: 'light' })
    await page.setViewportSize(agrandi)
    for (const espace of ['', '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }']) {
      const largeur = await page.evaluate(async css => {
        document.adoptedStyleSheets = [await new CSSStyleSheet().replace(css)]
        return document.documentElement.scrollWidth
      }, espace)
      if (largeur !== agrandi.width) constats.larges.push(`${chemin}${espace && ', texte espacé'} : ${largeur} px`)
    }
    await page.setViewportSize(ordinateur)
  }

  it('au clavier, on saute au contenu, on parcourt tout dans l’ordre, on voit toujours où l’on est', { timeout: 300_000 }, async () => {
    await ouvrir({}, async page => {
      await page.goto(`${p.url}/documentation/qui-voit-quoi`)
      await page.keyboard.press('Tab')
      const premier = page.locator(':focus')
      assert.equal(await premier.getAttribute('href'), '#contenu')
      const cadre = await premier.boundingBox()
      assert.ok(cadre && cadre.y >= 0, 'le lien d’accès rapide se montre quand il reçoit le focus')
      await page.keyboard.press('Enter')
      assert.equal(await page.evaluate(() => document.activeElement?.id), 'contenu')

      await page.goto(`${p.url}/documentation/qui-voit-quoi`)
      const attendus = await page.locator('a[href], summary, [tabindex="0"]').count()
      for (let rang = 0; rang < attendus; rang++) {
        await page.keyboard.press('Tab')
        const etat = await page.evaluate(() => {
          const e = document.activeElement as HTMLElement
          const { outlineStyle, outlineWidth } = getComputedStyle(e)
          return {
            rang: [...document.querySelectorAll('a[href], summary, [tabindex="0"]')].indexOf(e),
            outlineStyle,
            outlineWidth,
            texte: e.outerHTML.slice(0, 80),
          }
        })
        assert.deepEqual({ ...etat, texte: '' }, { rang, outlineStyle: 'solid', outlineWidth: '3px', texte: '' }, etat.texte)
      }
    })
  })

  it('un tableau trop large défile au clavier', async () => {
    await ouvrir({ viewport: agrandi }, async page => {
      await page.goto(`${p.url}/documentation/qui-voit-quoi`)
      const tableau = page.locator('.defile').first()
      await tableau.focus()
      await page.keyboard.press('ArrowRight')
      await page.waitForFunction(() => (document.querySelector('.defile')?.scrollLeft ?? 0) > 0)
    })
  })

  it('sans JavaScript, tout est là, et les schémas s’ouvrent', async () => {
    await ouvrir({ javaScriptEnabled: false }, async page => {
      await page.goto(`${p.url}/documentation/api/inscription`)
      const detail = page.locator('details').first()
      assert.equal(await detail.getAttribute('open'), null)
      await detail.locator('summary').focus()
      await page.keyboard.press('Enter')
      assert.equal(await detail.getAttribute('open'), '')
      assert.ok(await detail.locator('table').isVisible())
    })
  })
})
