import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { creerDossierPrive, ecrireUneFois } from '../fichier-prive.js'

export type MotsDePasse = { proprietaire: string; application: string }

/** The passwords of the roles we create ourselves, drawn once and kept with the secrets (0600). */
export function motsDePasseDesRoles(dossierSecrets: string): MotsDePasse {
  creerDossierPrive(dossierSecrets)
  const tirage = () => randomBytes(24).toString('base64url')
  const gardes = ecrireUneFois(join(dossierSecrets, 'base.json'), JSON.stringify({ proprietaire: tirage(), application: tirage() }))
  return JSON.parse(gardes) as MotsDePasse
}
