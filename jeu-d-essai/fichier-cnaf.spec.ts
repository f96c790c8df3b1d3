import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { it } from 'node:test'
import { fileURLToPath } from 'node:url'
import { validateXML } from 'xmllint-wasm'
import { lireFluxCnaf } from '../src/flux/cnaf/lire.js'
import { fichierCnaf, type OptionsDeFichierCnaf } from './fichier-cnaf.js'

const schema = ['../../../shared', '../../../../shared']
  .map(dossier => join(fileURLToPath(new URL('.', import.meta.url)), dossier, 'donnees/cnaf/vrsb0801.xsd'))
  .find(chemin => existsSync(chemin))
const skip = schema === undefined ? 'le schéma de la CNAF n’est pas à côté du dépôt (../shared/donnees)' : false

const fautes = async (options: OptionsDeFichierCnaf): Promise<string[]> => {
  const blocs: Buffer[] = []
  for await (const bloc of fichierCnaf(options).octets) blocs.push(bloc)
  const { errors } = await validateXML({
    xml: { fileName: 'flux.xml', contents: Buffer.concat(blocs).toString('utf8') },
    schema: { fileName: 'vrsb0801.xsd', contents: readFileSync(schema ?? '', 'utf8') },
    maxMemoryPages: 4096,
  })
  return errors.map(({ message }) => message)
}

const utf8 = { encodage: 'utf-8' } as const

it('B1 — les fichiers du jeu d’essai sont valides contre le schéma de la CNAF', { skip }, async () => {
  for (const departement of ['01', '59', '2A', '974']) {
    assert.deepEqual(await fautes({ graine: 3, taille: 120, departement, forme: utf8 }), [])
  }
  assert.deepEqual(await fautes({ graine: 3, taille: 120, departement: '59', organisme: 'MSA', forme: utf8 }), [])
  assert.deepEqual(await fautes({ graine: 3, taille: 2000, departement: '59', quotidien: { rang: 1 }, forme: utf8 }), [])
})

it('B1 — un défaut planté se voit aussi du schéma', { skip }, async () => {
  assert.ok(
    (await fautes({ graine: 3, taille: 20, departement: '59', defauts: ['organismeInconnu', 'dateBarres'], forme: utf8 })).length > 0,
  )
})

it('B4 — cinquante mille personnes, enfants compris, se lisent en mémoire bornée', async () => {
  const { octets, bilan } = fichierCnaf({ graine: 6, taille: 30_000, departement: '59' })
  let plein = 0
  let lus = 0
  let debut = 0
  for await (const element of lireFluxCnaf(octets)) {
    if (element.type === 'foyer') lus++
    if (lus % 5000 !== 0) continue
    global.gc?.()
    const { heapUsed, external } = process.memoryUsage()
    if (lus === 5000) debut = heapUsed + external
    plein = Math.max(plein, heapUsed + external)
  }
  assert.equal(lus, bilan.foyers)
  // Without a forced collection the garbage of a few thousand households may stand there, never that of forty thousand (200 MB).
  assert.ok(plein - debut < 120e6, `${Math.round((plein - debut) / 1e6)} Mo de plus qu’au début`)
})
