import { execFileSync, spawnSync } from 'node:child_process'
import { statSync } from 'node:fs'
import { RefusDeLaBase } from './refus.js'

/** The system account that runs PostgreSQL: `undefined` is « the one we already are ». */
export type Compte = { uid: number; gid: number } | undefined

/**
 * PostgreSQL refuses to run as root: then an existing account of the machine lends its number, and none is created.
 * The account that owns existing data keeps it.
 */
export function choisirCompte(donnees: string): Compte {
  if (process.getuid?.() !== 0) return undefined
  const proprietaire = statSync(donnees, { throwIfNoEntry: false })
  if (proprietaire && proprietaire.uid !== 0) return { uid: proprietaire.uid, gid: proprietaire.gid }
  for (const nom of ['postgres', 'nobody']) {
    const compte = numeros(nom)
    if (compte) return compte
  }
  throw new RefusDeLaBase(
    'PostgreSQL refuse d’être lancé par root, et cette machine n’a ni compte « postgres » ni compte « nobody ». Lancez la plateforme avec un compte ordinaire.',
  )
}

/** Whether this account can reach the folder and, if one is named, run the program. */
export function peutAtteindre(compte: Compte, dossier: string, programme = '/'): boolean {
  const { status } = spawnSync('/bin/sh', ['-c', 'cd "$0" && test -x "$1"', dossier, programme], { ...compte, stdio: 'ignore' })
  return status === 0
}

function numeros(nom: string): Compte {
  try {
    const lire = (option: string) => Number(execFileSync('id', [option, nom], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }))
    return { uid: lire('-u'), gid: lire('-g') }
  } catch {
    return undefined
  }
}
