import type { CodeActeur } from '../../droit/acteurs.js'
import { type Ligne, lignesDe } from '../../moteur/lignes.js'
import type { Ressource } from '../../moteur/ressource.js'

/** The line under which this kind of actor instructs, hence under which the calendar writes in its name. */
export function ligneDe(ressource: Ressource, type: CodeActeur): Ligne {
  const ligne = lignesDe(ressource).find(l => l.operation === 'corriger' && l.champs.includes('griefs') && l.par.some(a => a.code === type))
  if (!ligne) throw new Error(`${type} n’instruit pas ${ressource.nom}`)
  return ligne
}
