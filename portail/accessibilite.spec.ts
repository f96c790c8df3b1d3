import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Browser, BrowserContext } from 'playwright-core'
import { debordement, fautes as fautesSelonAxe, fautesSelonEqualAccess, lancerLeNavigateur } from '../outils/accessibilite.js'
import { sansNavigateur } from '../outils/navigateur.js'
import { type Visite, visiterLesPages } from '../outils/pages-du-portail.js'
import { type PlateformeDEssai, unePlateforme } from '../outils/plateforme-d-essai.js'
import { mettreEnTrain } from './administration/etats.essai.js'
import { balises } from './interface/structure.essai.js'

const poidsMaximal = 150_000

/** Each kind of person the portal knows, where she begins, and how many pages at least are hers: fewer would be a visit that stopped. */
// biome-ignore format: a table is read in columns
const visiteurs: readonly (readonly [qui: string | null, depart: readonly string[], pages: number])[] = [
  [null,            ['/connexion', '/accessibilite'],  5],
  ['madameRoy',     ['/professionnel'],                8],
  ['monsieurBrun',  ['/professionnel'],                8],
  ['madameAdam',    ['/professionnel'],               40],
  ['madameDubois',  ['/professionnel'],               10],
  ['madameMercier', ['/professionnel'],               25],
  ['monsieurVidal', ['/professionnel'],                4],
  ['amina',         ['/mon-espace'],                   6],
]

describe('H9 — chaque page de chaque espace, dans un vrai navigateur, selon deux moteurs', { skip: sansNavigateur }, () => {
  let p: PlateformeDEssai
  let chrome: Browser
  before(async () => {
    p = await unePlateforme()
    await mettreEnTrain(p)
    chrome = await lancerLeNavigateur()
  })
  after(async () => {
    await chrome?.close()
    await p?.fermer()
  })

  async function entrer(qui: string | null, largeur: number): Promise<BrowserContext> {
    const contexte = await chrome.newContext({ viewport: { width: largeur, height: 800 } })
    if (qui === null) return contexte
    const preuve = qui === 'amina' ? { acr: 'eidas1', amr: ['fc'] } : {}
    const [name = '', value = ''] = (await p.ouvrirSession(qui, preuve)).split('=')
    await contexte.addCookies([{ name, value, domain: new URL(p.url).hostname, path: '/', secure: true, httpOnly: true, sameSite: 'Lax' }])
    return contexte
  }

  for (const [qui, depart, auMoins] of visiteurs)
    it(`H9 — ${qui ?? 'un visiteur'} : aucune faute, rien ne déborde, rien ne pèse`, { timeout: 600_000 }, async () => {
      const contexte = await entrer(qui, 1280)
      const etroit = await entrer(qui, 320)
      const fautes: string[] = []
      const pageEtroite = await etroit.newPage()
      const visites = await visiterLesPages(contexte, p.url, depart, async (page, visite) => {
        fautes.push(...(await fautesSelonAxe(page)), ...(await fautesSelonEqualAccess(page)))
        fautes.push(...structure(visite))
        await pageEtroite.goto(page.url())
        fautes.push(...(await debordement(pageEtroite)))
      })
      await contexte.close()
      await etroit.close()
      assert.deepEqual(fautes, [])
      assert.ok(visites.length >= auMoins, `${visites.length} pages vues : ${visites.map(v => v.chemin).join(' ')}`)
    })

  /** What no engine asks of a page, and every page of ours has. */
  function structure({ chemin, statut, texte, octets, plaintes }: Visite): string[] {
    const h1 = balises(texte).filter(b => b.nom === 'h1').length
    return [
      ...(statut === 200 ? [] : [`${chemin} : répond ${statut}`]),
      ...(h1 === 1 ? [] : [`${chemin} : ${h1} titres de premier niveau`]),
      ...(octets <= poidsMaximal ? [] : [`${chemin} : pèse ${octets} octets`]),
      ...plaintes.map(plainte => `${chemin} : ${plainte}`),
    ]
  }
})
