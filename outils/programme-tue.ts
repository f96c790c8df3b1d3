import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

/**
 * Runs a program of the trials in a process of its own, killed (SIGKILL) so many milliseconds after it is ready; null lets it finish. Returns
 * its last word, null when it was killed. `programme`: beside this file, without its extension.
 */
export function lancerUnProgramme(programme: string, ordre: object, tuerApres: number | null): Promise<string | null> {
  return new Promise((resolve, reject) => {
    const chemin = fileURLToPath(new URL(`./${programme}.js`, import.meta.url))
    const enfant = spawn(process.execPath, [chemin], { stdio: ['pipe', 'pipe', 'inherit'] })
    let dernier: string | null = null
    let tue = false
    createInterface({ input: enfant.stdout }).on('line', ligne => {
      dernier = ligne
      if (ligne === 'prêt' && tuerApres !== null)
        setTimeout(() => {
          tue = enfant.kill('SIGKILL')
        }, tuerApres)
    })
    enfant.on('error', reject)
    enfant.on('close', code => {
      if (tue && code !== 0) resolve(null)
      else if (code === 0) resolve(dernier)
      else reject(new Error(`${programme} s’est arrêté seul (${code})`))
    })
    enfant.stdin.end(JSON.stringify(ordre))
  })
}
