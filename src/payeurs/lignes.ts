import type { CodeActeur } from '../droit/acteurs.js'
import { type Ligne, lignesDe } from '../moteur/lignes.js'
import { envoiAuPayeur } from './envoi-au-payeur.echange.js'

/** The line under which the journal keeps what this kind of organisation reads, decides or answers of these. */
export function ligneDEnvoi(type: CodeActeur, operation: 'consulter' | 'corriger'): Ligne {
  const ligne = lignesDe(envoiAuPayeur).find(l => l.operation === operation && l.par.some(a => a.code === type))
  if (!ligne) throw new Error(`${type} n’a rien à transmettre à une caisse`)
  return ligne
}

/** Who the journal names when the platform itself sends, beside the organisation it sends for. */
export const parLesPayeurs = 'plateforme:payeurs'
