import { createPublicKey, createHash, generateKeyPairSync, randomBytes, randomUUID } from 'node:crypto'
import { execFile } from 'node:child_process'
import { createWriteStream } from 'node:fs'
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { once } from 'node:events'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs, promisify } from 'node:util'
import { Frange, hacherEnSuite } from '../src/scellement/arbre.js'
import { enFeuilles, hacher } from '../src/scellement/feuille.js'
import { ecrireLaCle, signer } from '../src/scellement/note.js'
import { ecrireLeSceau } from '../src/scellement/sceau.js'

/**
 * How long `verifier-journal` takes on an export of a million rows, beside reading the same file line by line and parsing it: what no verifier
 * could do without. The rows are sealed as the platform seals them, a thousand a seal, without a database.
 */
const { values } = parseArgs({ options: { rangs: { type: 'string', default: '1000000' } } })
const RANGS = Number(values.rangs)
const PAR_SCEAU = 1000
const origine = 'banc.example/journal'
const { privateKey } = generateKeyPairSync('ed25519')
const sels = randomBytes(32)

const dossier = await mkdtemp(join(tmpdir(), 'banc-journal-'))
const [fichier, cle] = [join(dossier, 'export.jsonl'), join(dossier, 'cle.txt')]
try {
  const ecriture = performance.now()
  await ecrireUnExport()
  await writeFile(cle, `${ecrireLaCle({ nom: origine, publique: createPublicKey(privateKey) })}\n`)
  const taille = (await stat(fichier)).size / 1e6
  console.log(`${RANGS.toLocaleString('fr')} rangs, ${taille.toFixed(0)} Mo, écrits et scellés en ${secondes(ecriture)} s`)

  const cli = ['dist/src/serveur/cli.js', 'verifier-journal', fichier, '--cle', cle]
  const verification = performance.now()
  const { stdout } = await promisify(execFile)(process.execPath, cli)
  const duree = secondes(verification)
  console.log(stdout.trim().replaceAll(/^/gm, '  '))

  const lecture = performance.now()
  await promisify(execFile)(process.execPath, [
    '-e',
    `require('readline').createInterface({ input: require('fs').createReadStream(${JSON.stringify(fichier)}) }).on('line', l => JSON.parse(l))`,
  ])
  const seule = secondes(lecture)
  console.log(`vérifié en ${duree} s ; lire et analyser seulement : ${seule} s ; rapport ${(Number(duree) / Number(seule)).toFixed(1)}`)
  console.log(`tâches de la machine depuis une minute : ${(loadavg()[0] ?? 0).toFixed(0)}`)
} finally {
  await rm(dossier, { recursive: true, force: true })
}

function secondes(depuis: number): string {
  return ((performance.now() - depuis) / 1000).toFixed(1)
}

async function ecrireUnExport(): Promise<void> {
  const flux = createWriteStream(fichier)
  const ecrire = async (lignes: readonly unknown[]) => {
    if (!flux.write(lignes.map(l => `${JSON.stringify(l)}\n`).join(''))) await once(flux, 'drain')
  }
  await ecrire([{ journal: 'si-plateforme', exporte: new Date().toISOString(), lignes: {} }])
  const frange = new Frange()
  const enFeuille = enFeuilles(sels)
  let precedent = Buffer.alloc(0)
  for (let rang = 1, taille = 0; taille < RANGS; rang++) {
    const feuilles = Array.from({ length: PAR_SCEAU }, (_, i) =>
      enFeuille({
        ...{ tx: String(rang * PAR_SCEAU + i), instant: new Date(1_800_000_000_000 + taille + i).toISOString(), ligne: null },
        ...{ organisation: 'CD59', structure: 'CD59-UT-LILLE', application: 'portail', issue: 'servi', correlation: randomUUID() },
        ...{ champs: null, usager: String(taille + i), agent: `agent.${i % 50}|ROY|Claire` },
      }),
    )
    const hachages = feuilles.map(hacher)
    for (const h of hachages) frange.ajouter(h)
    taille += PAR_SCEAU
    const sceau = {
      ...{ origine, taille, racine: frange.racine(), rang, lignes: PAR_SCEAU, lot: hacherEnSuite(hachages), precedent },
      ...{
        du: BigInt(rang === 1 ? 0 : rang * PAR_SCEAU),
        au: BigInt((rang + 1) * PAR_SCEAU),
        instant: new Date(1_800_000_000_000 + taille),
      },
    }
    const note = signer(ecrireLeSceau(sceau), origine, privateKey)
    precedent = createHash('sha256').update(note).digest()
    const rangs = feuilles.map((f, i) => ({
      h: hachages[i]?.toString('base64'),
      f: [f.publique, f.usager.valeur, f.usager.sel, f.agent.valeur, f.agent.sel],
    }))
    await ecrire([{ sceau: note }, ...rangs])
  }
  await ecrire([{ fin: true }])
  flux.end()
  await once(flux, 'finish')
}
