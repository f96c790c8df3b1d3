import type { Ligne } from '../../../src/moteur/lignes.js'
import { lignesDe } from '../../../src/moteur/lignes.js'
import type { Ressource } from '../../../src/moteur/ressource.js'
import { regimes } from '../../sanction-travail/regimes.js'

type Lieu = { chemin: string; quoi: string; page: (numero: number) => string }

/** What she may join something to, and the page that tells it. */
const lieux: readonly Lieu[] = [
  { chemin: 'sanctions-rsa', quoi: 'ma réponse', page: n => `/mon-espace/sanctions/${n}` },
  ...regimes.map(({ chemin, cle }) => ({ chemin, quoi: 'ma réponse', page: (n: number) => `/mon-espace/sanctions-travail/${cle}/${n}` })),
  { chemin: 'manquements', quoi: 'ma réponse', page: n => `/mon-espace/manquements/${n}` },
  { chemin: 'radiations', quoi: 'ma réponse', page: n => `/mon-espace/inscription/radiations/${n}` },
  { chemin: 'demandes-de-dispense', quoi: 'ma demande de dispense', page: n => `/mon-espace/dispenses/${n}` },
  { chemin: 'absences', quoi: 'ma réponse sur cette absence', page: n => `/mon-espace/absences/${n}` },
]
export const lieuNomme = (chemin: string): Lieu | undefined => lieux.find(l => l.chemin === chemin)

export const adresseDesPieces = (chemin: string, numero: number): string => `/mon-espace/pieces/${chemin}/${numero}`

/** Who opens what she joins, each as the declaration says it. */
export function quiLesLit(ressource: Ressource): string[] {
  const montrent = (l: Ligne) => l.operation === 'consulter' && l.champs.includes('piecesJointes') && l.nomEchange !== 'accesDeLaPersonne'
  const phrases = lignesDe(ressource)
    .filter(montrent)
    .map(l => `${l.par.map(a => a.nom).join(', ')} : ${l.sur.phrase}`)
  return [...new Set(phrases)]
}
