import assert from 'node:assert/strict'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, it } from 'node:test'
import { preparerLieu } from './lieu.js'

const racine = mkdtempSync(join(tmpdir(), 'lieu-'))
after(() => rmSync(racine, { recursive: true, force: true }))
const pasRoot = process.getuid?.() !== 0 && 'seul root met des données à l’abri'

describe('A11 — Des données mises à l’abri d’un dossier fermé', { skip: pasRoot }, () => {
  const ferme = join(racine, 'ferme')
  const donnees = join(ferme, 'clone', 'donnees')
  const preparer = (dossier = donnees) => preparerLieu(join(dossier, 'base'), join(racine, 'abri'))
  mkdirSync(join(ferme, 'clone'), { recursive: true })
  chmodSync(ferme, 0o700)
  chmodSync(racine, 0o755)

  it('se retrouvent d’un démarrage à l’autre', () => {
    const { grappe, delaissees } = preparer()
    assert.ok(grappe.startsWith(join(racine, 'abri')))
    assert.deepEqual([preparer().grappe, delaissees], [grappe, []])
  })

  it('ne sont ni reprises ni passées sous silence quand le dossier qui y menait est supprimé, jusqu’à ce qu’on les efface', () => {
    const { grappe: ancienne } = preparer()
    rmSync(donnees, { recursive: true })
    const { grappe: neuve, delaissees } = preparer()
    assert.notEqual(neuve, ancienne)
    assert.deepEqual(delaissees, [ancienne])
    assert.deepEqual(preparer().delaissees, [ancienne])
    assert.ok(existsSync(ancienne))
    rmSync(ancienne, { recursive: true })
    assert.deepEqual(preparer().delaissees, [])
  })

  it('suivent le dossier que l’on déplace', () => {
    const { grappe } = preparer()
    const ailleurs = join(ferme, 'clone', 'ailleurs')
    renameSync(donnees, ailleurs)
    assert.equal(preparer(ailleurs).grappe, grappe)
    assert.deepEqual(preparer().delaissees, [])
  })
})
