import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import axe, { type AxeResults } from 'axe-core'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { navigateur, sansNavigateur } from '../../outils/navigateur.js'
import { type PlateformeDEssai, unePlateforme } from '../../outils/plateforme-d-essai.js'

const options = ['--headless', '--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking']
const regles = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice', 'RGAAv4']
const roy = 'Claire Roy, référente du Département du Nord'
const adam = 'Hélène Adam, administratrice du Département du Nord'

describe('H9, I1 — Se connecter dans un vrai navigateur', { skip: sansNavigateur }, () => {
  let p: PlateformeDEssai
  let chrome: Browser
  before(async () => {
    p = await unePlateforme()
    chrome = await chromium.launch({ executablePath: navigateur ?? '', args: options })
  })
  after(async () => {
    await chrome?.close()
    await p?.fermer()
  })

  async function ouvrir<T>(reglages: BrowserContextOptions, faire: (page: Page) => Promise<T>): Promise<T> {
    const contexte = await chrome.newContext({ viewport: { width: 1280, height: 900 }, ...reglages })
    try {
      return await faire(await contexte.newPage())
    } finally {
      await contexte.close()
    }
  }
  const allerChez = async (page: Page, porte: 'Je suis un professionnel' | 'Je suis une personne accompagnée') => {
    await page.goto(`${p.url}/connexion`)
    await page
      .locator('section')
      .filter({ has: page.getByRole('heading', { name: porte }) })
      .getByRole('link', { name: /^S’identifier avec/ })
      .click()
    await page.getByRole('heading', { name: 'Qui se connecte ?', level: 1 }).waitFor()
  }
  const choisir = (page: Page, nom: string) => page.getByRole('button', { name: nom, exact: true }).click()
  const cookies = async (page: Page) => (await page.context().cookies()).map(c => c.name)

  async function fautes(page: Page): Promise<string[]> {
    await page.evaluate(axe.source)
    const { violations } = await page.evaluate<AxeResults, axe.RunOptions>(o => (globalThis as unknown as { axe: typeof axe }).axe.run(o), {
      runOnly: regles,
    })
    const large = await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth)
    const lieu = new URL(page.url()).pathname
    return [
      ...violations.flatMap(v => v.nodes.map(n => `${lieu} : ${v.id} : ${n.target.join(' ')} : ${n.failureSummary}`)),
      ...(large ? [`${lieu} : déborde`] : []),
    ]
  }

  for (const javaScriptEnabled of [true, false])
    it(`Mme Roy entre et sort, ${javaScriptEnabled ? 'avec' : 'sans'} JavaScript, et le fournisseur aussi l’a oubliée`, async () =>
      ouvrir({ javaScriptEnabled }, async page => {
        await allerChez(page, 'Je suis un professionnel')
        await choisir(page, roy)
        await page.waitForURL('**/professionnel')
        assert.ok((await cookies(page)).includes('__Host-session'))
        assert.deepEqual(
          (await cookies(page)).filter(nom => nom.startsWith('__Host-demarche')),
          [],
        )
        await page.goto(`${p.url}/connexion`)
        await page.getByRole('link', { name: 'Revenir à votre espace' }).waitFor()
        await page.getByRole('button', { name: 'Se déconnecter' }).click()
        await page.getByRole('heading', { name: 'Se déconnecter ici aussi ?' }).waitFor()
        await page.getByRole('button', { name: 'Se déconnecter de ProConnect' }).click()
        await page.getByRole('heading', { name: 'Vous êtes déconnecté', level: 1 }).waitFor()
        await page.getByText('ici et chez votre fournisseur').waitFor()
        assert.ok(!(await cookies(page)).includes('__Host-session'))
        await allerChez(page, 'Je suis un professionnel')
      }))

  it('Amina entre au clavier seul', async () =>
    ouvrir({}, async page => {
      await page.goto(`${p.url}/connexion`)
      const jusqua = async (nom: RegExp) => {
        for (let i = 0; i < 60; i++) {
          await page.keyboard.press('Tab')
          if (nom.test((await page.locator(':focus').textContent()) ?? '')) return page.keyboard.press('Enter')
        }
        return assert.fail(`${nom} jamais atteint`)
      }
      await jusqua(/avec FranceConnect/)
      await page.getByRole('heading', { name: 'Qui se connecte ?' }).waitFor()
      await jusqua(/^Amina Benali/)
      await page.waitForURL('**/mon-espace')
    }))

  it('aucune faute d’accessibilité qu’une machine sache voir, large, à 320 px, claire ou sombre', { timeout: 300_000 }, async () => {
    const trouvees: string[] = []
    for (const reglages of [{ colorScheme: 'light' as const }, { colorScheme: 'dark' as const, viewport: { width: 320, height: 640 } }])
      await ouvrir(reglages, async page => {
        const regarder = async () => trouvees.push(...(await fautes(page)))
        await page.goto(`${p.url}/connexion`)
        await regarder()
        await allerChez(page, 'Je suis une personne accompagnée')
        await regarder()
        await choisir(page, 'Une homonyme d’Amina, née le même jour à Marseille')
        await page.getByRole('heading', { name: 'Nous ne sommes pas sûrs' }).waitFor()
        await regarder()
        await page.goto(`${p.url}/connexion/proconnect/retour`)
        await regarder()
        await page.context().clearCookies()
        await allerChez(page, 'Je suis un professionnel')
        await regarder()
        await choisir(page, roy)
        await page.waitForURL('**/professionnel')
        await page.context().clearCookies()
        await allerChez(page, 'Je suis un professionnel')
        await choisir(page, 'Claire Roy, dont l’employeur a changé de fournisseur d’identité')
        await page.getByRole('heading', { name: 'Votre administrateur doit vous reconnaître' }).waitFor()
        await page.context().clearCookies()
        await allerChez(page, 'Je suis un professionnel')
        await choisir(page, adam)
        await page.waitForURL('**/professionnel')
        await page.goto(`${p.url}/administration/comptes`)
        await page.getByRole('heading', { name: 'Claire ROY' }).waitFor()
        await regarder()
        await page.getByRole('button', { name: 'Se déconnecter' }).click()
        await page.getByRole('heading', { name: 'Se déconnecter ici aussi ?' }).waitFor()
        await regarder()
        await page.getByRole('button', { name: 'Y rester connecté' }).click()
        await page.getByRole('heading', { name: 'Vous êtes déconnecté', level: 1 }).waitFor()
        await regarder()
      })
    assert.deepEqual(trouvees, [])
  })
})
