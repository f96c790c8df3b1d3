import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { uneBase } from '../base-d-essai.js'
import { chiffresDe } from './chiffres.js'
import { execFileSync } from 'node:child_process'
import { mkdtempSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { existe, lireLesResultats, verdictDe } from './essais-nommes.js'
import { menaces } from './menaces.js'
import { provenanceDe } from './provenance.js'
import { manques, rapport, risqueDe } from './rapport.js'
import { recommandation } from './recommandation-cnil.js'

const essais = [...menaces.flatMap(m => m.mesures.map(([, essai]) => essai)), ...recommandation.map(r => r.essai)]
const verts = new Map(essais.map(([, phrase]) => [phrase, true]))
const dossier = {
  jour: '2026-11-28',
  annee: 2026,
  resultats: verts,
  chiffres: null,
  composants: 1,
  provenance: { phrase: 'Sources.', perimes: false },
}

describe('J3 — Le dossier d’audit ne dit que ce qu’un essai prouve', () => {
  it('chaque mesure du modèle de menace et de la recommandation de la CNIL nomme un essai qui existe', () => {
    assert.deepEqual(
      essais.filter(e => !existe(e)).map(e => `« ${e[1]} » (${e[0]})`),
      [],
    )
  })

  it('un essai absent, rouge ou non joué se voit, et rend au scénario son niveau d’avant', () => {
    const [menace = menaces[0]] = menaces
    assert.ok(menace)
    const [[, essai] = ['', ['', '']] as const] = menace.mesures
    assert.deepEqual(manques(dossier), [])
    assert.ok(risqueDe(menace, verts).reste < risqueDe(menace, verts).brut)
    for (const [resultats, verdict] of [
      [new Map([...verts, [essai[1], false]]), 'rouge'],
      [new Map([...verts].filter(([phrase]) => phrase !== essai[1])), 'non joué'],
    ] as const) {
      assert.equal(verdictDe(essai, resultats), verdict)
      assert.deepEqual(manques({ resultats }), [`${verdict} : « ${essai[1]} » (${essai[0]})`])
      const { brut, reste } = risqueDe(menace, resultats)
      assert.equal(reste, brut)
      assert.match(rapport({ ...dossier, resultats }), /1 mesures ne sont pas prouvées/)
    }
    assert.equal(verdictDe([essai[0], 'une phrase que personne n’a écrite'], verts), 'absent')
    assert.equal(verdictDe(['src/absent.spec.ts', essai[1]], verts), 'absent')
  })

  it('des essais plus anciens que les sources ne prouvent rien d’elles ; le rapport dit lesquelles, et quand ils furent joués', () => {
    const depot = mkdtempSync(join(tmpdir(), 'audit-'))
    const git = (...args: string[]) => execFileSync('git', ['-c', 'user.name=x', '-c', 'user.email=x@x.fr', ...args], { cwd: depot })
    const resultats = join(depot, 'r.xml')
    writeFileSync(resultats, '')
    assert.match(provenanceDe(depot, resultats).phrase, /sans historique/)
    git('init', '--quiet')
    git('commit', '--quiet', '--allow-empty', '--message', 'x')
    utimesSync(resultats, new Date(), new Date(Date.now() + 60_000))
    assert.deepEqual([provenanceDe(depot, resultats).perimes, provenanceDe(depot, undefined).perimes], [false, false])
    utimesSync(resultats, new Date(), new Date(Date.now() - 60_000))
    const { phrase, perimes } = provenanceDe(depot, resultats)
    assert.ok(perimes)
    assert.match(rapport({ ...dossier, provenance: { phrase, perimes } }), /révision [0-9a-f]+ du .* plus anciens que les sources/)
  })

  it('les chiffres de l’année se comptent dans la base, et dans elle seule', async () => {
    const base = await uneBase()
    try {
      const chiffres = await chiffresDe(2026, base.proprietaire)
      assert.ok(chiffres.length > 5)
      assert.ok(
        chiffres.every(([, n]) => n === 0),
        'une base neuve n’a rien à dire',
      )
      assert.match(rapport({ ...dossier, chiffres }), /\| blocages \| 0 \|/)
    } finally {
      await base.fermer()
    }
  })

  it('les résultats se lisent comme les écrit le banc d’essais ; un essai sauté n’est pas réussi', () => {
    const junit = `<testsuites><testsuite name="s"><testcase name="l’un &amp; l’autre" time="1" classname="test"/>
      <testcase name="de plus de 15 h > 0" time="1" classname="test"/>
      <testcase name="échoué" time="1" classname="test"><failure type="x" message="y">z</failure></testcase>
      <testcase name="sauté" time="1" classname="test"><skipped type="skipped" message="true"/></testcase></testsuite></testsuites>`
    assert.deepEqual(
      [...lireLesResultats(junit)],
      [
        ['l’un & l’autre', true],
        ['de plus de 15 h > 0', true],
        ['échoué', false],
        ['sauté', false],
      ],
    )
  })
})
