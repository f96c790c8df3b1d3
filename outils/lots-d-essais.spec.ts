import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, it } from 'node:test'
import { enLots, type Essai } from './lots-d-essais.js'

describe('Ce qui partage un processus', () => {
  const dossier = mkdtempSync(join(tmpdir(), 'lots-'))
  after(() => rmSync(dossier, { recursive: true }))
  const essai = (
    nom: string,
    texte = `describe('${nom}', () => {\n  before(async () => {\n    p = await unePlateforme()\n  })\n})`,
  ): Essai => ({
    texte,
    compile: `/dist/${nom}.spec.js`,
    auNavigateur: nom === 'navigateur',
  })

  it('les essais qui ne demandent rien au leur, par six au plus, dans leur ordre, aucun oublié ni joué deux fois', () => {
    const tous = Array.from({ length: 49 }, (_, rang) => essai(`a${rang}`))
    const lots = enLots(tous, dossier, 2).map(lot => [...readFileSync(lot, 'utf8').matchAll(/file:\/\/(\S+)"/g)].map(([, f]) => f))
    assert.deepEqual(
      lots.map(l => l.length),
      [...Array.from({ length: 8 }, () => 6), 1],
    )
    assert.deepEqual(
      lots.flat(),
      tous.map(e => e.compile),
    )
  })

  it('seul : ce qui ouvre une plateforme en étant lu, ce qui pose un crochet pour tout le processus, ce qui mesure, un navigateur', () => {
    const seuls = [
      "const p = await unePlateforme()\ndescribe('x', () => {})",
      "after(() => p.fermer())\ndescribe('x', () => {})",
      "describe('x', async () => {\n  const base = await uneBase()\n})",
      "describe('x', () => {\n  const debut = performance.now()\n})",
      "describe('x', () => {\n  process.memoryUsage()\n})",
    ].map((texte, rang) => essai(`seul${rang}`, texte))
    seuls.push(essai('navigateur'))
    const fichiers = enLots([...seuls, ...Array.from({ length: 16 }, (_, rang) => essai(`b${rang}`))], dossier, 2)
    assert.deepEqual(
      fichiers.filter(f => f.startsWith('/dist/')),
      seuls.map(e => e.compile),
    )
  })

  it('peu d’essais : chacun le sien, pour que tous les processeurs servent', () => {
    const peu = ['c', 'd', 'e'].map(nom => essai(nom))
    assert.deepEqual(
      enLots(peu, dossier, 2),
      peu.map(e => e.compile),
    )
  })
})
