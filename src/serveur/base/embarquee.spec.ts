import assert from 'node:assert/strict'
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { chownSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, it } from 'node:test'
import { peutAtteindre } from './compte.js'
import { ouvrirConnexions } from './connexions.js'
import { type BaseEmbarquee, demarrerBaseEmbarquee, rejoindreBaseEmbarquee } from './embarquee.js'
import { postmasterVivant } from './postmaster.js'
import { processusVivant } from './processus.js'

const racine = mkdtempSync(join(tmpdir(), 'embarquee-'))
after(() => rmSync(racine, { recursive: true, force: true }))

const programmes = process.env.PG_BIN
const demarrer = (dossier: string) => demarrerBaseEmbarquee({ dossier, jetable: true, programmes })
const nobody = { uid: 65_534, gid: 65_534 }

async function dans<T>(base: BaseEmbarquee, requete: string): Promise<T[]> {
  const sql = ouvrirConnexions(base.adresse(base.superutilisateur, 'postgres'), { max: 1 })
  try {
    return [...(await sql.unsafe<T[]>(requete))]
  } finally {
    await sql.end()
  }
}

/** Another platform, in a process of its own; says `prete` once started, or why it refuses. */
function programmeDUneAutre(dossier: string): string[] {
  const module = new URL('./embarquee.js', import.meta.url).href
  return [
    '--input-type=module',
    '-e',
    `import { demarrerBaseEmbarquee } from ${JSON.stringify(module)}
     const options = ${JSON.stringify({ dossier, jetable: true, programmes })}
     await demarrerBaseEmbarquee(options).then(b => {
       process.on('SIGTERM', () => b.fermer().then(() => process.exit()))
       console.log('prete', process.getuid())
       setInterval(() => {}, 1000)
     }, e => console.log(e.message))`,
  ]
}

async function uneAutrePlateforme(dossier: string, compte = {}): Promise<{ processus: ChildProcess; dit: string }> {
  const processus = spawn(process.execPath, programmeDUneAutre(dossier), { ...compte, cwd: '/', stdio: ['ignore', 'pipe', 'inherit'] })
  const [dit] = await once(processus.stdout, 'data')
  return { processus, dit: String(dit) }
}

async function tuer(processus: ChildProcess): Promise<void> {
  processus.kill('SIGKILL')
  await once(processus, 'exit')
}

