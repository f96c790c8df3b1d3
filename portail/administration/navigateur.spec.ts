import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import {
  agrandi,
  contrastes,
  debordement,
  fautes,
  fautesSelonEqualAccess,
  lancerLeNavigateur,
  ordinateur,
} from '../../outils/accessibilite.js'
import { sansNavigateur } from '../../outils/navigateur.js'
import { type PlateformeDEssai, unePlateforme } from '../../outils/plateforme-d-essai.js'

describe('H9, J10 — Les états de l’administration qu’aucun lien n’atteint, dans un vrai navigateur', { skip: sansNavigateur }, () => {
  let p: PlateformeDEssai
  let chrome: Browser
  before(async () => {
    p = await unePlateforme()
    chrome = await lancerLeNavigateur()
  })
  after(async () => {
    await chrome?.close()
    await p?.fermer()
  })

  async function ouvrir(qui: string, chemin: string, faire: (page: Page) => Promise<void>): Promise<void> {
    const contexte = await chrome.newContext({ viewport: ordinateur })
    const [name = '', value = ''] = (await p.ouvrirSession(qui)).split('=')
    await contexte.addCookies([{ name, value, domain: new URL(p.url).hostname, path: '/', secure: true, httpOnly: true, sameSite: 'Lax' }])
    const page = await contexte.newPage()
    try {
      await page.goto(p.url + chemin)
      await faire(page)
    } finally {
      await contexte.close()
    }
  }
  async function sansFaute(page: Page): Promise<void> {
    assert.deepEqual([...(await fautes(page)), ...(await fautesSelonEqualAccess(page))], [])
    await page.emulateMedia({ colorScheme: 'dark' })
    assert.deepEqual(await fautes(page, contrastes), [])
    await page.emulateMedia({ colorScheme: 'light' })
    await page.setViewportSize(agrandi)
    assert.deepEqual(await debordement(page), [])
    await page.setViewportSize(ordinateur)
  }
  const cliquer = (page: Page, nom: string) => page.getByRole('button', { name: nom }).click()

  it('un formulaire refusé met le focus sur ses fautes, chacune mène à son champ, la saisie est là', { timeout: 300_000 }, async () => {
    for (const [chemin, bouton, champ] of [
      ['/administration/agents/inviter', 'Envoyer l’invitation', 'courriel'],
      ['/administration/demandes/nouvelle', 'Envoyer à l’instruction', 'cadreJuridique.adresse'],
      ['/administration/conventions/nouvelle', 'Enregistrer la convention', 'parties'],
      ['/administration/applications/nouvelle', 'Inscrire l’application', 'scopes'],
    ] as const)
      await ouvrir('madameAdam', chemin, async page => {
        await cliquer(page, bouton)
        await page.getByRole('alert').waitFor()
        assert.equal(await page.locator(':focus').getAttribute('id'), 'erreurs', chemin)
        await sansFaute(page)
        await page.locator(`a[href="#${champ}"]`).click()
        assert.equal(await page.locator(`[id="${champ}"]`).count(), 1, champ)
      })
  })

  it('le secret d’une application, montré une fois ; ses réglages ; sa coupure sans motif', { timeout: 120_000 }, async () => {
    await ouvrir('madameAdam', '/administration/applications/nouvelle', async page => {
      await page.getByRole('textbox', { name: 'Nom', exact: true }).fill('Solis')
      await page.locator('#scopes').check()
      await cliquer(page, 'Inscrire l’application')
      await page.getByText('il ne sera plus montré').waitFor()
      await sansFaute(page)
      await page.getByRole('link', { name: 'J’ai rangé le secret' }).click()
      await page.getByRole('link', { name: /^Couper/ }).click()
      await cliquer(page, 'Couper')
      await page.getByRole('alert').first().waitFor()
      await sansFaute(page)
      await page.getByLabel('Motif').fill('Fuite')
      await cliquer(page, 'Couper')
      await page.getByRole('status').getByText('Elle n’obtient plus rien').waitFor()
      await sansFaute(page)
    })
  })

  it('les échanges volontaires, et ce que perd qui s’en retire', { timeout: 120_000 }, async () => {
    await ouvrir('madameFaure', '/administration/adhesions', async page => {
      await sansFaute(page)
      await page
        .getByRole('link', { name: /^Se retirer/ })
        .first()
        .click()
      await sansFaute(page)
      await cliquer(page, 'Se retirer')
      await page.getByRole('status').getByText('Il ne vous est plus ouvert').waitFor()
      await sansFaute(page)
    })
  })
})
