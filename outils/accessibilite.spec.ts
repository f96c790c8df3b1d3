import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { fautes, fautesSelonEqualAccess, lancerLeNavigateur } from './accessibilite.js'
import { sansNavigateur } from './navigateur.js'

const saine = (rang: number) =>
  `<tr class="r"><th scope="row">Rang ${rang}</th><td><label for="c${rang}">Heures ${rang}</label><input id="c${rang}"></td><td><a href="/r">Lire le rang</a></td></tr>`
const saines = (combien: number) => Array.from({ length: combien }, (_, rang) => saine(rang)).join('')
const page200 = (rangees: string) => `<!doctype html><html lang="fr"><head><title>Semaines</title>
<style>body { color: #111; background: #fff } .pale { color: #aaa }</style></head><body><main><h1>Semaines</h1>
<table><caption>Heures</caption><thead><tr><th scope="col">Rang</th><th scope="col">Heures</th><th scope="col">Suite</th></tr></thead>
<tbody>${rangees}</tbody></table></main></body></html>`

describe('H9 — Deux moteurs voient trois copies d’une forme, et chaque faute plantée dans la dernière des deux cents', {
  skip: sansNavigateur,
}, () => {
  let chrome: Browser
  let page: Page
  before(async () => {
    chrome = await lancerLeNavigateur()
    page = await chrome.newPage()
  })
  after(() => chrome?.close())

  async function de(rangees: string): Promise<string> {
    await page.setContent(page200(rangees))
    const avant = await page.content()
    const trouvees = [...(await fautes(page)), ...(await fautesSelonEqualAccess(page))]
    assert.equal(await page.content(), avant, 'la page est rendue telle qu’elle était')
    return trouvees.join('\n')
  }

  it('une page saine n’a aucune faute, et n’est pas jugée deux cents fois', async () => {
    assert.equal(await de(saines(200)), '')
    await page.locator('td a').evaluateAll(liens => liens.map(a => a.replaceChildren()))
    assert.equal((await fautes(page)).filter(f => f.includes('link-name')).length, 3)
  })

  const derniere = saine(199)
  const plantees: readonly [quoi: string, rangee: string, dite: RegExp][] = [
    ['une étiquette ôtée', derniere.replace(/<label.*<\/label>/, ''), /label : #c199/],
    ['une étiquette vide', derniere.replace(/>Heures 199</, '><'), /label : #c199/],
    ['une étiquette d’un autre champ', derniere.replace('for="c199"', 'for="ailleurs"'), /label : #c199/],
    ['un contraste trop faible', derniere.replace('<a ', '<a class="pale" '), /color-contrast : .*pale/],
    ['un lien sans nom', derniere.replace('Lire le rang', ''), /link-name/],
    ['un rôle qui n’existe pas', derniere.replace('<a ', '<a role="lien" '), /aria-roles/],
    [
      'une description qui n’est nulle part',
      derniere.replace('<input ', '<input aria-labelledby="absente" '),
      /aria-valid-attr-value|equal-access aria_id_unique/,
    ],
    ['un identifiant donné deux fois', derniere.replaceAll('c199', 'c100'), /identifiant répété : c100/],
  ]
  for (const [quoi, rangee, dite] of plantees) it(quoi, async () => assert.match(await de(saines(199) + rangee), dite))

  it('un titre sauté entre deux sections de même forme', async () => {
    await page.setContent(page200('').replace('</main>', `${'<section><h2>Titre</h2><p>Un</p></section>'.repeat(9)}<h4>Saut</h4></main>`))
    assert.match((await fautes(page)).join(), /heading-order/)
  })
})
