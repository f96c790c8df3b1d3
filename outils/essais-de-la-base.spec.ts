import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { fileURLToPath } from 'node:url'
import { essaisDeLaBase } from './essais-de-la-base.js'
import { lireLesModules } from './frontieres/modules.js'

describe('Un second serveur de base ne repasse que ce qui peut y répondre autrement', () => {
  const choisis = essaisDeLaBase(lireLesModules(fileURLToPath(new URL('../../', import.meta.url))))

  it('les récits, le moteur, le journal, le scellement, un arrêt brutal, le jeu de démonstration', () => {
    for (const essai of [
      'src/parcours/recits.spec.ts',
      'src/moteur/verrous.spec.ts',
      'src/moteur/journal.spec.ts',
      'src/scellement/scellement.spec.ts',
      'src/serveur/http/kill-9.spec.ts',
      'src/payeurs/transmettre.spec.ts',
      'src/suites/echeances/echeances.spec.ts',
      'src/vigilance/supervision.spec.ts',
      'src/parcours/sanction-rsa/sanction.spec.ts',
    ])
      assert.ok(choisis.has(essai), essai)
  })

  it('ni les règles pures, ni les navigateurs, ni les façades, ni les tables, les tirages et les morts au hasard, que leurs récits redisent', () => {
    for (const essai of choisis)
      assert.doesNotMatch(
        essai,
        /\.regles\.spec|navigateur|accessibilite|au-hasard|\/etats\.spec|tue\.spec|jour-de-panne|\/couverture\.spec|qui-voit-quoi|^src\/partenaire/,
      )
    assert.ok(choisis.size > 100, `${choisis.size} essais`)
  })
})
