import assert from 'node:assert/strict'
import { createRequire } from 'node:module'
import { after, before, describe, it } from 'node:test'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { navigateur, sansNavigateur } from '../../outils/navigateur.js'
import { type PlateformeDEssai, unePlateforme } from '../../outils/plateforme-d-essai.js'

const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js')

describe('I2 — Les clés d’accès, dans un navigateur', { skip: sansNavigateur }, () => {
  let p: PlateformeDEssai
  let chrome: Browser
  before(async () => {
    p = await unePlateforme({ hote: 'localhost' })
    chrome = await chromium.launch({ executablePath: navigateur ?? '' })
  })
  after(async () => {
    await chrome.close()
    await p.fermer()
  })

  async function entrer(contexte: BrowserContext, persona: string, preuve: Parameters<PlateformeDEssai['ouvrirSession']>[1]) {
    const [name = '', value = ''] = (await p.ouvrirSession(persona, preuve)).split('=')
    await contexte.addCookies([{ name, value, domain: 'localhost', path: '/', secure: true, httpOnly: true, sameSite: 'Lax' }])
  }
  const motDePasseSeul = { acr: 'eidas1', amr: ['pwd'] }
  async function uneCle(page: Page) {
    const cdp = await page.context().newCDPSession(page)
    await cdp.send('WebAuthn.enable')
    await cdp.send('WebAuthn.addVirtualAuthenticator', {
      options: { protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true, isUserVerified: true },
    })
    return cdp
  }
  const conforme = async (page: Page) => {
    await page.addScriptTag({ path: axe })
    const violations = await page.evaluate(async () => {
      const { axe: outil } = window as unknown as { axe: { run: (o: object) => Promise<{ violations: { id: string }[] }> } }
      const { violations: vues } = await outil.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice', 'RGAAv4'] })
      return vues.map(v => v.id)
    })
    assert.deepEqual(violations, [], await page.title())
  }

  it('Mme Roy enregistre une clé, garde ses codes, puis la donne à la session suivante', { timeout: 60_000 }, async () => {
    const contexte = await chrome.newContext({ bypassCSP: true })
    try {
      await entrer(contexte, 'madameRoy', motDePasseSeul)
      const page = await contexte.newPage()
      await uneCle(page)
      await page.goto(`${p.url}/second-facteur?retour=/second-facteur/mes-facteurs`)
      await conforme(page)
      await page.getByRole('button', { name: 'Enregistrer une clé d’accès' }).click()
      await page.getByRole('heading', { level: 1, name: 'Gardez ces codes de secours' }).waitFor()
      assert.equal(await page.getByRole('main').getByRole('listitem').count(), 10)
      await conforme(page)

      await entrer(contexte, 'madameRoy', motDePasseSeul)
      await page.goto(`${p.url}/second-facteur/mes-facteurs`)
      await page.getByRole('heading', { level: 1, name: 'Confirmez que c’est bien vous' }).waitFor()
      await conforme(page)
      await page.getByRole('button', { name: 'Employer ma clé d’accès' }).click()
      await page.waitForURL(`${p.url}/professionnel`)
      await page.goto(`${p.url}/second-facteur/mes-facteurs`)
      await page.getByRole('rowheader', { name: 'Clé d’accès' }).waitFor()
      await conforme(page)
      const [facteur] = await p.base.proprietaire`select facteur from session order by facteur_le desc nulls last limit 1`
      assert.equal(facteur?.['facteur'], 'webauthn')
    } finally {
      await contexte.close()
    }
  })

  it('une réponse rejouée, pour un autre défi, une autre origine ou un autre agent est refusée', { timeout: 60_000 }, async () => {
    const contexte = await chrome.newContext()
    try {
      await entrer(contexte, 'sofia', motDePasseSeul)
      const page = await contexte.newPage()
      await uneCle(page)
      const reponses: string[] = []
      page.on('request', r => void reponses.push(new URLSearchParams(r.postData() ?? '').get('reponse') ?? ''))
      await page.goto(`${p.url}/second-facteur`)
      await page.getByRole('button', { name: 'Enregistrer une clé d’accès' }).click()
      await page.getByRole('heading', { level: 1, name: 'Gardez ces codes de secours' }).waitFor()
      await entrer(contexte, 'sofia', motDePasseSeul)
      await page.goto(`${p.url}/second-facteur`)
      await page.getByRole('button', { name: 'Employer ma clé d’accès' }).click()
      await page.waitForURL(`${p.url}/professionnel`)
      const signee = JSON.parse(reponses.filter(r => r !== '').at(-1) ?? '{}') as { response: { clientDataJSON: string } }
      const donnees = JSON.parse(Buffer.from(signee.response.clientDataJSON, 'base64url').toString()) as Record<string, unknown>
      const avec = (change: object) => ({
        ...signee,
        response: { ...signee.response, clientDataJSON: Buffer.from(JSON.stringify({ ...donnees, ...change })).toString('base64url') },
      })

      const envoyer = async (persona: string, faire: (defi: string) => unknown) => {
        const c = await chrome.newContext()
        await entrer(c, persona, motDePasseSeul)
        const onglet = await c.newPage()
        await onglet.goto(`${p.url}/second-facteur`)
        const options = JSON.parse((await onglet.locator('[data-cle=verification]').getAttribute('data-options')) ?? '{}') as {
          challenge: string
        }
        await onglet.evaluate(
          ([reponse]) => {
            const formulaire = document.querySelector<HTMLFormElement>('[data-cle] form')
            const champ = formulaire?.querySelector<HTMLInputElement>('[name=reponse]')
            if (champ) champ.value = reponse ?? ''
            formulaire?.submit()
          },
          [JSON.stringify(faire(options.challenge))],
        )
        await onglet.getByText('Ce n’est pas le bon').first().waitFor()
        await c.close()
      }
      await envoyer('sofia', () => signee)
      await envoyer('sofia', challenge => avec({ challenge }))
      await envoyer('sofia', challenge => avec({ challenge, origin: 'https://ailleurs.example' }))
    } finally {
      await contexte.close()
    }
  })

  it('sans JavaScript, l’application de codes et les codes de secours restent', { timeout: 60_000 }, async () => {
    const contexte = await chrome.newContext({ javaScriptEnabled: false })
    try {
      await entrer(contexte, 'camille', motDePasseSeul)
      const page = await contexte.newPage()
      await page.goto(`${p.url}/second-facteur`)
      assert.equal(await page.getByRole('button', { name: 'Enregistrer une clé d’accès' }).isVisible(), false)
      await page.getByRole('button', { name: 'Choisir l’application de codes' }).click()
      assert.equal(await page.getByRole('img', { name: /Code à scanner/ }).evaluate((i: HTMLImageElement) => i.naturalWidth > 0), true)
      await page.getByLabel('Code à 6 chiffres').fill('12')
      await page.getByRole('button', { name: 'Confirmer' }).click()
      await page.getByRole('link', { name: /Ce code n’est pas celui de cette clé/ }).click()
      assert.match(page.url(), /#code$/)
    } finally {
      await contexte.close()
    }
  })
})