describe('La base embarquée', () => {
  const dossier = join(racine, 'base')
  const pgdata = join(dossier, 'grappe', 'pgdata')

  it('A11 — garde ses données entre deux démarrages, et s’arrête sans rien laisser', async () => {
    const premiere = await demarrer(dossier)
    await dans(premiere, `create table recu as select 'premier' as quand`)
    const pid = postmasterVivant(pgdata)?.pid ?? 0
    await premiere.fermer()
    assert.equal(processusVivant(pid), undefined)

    const seconde = await demarrer(dossier)
    assert.deepEqual(await dans(seconde, 'select quand from recu'), [{ quand: 'premier' }])
    await seconde.fermer()
  })

  it('refuse un second démarrage sur les mêmes données, dans ce processus comme dans un autre', async () => {
    const base = await demarrer(dossier)
    const phrase = new RegExp(`sont déjà utilisées par la plateforme lancée sous le processus n° ${process.pid}\\. Arrêtez-la`)
    await assert.rejects(demarrer(dossier), phrase)
    assert.match((await uneAutrePlateforme(dossier)).dit, phrase)
    assert.deepEqual(await dans(base, 'select quand from recu'), [{ quand: 'premier' }])
    await base.fermer()
  })

  it('se laisse rejoindre par une commande sans que celle-ci l’arrête', async () => {
    assert.equal(await rejoindreBaseEmbarquee(dossier), undefined)
    const base = await demarrer(dossier)
    const rejointe = await rejoindreBaseEmbarquee(dossier)
    assert.ok(rejointe)
    await rejointe.fermer()
    assert.deepEqual(await dans(base, 'select quand from recu'), [{ quand: 'premier' }])
    await base.fermer()
  })

  it('A11 — est reprise, avec tout ce qui fut acquitté, après un kill -9 de la plateforme', async () => {
    const { processus, dit } = await uneAutrePlateforme(dossier)
    assert.match(dit, /^prete/)
    await tuer(processus)
    const orphelin = postmasterVivant(pgdata)
    assert.ok(orphelin)

    const reprise = await demarrer(dossier)
    assert.equal(reprise.heritage, processus.pid)
    assert.equal(postmasterVivant(pgdata)?.pid, orphelin.pid)
    assert.deepEqual(await dans(reprise, `insert into recu values ('orphelin') returning quand`), [{ quand: 'orphelin' }])
    await reprise.fermer()
    assert.equal(processusVivant(orphelin.pid), undefined)
  })

  it('A11 — est reprise après un kill -9 de la plateforme et de PostgreSQL', async () => {
    const { processus } = await uneAutrePlateforme(dossier)
    await tuer(processus)
    process.kill(postmasterVivant(pgdata)?.pid ?? Number.NaN, 'SIGKILL')
    const reprise = await demarrer(dossier)
    assert.deepEqual(await dans(reprise, 'select quand from recu'), [{ quand: 'premier' }, { quand: 'orphelin' }])
    await reprise.fermer()
  })

  it('n’est pas retenue par un numéro de processus que la machine a redonné', async () => {
    writeFileSync(join(dossier, 'verrou.json'), JSON.stringify({ pid: 1, debut: 'avant' }))
    writeFileSync(join(pgdata, 'postmaster.pid'), `1\n${pgdata}\n0\n5432\n\n\n\nready\n`)
    await (await demarrer(dossier)).fermer()
  })

  it('refuse avec une phrase les données d’une autre version de PostgreSQL', async () => {
    const marque = join(pgdata, 'PG_VERSION')
    const version = readFileSync(marque, 'utf8')
    writeFileSync(marque, '12\n')
    await assert.rejects(demarrer(dossier), /écrites par PostgreSQL 12, mais cette machine ne propose que|PG_BIN désigne/)
    writeFileSync(marque, version)
  })

  it('démarre au fond d’un dossier dont le chemin dépasse celui d’une socket', async () => {
    const profond = join(racine, 'p'.repeat(120), 'base')
    const base = await demarrer(profond)
    assert.doesNotMatch(base.adresse(base.superutilisateur, 'postgres'), /host=/)
    assert.equal((await dans(base, 'select 1')).length, 1)
    await base.fermer()
  })

  it('démarre pour un compte ordinaire, qui possède alors tous ses fichiers', async t => {
    if (process.getuid?.() !== 0) return t.skip('la suite entière tourne déjà sous un compte ordinaire')
    if (!peutAtteindre(nobody, new URL('.', import.meta.url).pathname, process.execPath))
      return t.skip('ce compte ne peut pas lire le code')
    const sien = join(racine, 'ordinaire')
    chownRacine(sien)
    const { processus, dit } = await uneAutrePlateforme(join(sien, 'base'), nobody)
    assert.equal(dit.trim(), 'prete 65534')
    assert.equal(statSync(join(sien, 'base', 'grappe', 'pgdata')).uid, nobody.uid)
    processus.kill('SIGTERM')
    await once(processus, 'exit')
    assert.equal(postmasterVivant(join(sien, 'base', 'grappe', 'pgdata')), undefined)
  })

  it('dit au compte ordinaire que les données sont celles d’un autre', async t => {
    if (process.getuid?.() !== 0) return t.skip('il faut deux comptes')
    const { stdout } = spawnSync(process.execPath, programmeDUneAutre(dossier), { ...nobody, cwd: '/', encoding: 'utf8' })
    assert.match(stdout, /a été créée par un autre compte/)
  })
})

function chownRacine(dossier: string): void {
  mkdirSync(dossier)
  chownSync(dossier, nobody.uid, nobody.gid)
}
