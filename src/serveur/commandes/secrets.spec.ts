import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, it } from 'node:test'
import { fileURLToPath } from 'node:url'
import { lireConfiguration } from '../configuration.js'
import { chargerSecrets } from '../secrets.js'

const cli = fileURLToPath(new URL('../cli.js', import.meta.url))
const racine = mkdtempSync(join(tmpdir(), 'commande-secrets-'))
// PostgreSQL's own account must be able to reach the embedded database.
chmodSync(racine, 0o755)
after(() => rmSync(racine, { recursive: true, force: true }))

type Fin = { code: number; dit: string }
function plateforme(arguments_: string[], variables: NodeJS.ProcessEnv = {}): Promise<Fin> {
  const { DATABASE_URL: _, ...heritage } = process.env
  return new Promise(fini => {
    execFile(process.execPath, [cli, ...arguments_], { env: { ...heritage, ...variables } }, (erreur, stdout, stderr) =>
      fini({ code: erreur ? 1 : 0, dit: stdout + stderr }),
    )
  })
}
const contenus = (dossier: string) => new Map(readdirSync(dossier).map(f => [f, readFileSync(join(dossier, f), 'utf8')]))

describe('J3 — « secrets creer » crée les secrets d’une production', () => {
  const dossier = join(racine, 'production')

  it('dix fichiers que la production accepte, illisibles des autres comptes, et dit comment s’en servir', async () => {
    const { code, dit } = await plateforme(['secrets', 'creer', '--dossier', dossier])
    assert.equal(code, 0, dit)
    assert.ok(dit.includes(`MODE=production DOSSIER_SECRETS=${dossier}`))
    assert.equal(statSync(dossier).mode & 0o777, 0o700)
    assert.equal(readdirSync(dossier).length, 10)
    assert.ok(readdirSync(dossier).every(f => (statSync(join(dossier, f)).mode & 0o777) === 0o600))
    const configuration = lireConfiguration({ MODE: 'production', BASE_EMBARQUEE: 'oui', HORODATAGE: 'interne', DOSSIER_SECRETS: dossier })
    assert.equal((await chargerSecrets(configuration, {})).demonstration, false)
    assert.ok(![...contenus(dossier).values()].some(cle => dit.includes(cle.trim())))
  })

  it('ne remplace jamais un secret, fût-il seul dans le dossier', async () => {
    const avant = contenus(dossier)
    const refusee = await plateforme(['secrets', 'creer', '--dossier', dossier])
    assert.deepEqual([refusee.code, contenus(dossier)], [1, avant])
    assert.match(refusee.dit, /^« .*production » contient déjà signature\.jwks\.json, .* : aucun secret n’a été créé ni remplacé\./)
    for (const f of readdirSync(dossier).filter(f => f !== 'cookies.cles')) rmSync(join(dossier, f))
    assert.equal((await plateforme(['secrets', 'creer', '--dossier', dossier])).code, 1)
    assert.deepEqual(readdirSync(dossier), ['cookies.cles'])
    assert.match((await plateforme(['secrets', 'creer'])).dit, /^Il manque : --dossier/)
  })
})

describe('J3 — La base reconnaît les clés avec lesquelles elle a été faite', () => {
  const donnees = join(racine, 'donnees')
  const dossier = join(donnees, 'secrets')
  const migrer = () => plateforme(['migrer'], { DOSSIER_DONNEES: donnees, MODE: 'demonstration', NODE_ENV: '' })

  it('le dossier des secrets perdu, un démarrage est refusé en disant quoi faire, et n’écrit rien', async () => {
    assert.equal((await migrer()).code, 0)
    const sauvegarde = contenus(dossier)
    rmSync(dossier, { recursive: true })
    const refusee = await migrer()
    assert.equal(refusee.code, 1)
    assert.match(
      refusee.dit,
      /^Démarrage refusé\.\n- La clé « .*nir\.cle » \(ou SECRET_NIR\) n’est pas celle que cette base connaît depuis le \d\d\/\d\d\/\d{4} : les NIR, /,
    )
    assert.match(
      refusee.dit,
      /nir-empreinte\.cle.*\n.*identifiants\.cle.*\n.*sels-du-journal\.cle.*\n- Rétablissez ces clés depuis leur sauvegarde/,
    )
    assert.match(refusee.dit, /effacez la base et le dossier des secrets ensemble\.\n$/)
    for (const [fichier, contenu] of sauvegarde) writeFileSync(join(dossier, fichier), contenu, { mode: 0o600 })
    const { code, dit } = await migrer()
    assert.equal(code, 0, dit)
  })
})
