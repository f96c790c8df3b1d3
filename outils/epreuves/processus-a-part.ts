import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { fileURLToPath } from 'node:url'
import { secretsEnTexte } from '../secrets-en-texte.js'
import type { PlateformeDEssai } from '../plateforme-d-essai.js'

/** `avanceMs`: by how much its clock is ahead of this machine’s. */
export type Voulu = {
  urlProprietaire: string
  urlApplication: string
  adressePublique: string
  secrets: string
  dossier: string
  avanceMs: number
}

export type ProcessusAPart = { url: string; pid: number; dit: () => string; vivant: () => boolean; tuer(): Promise<void> }

/** The platform of the test, served by another process on the same database; `urlApplication` may go through a proxy. */
export async function unProcessus(
  e: Pick<PlateformeDEssai, 'base' | 'adressePublique' | 'secrets'>,
  urlApplication = e.base.urlApplication,
  avanceMs = 0,
): Promise<ProcessusAPart> {
  const enfant = fork(fileURLToPath(new URL('./processus.js', import.meta.url)), { stdio: ['ignore', 'pipe', 'pipe', 'ipc'] })
  const morceaux: Buffer[] = []
  for (const sortie of [enfant.stdout, enfant.stderr]) sortie?.on('data', (m: Buffer) => morceaux.push(m))
  const dit = () => Buffer.concat(morceaux).toString('utf8')
  const voulu: Voulu = {
    urlProprietaire: e.base.urlProprietaire,
    urlApplication,
    adressePublique: e.adressePublique,
    secrets: secretsEnTexte(e.secrets),
    dossier: tmpdir(),
    avanceMs,
  }
  enfant.send(voulu)
  const url = await premiereAdresse(enfant, dit)
  const vivant = () => enfant.exitCode === null && enfant.signalCode === null
  return {
    url,
    pid: enfant.pid ?? 0,
    dit,
    vivant,
    async tuer() {
      if (!vivant()) return
      enfant.kill('SIGKILL')
      await once(enfant, 'exit')
    },
  }
}

function premiereAdresse(enfant: ChildProcess, dit: () => string): Promise<string> {
  return new Promise((rendre, echouer) => {
    enfant.once('message', message => rendre((message as { url: string }).url))
    enfant.once('exit', () => echouer(new Error(`le processus s’est arrêté : ${dit()}`)))
  })
}
