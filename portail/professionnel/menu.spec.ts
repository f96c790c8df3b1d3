import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import { professionnels } from '../../jeu-d-essai/professionnels.js'
import { unePlateforme } from '../../outils/plateforme-d-essai.js'

const p = await unePlateforme()
after(() => p.fermer())

describe('J4 — Aucune entrée du menu ne mène à un refus, quel que soit le rôle, quelle que soit l’organisation', () => {
  for (const [qui, { nom }] of Object.entries(professionnels))
    it(nom, async () => {
      const cookie = await p.ouvrirSession(qui)
      const ouvrir = (chemin: string) => p.appeler(chemin, { headers: { cookie } })
      const accueil = await (await ouvrir('/professionnel')).text()
      const menus = [...accueil.matchAll(/<nav[^>]*>.*?<\/nav>/gs)].join('')
      const entrees = [...new Set([...menus.matchAll(/href="(\/[^"#?]*)/g)].map(([, href = '']) => href))]
      assert.ok(entrees.length >= 2, menus)
      const refusees: string[] = []
      for (const entree of entrees) {
        const { status } = await ouvrir(entree)
        if (status !== 200) refusees.push(`${entree} : ${status}`)
      }
      assert.deepEqual(refusees, [])
    })
})
