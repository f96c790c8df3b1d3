import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { arreter } from '../src/serveur/base/demarrage.js'
import { postmasterVivant } from '../src/serveur/base/postmaster.js'
import { prendreVerrou, tenantDuVerrou } from '../src/serveur/base/verrou.js'

export type DossierDEssai = { chemin: string; temporaire: string; effacer: () => Promise<void> }

const PREFIXE = 'plateforme-essais-'
const verrouDe = (dossier: string) => join(dossier, 'essais.json')

/** The folder of one run: everything its specs write in a temporary place goes there, and goes away with it, servers included. */
export async function unDossierDEssai(): Promise<DossierDEssai> {
  for (const reste of readdirSync(tmpdir()).filter(nom => nom.startsWith(PREFIXE))) {
    const dossier = join(tmpdir(), reste)
    if (estAbandonne(dossier)) await effacer(dossier)
  }
  const chemin = mkdtempSync(join(tmpdir(), PREFIXE))
  prendreVerrou(verrouDe(chemin))
  const temporaire = join(chemin, 'tmp')
  mkdirSync(temporaire)
  for (const dossier of [chemin, temporaire]) chmodSync(dossier, 0o711) // some specs run PostgreSQL under another account
  return { chemin, temporaire, effacer: () => effacer(chemin) }
}

/** What a killed run of ours left behind; a folder just born may be a run that begins, another account's is its own business. */
function estAbandonne(dossier: string): boolean {
  const etat = statSync(dossier, { throwIfNoEntry: false })
  if (!etat || etat.uid !== process.getuid?.()) return false
  return Date.now() - etat.mtimeMs > 10_000 && !tenantDuVerrou(verrouDe(dossier))
}

async function effacer(dossier: string): Promise<void> {
  const serveurs = readdirSync(dossier, { recursive: true, encoding: 'utf8' }).filter(f => f.endsWith('postmaster.pid'))
  for (const fichier of serveurs) {
    const orphelin = postmasterVivant(join(dossier, dirname(fichier)))
    if (orphelin) await arreter(orphelin.pid)
  }
  rmSync(dossier, { recursive: true, force: true })
}
