import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Browser } from 'playwright-core'
import { debordement, deplier, fautes as fautesSelonAxe, fautesSelonEqualAccess, lancerLeNavigateur } from '../outils/accessibilite.js'
import { sansNavigateur } from '../outils/navigateur.js'
import { type Visite, visiterLesPages } from '../outils/pages-du-portail.js'
import { entrerAuPortail, type Visiteur, visiteurs } from '../outils/visiteurs-du-portail.js'
import { mettreEnTrain } from './administration/etats.essai.js'
import { balises } from './interface/structure.essai.js'
import { unePlateformeAuTravail } from './professionnel/etats.essai.js'

/** Who holds the administration: the largest part of the portal, visited on its own. */
export const administrateurs: readonly (string | null)[] = ['madameAdam', 'madameDubois', 'madameMercier']

const poidsMaximal = 150_000
const duVisiteur = visiteurs.find(v => v.qui === null) ?? assert.fail()
const large = { width: 1280, height: 800 }
const telephone = { width: 320, height: 800 }

/** Every page of these visitors, in a real browser, before two engines. */
export function visiterToutesLesPages(titre: string, voulus: readonly Visiteur[]): void {
  describe(titre, { skip: sansNavigateur }, () => {
    let p: Awaited<ReturnType<typeof unePlateformeAuTravail>>
    let chrome: Browser
    /** Pages open to all: once is enough. */
    const deTous = new Set<string>()
    before(async () => {
      p = await unePlateformeAuTravail()
      await mettreEnTrain(p)
      chrome = await lancerLeNavigateur()
      if (voulus.some(v => v.qui === null)) return
      const contexte = await entrerAuPortail(chrome, p, null)
      for (const { chemin } of await visiterLesPages(contexte, p.url, duVisiteur.depart, async () => {})) deTous.add(chemin)
      await contexte.close()
    })
    after(async () => {
      await chrome?.close()
      await p?.fermer()
    })

    for (const { qui, depart, auMoins } of voulus)
      it(`H9 — ${qui ?? 'un visiteur'} : aucune faute, rien ne déborde, rien ne pèse`, { timeout: 600_000 }, async () => {
        const contexte = await entrerAuPortail(chrome, p, qui, { viewport: large })
        const fautes: string[] = []
        const visites = await visiterLesPages(
          contexte,
          p.url,
          depart,
          async (page, visite) => {
            await deplier(page)
            fautes.push(...(await fautesSelonAxe(page)), ...(await fautesSelonEqualAccess(page)))
            fautes.push(...structure(visite))
            await page.setViewportSize(telephone)
            fautes.push(...(await debordement(page)))
            await page.setViewportSize(large)
          },
          deTous,
        )
        if (qui === null) for (const { chemin } of visites) deTous.add(chemin)
        await contexte.close()
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
}
