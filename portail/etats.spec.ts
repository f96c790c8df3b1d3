import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Browser } from 'playwright-core'
import {
  contrastes,
  debordement,
  deplier,
  fautes as fautesSelonAxe,
  fautesSelonEqualAccess,
  lancerLeNavigateur,
} from '../outils/accessibilite.js'
import { atteindre, etats } from '../outils/etats-du-portail.js'
import { sansNavigateur } from '../outils/navigateur.js'
import { entrerAuPortail } from '../outils/visiteurs-du-portail.js'
import { unePlateformeAuTravail } from './professionnel/etats.essai.js'

const large = { width: 1280, height: 800 }
const telephone = { width: 320, height: 800 }

describe('H9 — chaque état d’une page : refus, conflit, liste vide, attente, panne, selon deux moteurs', { skip: sansNavigateur }, () => {
  let p: Awaited<ReturnType<typeof unePlateformeAuTravail>>
  let chrome: Browser
  before(async () => {
    p = await unePlateformeAuTravail()
    chrome = await lancerLeNavigateur()
  })
  after(async () => {
    await chrome?.close()
    await p?.fermer()
  })

  for (const etat of etats)
    it(`H9 — ${etat.nom} : aucune faute, clair ou sombre, et rien ne déborde`, { timeout: 60_000 }, async () => {
      const contexte = await entrerAuPortail(chrome, p, etat.qui, { viewport: large, ...(etat.preuve && { preuve: etat.preuve }) })
      const page = await contexte.newPage()
      page.setDefaultTimeout(10_000)
      await atteindre(etat, p, page)
      await deplier(page)
      const fautes = [...(await fautesSelonAxe(page)), ...(await fautesSelonEqualAccess(page))]
      await page.emulateMedia({ colorScheme: 'dark' })
      fautes.push(...(await fautesSelonAxe(page, contrastes)))
      await page.setViewportSize(telephone)
      fautes.push(...(await debordement(page)))
      await contexte.close()
      assert.deepEqual(fautes, [])
    })
})
