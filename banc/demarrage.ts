import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** From the command to the first answer: on an empty folder, then on the same one; against Node doing nothing at all. */
const dossier = await mkdtemp(join(tmpdir(), 'banc-demarrage-'))
const port = 18_081

function chronometrer(arguments_: string[], pret: (sortie: string) => boolean): Promise<number> {
  const debut = performance.now()
  return new Promise((resolve, reject) => {
    const processus = spawn(process.execPath, arguments_, {
      env: { ...process.env, PORT: String(port), DOSSIER_DONNEES: join(dossier, 'donnees') },
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    let mesure = 0
    processus.stdout.on('data', d => {
      if (mesure === 0 && pret(String(d))) {
        mesure = performance.now() - debut
        processus.kill('SIGINT')
      }
    })
    processus.once('exit', () => (mesure > 0 ? resolve(mesure) : reject(new Error('arrêté avant d’être prêt'))))
  })
}

try {
  const demarrer = ['dist/src/serveur/cli.js', 'demarrer']
  const premier = await chronometrer(demarrer, s => s.includes('écoute sur'))
  const ensuite = await chronometrer(demarrer, s => s.includes('écoute sur'))
  const rien = await chronometrer(['-e', "console.log('prêt'); setTimeout(() => {}, 1000)"], s => s.includes('prêt'))
  console.log(
    `premier démarrage (base créée, migrée, données de démonstration) : ${(premier / 1000).toFixed(2)} s, ${(premier / rien).toFixed(0)} × Node seul`,
  )
  console.log(`démarrages suivants : ${(ensuite / 1000).toFixed(2)} s, ${(ensuite / rien).toFixed(0)} × Node seul (${rien.toFixed(0)} ms)`)
} finally {
  await rm(dossier, { recursive: true, force: true })
}
