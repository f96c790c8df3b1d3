import type { CodeActeur } from '../../droit/acteurs.js'
import { type Ligne, lignesDe } from '../../moteur/lignes.js'
import type { Ressource } from '../../moteur/ressource.js'
import { rattachement } from '../rattachement/rattachement.echange.js'
import { orientation } from './orientation.echange.js'

type Operation = 'deposer' | 'corriger'

function ligneDe(ressource: Ressource, type: CodeActeur, operation: Operation): Ligne | undefined {
  return lignesDe(ressource).find(l => l.operation === operation && l.par.some(a => a.code === type))
}

/** The line under which this kind of organisation writes an orientation. */
export function ligneDOrientation(type: CodeActeur, operation: Operation): Ligne {
  const ligne = ligneDe(orientation, type, operation)
  if (!ligne) throw new Error(`${type} n’écrit pas d’orientation`)
  return ligne
}

/** The line under which a decision confides the person. Who only receives people ends a follow-up as whoever accompanies does. */
export function ligneDeRattachement(type: CodeActeur, operation: Operation): Ligne {
  const ligne = ligneDe(rattachement, type, operation) ?? ligneDe(rattachement, 'CD', operation)
  if (!ligne) throw new Error(`${type} ne confie personne`)
  return ligne
}
