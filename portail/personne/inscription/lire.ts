import { type AFaire, aFaireDe } from '../../../src/parcours/actualisation/index.js'
import type { Inscription } from '../../../src/parcours/inscription/index.js'
import { jourDe } from '../../../src/moteur/moteur.js'
import { EcranRefuse } from '../../ecran-refuse.js'
import type { MoisDeclare } from '../../inscription/cartes.js'
import { chemins, type Visite } from '../espace.js'

export type MonInscription = { inscription: Inscription; mois: MoisDeclare[]; aFaire: AFaire }

/** Where she stands on the list, the months she declared, the one that awaits; null when she was never on it. */
export async function lireMonInscription(v: Visite, instant: Date): Promise<MonInscription | null> {
  const [present, { elements: mois }, contrats] = await Promise.all([
    v.lire<{ donnees: Inscription }>(chemins.inscription).catch(jamaisInscrite),
    v.lire<{ elements: MoisDeclare[] }>(chemins.actualisations),
    v.lire<{ elements: { donnees: { signeLe: string | null } }[] }>(chemins.contrats),
  ])
  if (!present) return null
  const elle = { ...present.donnees, contratSigne: contrats.elements.some(c => c.donnees.signeLe !== null) }
  const declarees = mois.filter(m => m.donnees.chercheToujours).map(m => m.donnees.periode)
  return { inscription: present.donnees, mois, aFaire: aFaireDe(elle, declarees, jourDe(instant)) }
}

function jamaisInscrite(erreur: unknown): null {
  if (erreur instanceof EcranRefuse && erreur.statut === 404) return null
  throw erreur
}
