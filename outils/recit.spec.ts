import assert from 'node:assert/strict'
import { execFile, spawn } from 'node:child_process'
import { generateKeyPairSync } from 'node:crypto'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { fileURLToPath } from 'node:url'
import { setTimeout as attendre } from 'node:timers/promises'
import { isDeepStrictEqual, promisify } from 'node:util'
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

  it('I9 — dès le premier démarrage, rien n’est en retard de ce que ses récits ont daté d’avant', async () => {
    const { status, checks } = (await (await fetch(`${url}/sante`)).json()) as { status: string; checks: Record<string, unknown[]> }
    assert.equal(status, 'pass', JSON.stringify(checks))
  })

  it('E2 — dès le premier démarrage, des caisses répondent : appliquée, rejetée avec sa raison, restée sans réponse ; le rejet est un travail', async () => {
    const jetonDe = async (nom: string) =>
      (await executer(process.execPath, ['dist/src/serveur/cli.js', 'jeton', nom], { cwd: racine, env })).stdout.trim()
    const [brun, caf] = [await jetonDe('monsieurBrun'), await jetonDe('PAR_caf_591')]
    const lire = async (jeton: string, chemin: string) => {
      const r = await fetch(`${url}/api/v1/${chemin}`, { headers: { authorization: `Bearer ${jeton}` } })
      assert.equal(r.status, 200, await r.clone().text())
      return (await r.json()) as { etats: { etat: string; nombre: number }[]; elements: Record<string, unknown>[] }
    }
    const compte = async (jeton: string) =>
      Object.fromEntries((await lire(jeton, 'envois-au-payeur/decompte')).etats.map(e => [e.etat, e.nombre]))
    const voulu = { APPLIQUE: 5, REJETE: 2, TRANSMIS: 1 }
    for (let essai = 0; essai < 60 && !isDeepStrictEqual(await compte(brun), voulu); essai++) await attendre(1000)
    assert.deepEqual(await compte(brun), voulu, 'le département')
    assert.deepEqual(await compte(caf), { APPLIQUE: 4, REJETE: 1, TRANSMIS: 1 }, 'la CAF du Nord, qui ne lit pas la MSA')
    const [rejetee] = (await lire(brun, 'envois-au-payeur?etat=REJETE')).elements
    assert.match(String(rejetee?.motifDuRejet), /numéro d’allocataire à vérifier/)
    assert.equal((await lire(brun, 'travaux?nature=envoi-rejete')).elements.length, 2)
    assert.ok((await lire(caf, 'envois-au-payeur/reponses-refusees')).elements.length > 0, 'ce qu’elle répète ne change rien')
  })

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

  it('A11 — une clé qui n’a pas scellé son journal ne le reprend pas', async () => {
    const autre = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' })
    await writeFile(join(dossier, 'secrets', 'scellement.pem'), autre)
    await assert.rejects(
      executer(process.execPath, ['dist/src/serveur/cli.js', 'demarrer'], { cwd: racine, env, timeout: 300_000 }),
      ({ stdout, stderr }: { stdout: string; stderr: string }) =>
        /^Démarrage refusé\.\n- La clé « .*scellement\.pem » .* n’a pas fait le dernier sceau du journal/m.test(stdout + stderr),
    )
  })
})
