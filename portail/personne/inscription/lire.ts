import { type AFaire, aFaireDe, categorieALOuverture, type VersionDInscription } from '../../../src/parcours/actualisation/index.js'
import type { Inscription } from '../../../src/parcours/inscription/index.js'
import { jourDe } from '../../../src/moteur/moteur.js'
import { EcranRefuse } from '../../ecran-refuse.js'
import type { MoisDeclare } from '../../inscription/cartes.js'
import { chemins, type Visite } from '../espace.js'

type Version = VersionDInscription & { donnees: Inscription }
export type MonInscription = { inscription: Inscription; mois: MoisDeclare[]; aFaire: AFaire }

/** Where she stands on the list, the months she declared, the one that awaits; null when she was never on it. */
export async function lireMonInscription(v: Visite, instant: Date): Promise<MonInscription | null> {
  const [lue, { elements: mois }, contrats] = await Promise.all([
    v.lire<{ versions: Version[] }>(`${chemins.inscription}/historique`).catch(jamaisInscrite),
    v.lire<{ elements: MoisDeclare[] }>(chemins.actualisations),
    v.lire<{ elements: { donnees: { signeLe: string | null } }[] }>(chemins.contrats),
  ])
  const present = lue?.versions.find(version => version.remplaceLe === null)
  if (!lue || !present) return null
  const jour = jourDe(instant)
  const elle = {
    ...present.donnees,
    categorieALOuverture: categorieALOuverture(lue.versions, jour),
    contratSigne: contrats.elements.some(c => c.donnees.signeLe !== null),
  }
  const declarees = mois.filter(m => m.donnees.chercheToujours).map(m => m.donnees.periode)
  return { inscription: present.donnees, mois, aFaire: aFaireDe(elle, declarees, jour) }
}

function jamaisInscrite(erreur: unknown): null {
  if (erreur instanceof EcranRefuse && erreur.statut === 404) return null
  throw erreur
}
