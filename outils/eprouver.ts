import assert from 'node:assert/strict'
import { createWriteStream } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { parseArgs } from 'node:util'
import { fichierCnaf } from '../jeu-d-essai/fichier-cnaf.js'
import { hasard } from '../jeu-d-essai/population/hasard.js'
import { enVariable } from './adresses-d-essai.js'
import { unDossierDEssai } from './dossier-d-essai.js'
import { etatDesDossiers } from './etat-des-dossiers.js'
import { lancerImport } from './import-tue.js'
import { type PlateformeDEssai, unePlateforme } from './plateforme-d-essai.js'
import { secretsEnTexte } from './secrets-en-texte.js'
import { unServeur } from './serveur-d-essai.js'

/**
 * `npm run eprouver`: 100 000 persons with 1 000 planted defects, imported; again; then on another base, killed ten times at
 * random instants and resumed. Prints what it saw; exits non-zero when one of them is not exactly so.
 */
const { values } = parseArgs({
  options: {
    taille: { type: 'string', default: '100000' },
    defauts: { type: 'string', default: '1000' },
    morts: { type: 'string', default: '10' },
  },
})
const [taille, defauts, mortsVoulues] = [values.taille, values.defauts, values.morts].map(Number) as [number, number, number]

const essai = await unDossierDEssai()
const dossier = essai.temporaire
const { fermer: fermerLeServeur, ...adresses } = await unServeur(essai.chemin, process.env.DATABASE_URL, process.env.PG_BIN)
Object.assign(process.env, enVariable(adresses))

const ordreDe = ({ base, secrets }: PlateformeDEssai, fichier: string) => ({
  urlProprietaire: base.urlProprietaire,
  urlApplication: base.urlApplication,
  secrets: secretsEnTexte(secrets),
  fichier,
  organisation: 'CAF591',
  format: 'cnaf' as const,
  lot: 2000,
})

async function exactementLesDefauts(p: PlateformeDEssai, plantes: ReturnType<typeof fichierCnaf>['plantes']): Promise<void> {
  const lus = await p.base.proprietaire<{ rang: number; code: string; gravite: string }[]>`
    select rang, code, gravite from import_anomalie where import = (select id from import order by recu_le limit 1)`
  const vus = new Set(lus.map(c => `${c.rang} ${c.code}`))
  const manquants = plantes.filter(d => d.motifAttendu !== null && !vus.has(`${d.indexFoyer} ${d.motifAttendu}`))
  assert.deepEqual(manquants, [], 'chaque défaut planté est au rapport, avec sa raison')
  const rejetes = new Set(lus.filter(c => c.gravite === 'rejet').map(c => c.rang))
  const attendus = new Set(plantes.filter(d => d.gravite === 'rejet').map(d => d.indexFoyer))
  assert.deepEqual(rejetes, attendus, 'exactement ces rejets, et aucun autre')
  console.log(`✓ ${plantes.length} défauts plantés, chacun au rapport avec sa raison ; ${rejetes.size} foyers rejetés, ni plus ni moins`)
}

try {
  const fichier = join(dossier, 'RSABEM.xml')
  const f = fichierCnaf({ graine: 7, taille, departement: '59', defauts })
  await pipeline(f.octets, createWriteStream(fichier))
  const [temoin, tuee] = [await unePlateforme(), await unePlateforme()]
  try {
    const debut = performance.now()
    const premier = await lancerImport(ordreDe(temoin, fichier), null)
    console.log(`✓ importé en ${((performance.now() - debut) / 1000).toFixed(0)} s : ${premier}`)
    await exactementLesDefauts(temoin, f.plantes)
    const avant = await etatDesDossiers(temoin.base.proprietaire)
    const encore = await lancerImport(ordreDe(temoin, fichier), null)
    assert.equal((JSON.parse(encore ?? '') as { crees: number }).crees, 0)
    assert.deepEqual(await etatDesDossiers(temoin.base.proprietaire), avant)
    console.log(`✓ le même fichier encore : tout est inchangé (${encore})`)

    const tirage = hasard(7, 1)
    let morts = 0
    const duree = performance.now() - debut
    while (
      morts < mortsVoulues &&
      (await lancerImport(ordreDe(tuee, fichier), 50 + Math.floor((tirage() * duree) / (mortsVoulues * 3)))) === null
    )
      morts++
    await lancerImport(ordreDe(tuee, fichier), null)
    assert.ok(morts >= mortsVoulues, `${morts} morts seulement`)
    assert.deepEqual(await etatDesDossiers(tuee.base.proprietaire), avant)
    console.log(`✓ tué ${morts} fois puis repris : le même état (${avant.length} rangs comparés)`)
  } finally {
    await Promise.all([temoin.fermer(), tuee.fermer()])
  }
} finally {
  await fermerLeServeur()
  await essai.effacer()
}
