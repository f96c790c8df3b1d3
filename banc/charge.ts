import { execFile } from 'node:child_process'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { connexionForte } from '../outils/connexion-d-essai.js'
import { type Porteur, signerJeton } from '../src/acces/index.js'
import { nomDeLecture } from '../src/moteur/deriver/lecture.js'
import { creerIdentifiants } from '../src/moteur/identifiants.js'
import type { Ligne } from '../src/moteur/lignes.js'
import { chargerSecrets } from '../src/serveur/secrets.js'
import type { Installation } from './installation.js'

/** `p50`, `p95`, `p99` in milliseconds. */
export type Mesure = { nombre: number; parSeconde: number; p50: number; p95: number; p99: number; erreurs: number }
export type Charge = { parHttp: () => Promise<Mesure>; parPgbench: () => Promise<number> }

const lancer = promisify(execFile)

/** Agents, and persons each of them follows and reads again and again: fewer than what stops an agent. */
const AGENTS = 50
const SUIVIES = 100
const nomDAgent = (rang: number | string) => `roy.${rang}`

const lua = `
local chemins, jetons = {}, {}
for l in io.lines(os.getenv('CHEMINS')) do chemins[#chemins + 1] = l end
for l in io.lines(os.getenv('JETONS')) do jetons[#jetons + 1] = { ['authorization'] = 'Bearer ' .. l } end
local n = 0
request = function()
  n = n + 1
  local agent = n % #jetons
  return wrk.format('GET', chemins[agent * ${SUIVIES} + math.random(${SUIVIES})], jetons[agent + 1])
end
done = function(s, l) io.write(string.format('%d %d %d %d %d %d\\n', s.requests, s.duration, l:percentile(50), l:percentile(95), l:percentile(99), s.errors.status + s.errors.read + s.errors.timeout)) end`

/**
 * The same readings twice: asked over HTTP with the tokens of the agents by `wrk`, and of the derived function itself by `pgbench`. The
 * persons an agent follows are spread over the whole population, and known to him since yesterday.
 */
export async function preparer(
  { taille, configuration, bases }: Installation,
  dossier: string,
  ligne: Ligne,
  { secondes, connexions }: { secondes: number; connexions: number },
): Promise<Charge> {
  const secrets = await chargerSecrets(configuration)
  const ici = join(dossier, `charge-${taille}`)
  await mkdir(ici)
  const ecrire = async (nom: string, contenu: string) => {
    await writeFile(join(ici, nom), contenu)
    return join(ici, nom)
  }
  const identifiants = creerIdentifiants(secrets.identifiants)
  const pas = Math.floor(taille / (AGENTS * SUIVIES))
  if (pas === 0) throw new Error(`il faut au moins ${AGENTS * SUIVIES} personnes`)
  const suivies = Array.from({ length: AGENTS * SUIVIES }, (_, i) => 1 + i * pas)
  await bases.proprietaire`
    insert into connu (acteur, usager_id, le)
    select 'CD59|' || a, u, current_date - 1
    from unnest(${suivies.map((_, i) => nomDAgent(Math.floor(i / SUIVIES)))}::text[], ${suivies}::bigint[]) s(a, u)`
  const porteur = (rang: number): Porteur => ({
    ...{ clientId: 'portail', organisation: 'CD59', structure: 'CD59-UT-LILLE', agent: `${nomDAgent(rang)}|ROY|Claire` },
    ...{ royaume: '/agent', scopes: [ligne.code], session: connexionForte(new Date()) },
  })
  const { adressePublique, port } = configuration
  const jetons = await Promise.all(
    Array.from({ length: AGENTS }, (_, i) => signerJeton(secrets, porteur(i), { adressePublique, duree: 7200 })),
  )
  const [numero] = await bases.application<
    { id: number }[]
  >`select id from ligne_declaree where code = ${ligne.code} order by id desc limit 1`
  const CHEMINS = await ecrire(
    'chemins',
    suivies.map(n => `/api/v1/accompagnement/identites/${identifiants.pour('CD59', BigInt(n))}`).join('\n'),
  )
  const JETONS = await ecrire('jetons', jetons.join('\n'))
  const script = await ecrire('requetes.lua', lua)
  const sql = await ecrire(
    'lecture.sql',
    `\\set a random(0, ${AGENTS - 1})\n\\set id 1 + (:a * ${SUIVIES} + random(0, ${SUIVIES - 1})) * ${pas}\nselect rang, version, document from ${nomDeLecture(ligne)}(${numero?.id}, current_date, array[:id]::bigint[], array['CD59'], array['CD59-UT-LILLE'], array[null]::bigint[], array['${nomDAgent('')}' || :a || '|ROY|Claire'], array['portail'], array['5d492e32-f962-4eb0-9134-eeb4285c712d']);\n`,
  )
  const base = new URL(bases.urlApplication)
  // On the command line, it would be in the message of any failure.
  const PGPASSWORD = decodeURIComponent(base.password)
  base.password = ''
  return {
    async parHttp() {
      const options = ['-t1', `-c${connexions}`, `-d${secondes}`, '-s', script, `http://127.0.0.1:${port}`]
      const { stdout } = await lancer('wrk', options, { env: { ...process.env, CHEMINS, JETONS } })
      const derniere = stdout.trim().split('\n').at(-1) ?? ''
      const [nombre = 0, duree = 1, p50 = 0, p95 = 0, p99 = 0, erreurs = 0] = derniere.split(' ').map(Number)
      return { nombre, parSeconde: (nombre / duree) * 1e6, p50: p50 / 1000, p95: p95 / 1000, p99: p99 / 1000, erreurs }
    },
    async parPgbench() {
      const options = ['-n', '-M', 'prepared', '-c', '16', '-j', '1', '-T', String(secondes), '-f', sql, base.href]
      const { stdout } = await lancer('pgbench', options, { env: { ...process.env, PGPASSWORD } })
      return Number(/tps = ([\d.]+)/.exec(stdout)?.[1])
    },
  }
}
