import assert from 'node:assert/strict'
import { execFile, spawn } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { portLibre } from '../src/serveur/base/port-libre.js'

const racine = fileURLToPath(new URL('../../', import.meta.url))
const executer = promisify(execFile)

/** The block of the README, as a visitor would paste it, pointed at the platform of this test. */
async function recit(url: string, dossier: string): Promise<string> {
  const lisezMoi = await readFile(join(racine, 'README.md'), 'utf8')
  const bloc = /<!-- recit -->\n```sh\n([\s\S]*?)```/.exec(lisezMoi)?.[1]
  assert.ok(bloc, 'le README raconte le récit dans un bloc que l’on peut coller')
  return bloc.replaceAll('http://127.0.0.1:8080', url).replaceAll('donnees/', `${dossier}/`)
}

describe('Le récit du README se suit avec curl, sur une plateforme démarrée par sa commande', () => {
  let dossier: string
  let env: NodeJS.ProcessEnv
  let url: string
  let arreter: () => Promise<number | null>

  before(async () => {
    dossier = await mkdtemp(join(tmpdir(), 'recit-'))
    const port = await portLibre()
    url = `http://127.0.0.1:${port}`
    const { DATABASE_URL: _, ...heritage } = process.env
    env = { ...heritage, PORT: String(port), DOSSIER_DONNEES: dossier, MODE: 'demonstration', NODE_ENV: '' }
    const serveur = spawn(process.execPath, ['dist/src/serveur/cli.js', 'demarrer'], {
      cwd: racine,
      env,
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    await new Promise<void>((pret, echec) => {
      serveur.stdout.on('data', d => String(d).includes('écoute sur') && pret())
      serveur.once('exit', code => echec(new Error(`arrêté (${code})`)))
    })
    arreter = () => new Promise(fini => serveur.once('exit', fini) && serveur.kill('SIGINT'))
  })
  after(() => rm(dossier, { recursive: true, force: true }))

  it('B1, A5, A7, A11 — du fichier de la CAF à la lecture du partenaire, et à ce que l’exploitant imprime', async () => {
    const { stdout } = await executer('bash', ['-euo', 'pipefail', '-c', await recit(url, dossier)], {
      cwd: racine,
      env,
      maxBuffer: 10_000_000,
    })
    assert.match(stdout, /quotidien\.xml : termine/)
    assert.match(stdout, /"etatCivil":\{[^}]*"nom":"HADDAD"/, 'le contrat partenaire')
    assert.match(stdout, /"nom":"BENALI","nomNaissance":"HADDAD"/, 'l’API native')
    assert.match(stdout, /27 RUE GAMBETTA/, 'l’adresse du fichier quotidien')
    assert.doesNotMatch(stdout, /2880459350123/, 'le NIR n’est pas rendu au département')
    assert.match(stdout, /^404$/m)
    assert.match(stdout, /CD59 .*ROY Claire[\s\S]*identite\.accompagnement\.consulter[\s\S]*L\. 5411-5-1/)
  })

  it('et Ctrl-C arrête tout proprement', async () => {
    assert.equal(await arreter(), 0)
    await assert.rejects(fetch(`${url}/sante`))
  })
})
