import { refusDuPapier } from '../../../src/droit/papier-recueilli.js'
import type { PieceJointe } from '../../../src/moteur/ressource.js'
import type { Sanction } from '../../../src/parcours/sanction-rsa/index.js'
import { refusDeLEtatDeSanction, type SanctionDuTravail } from '../../../src/parcours/sanction-travail/index.js'
import { regimes } from '../../sanction-travail/regimes.js'
import type { Demande } from '../ecran.js'
import { peutEcrire } from '../ecrire.js'
import { ouverturesDe } from '../sanctions/actes.js'

export type Reponse = { observations: string | null; voie: string | null; piecesJointes: readonly PieceJointe[] | null }

/** `ferme`: why no answer of hers may be written down there now by this agent; null when one may. */
type Lieu = { chemin: string; page: (usager: string, numero: number) => string; ferme: (d: Demande, donnees: Reponse) => string | null }

const pasLeVotre = 'Votre organisation ne recueille pas cette réponse : elle n’y joint rien.'
const unDossier = (usager: string) => `/professionnel/dossiers/${encodeURIComponent(usager)}`

/** Where an answer may come on paper or aloud, and be written down. The API decides again. */
export const lieuxDePapier: readonly Lieu[] = [
  {
    chemin: 'sanctions-rsa',
    page: (usager, n) => `${unDossier(usager)}/sanctions/${n}`,
    ferme(d, s) {
      // What the address names is a procedure, read as such by its own screen.
      const ouverture = ouverturesDe(d, s as unknown as Sanction).find(o => o.nom === 'recueillir')
      return ouverture ? ouverture.refus : pasLeVotre
    },
  },
  ...regimes.map(
    ({ chemin, cle, ressource }): Lieu => ({
      chemin,
      page: (usager, n) => `${unDossier(usager)}/sanctions-travail/${cle}/${n}`,
      ferme(d, lue) {
        const s = lue as unknown as SanctionDuTravail
        const mene = s.organisation === d.session.organisation && peutEcrire(d, ressource, 'corriger', 'voie')
        return mene ? refusDeLEtatDeSanction(s.etat, 'OBSERVER') : pasLeVotre
      },
    }),
  ),
]

/** Why this agent joins no paper to that answer; null when he may. */
export const refusDePapier = (d: Demande, chemin: string, donnees: Reponse): string | null => {
  const lieu = lieuxDePapier.find(l => l.chemin === chemin)
  return lieu ? (lieu.ferme(d, donnees) ?? refusDuPapier(donnees, 'sa réponse')) : pasLeVotre
}

export const adresseDuPapier = (usager: string, chemin: string, numero: number): string =>
  `${unDossier(usager)}/papiers/${chemin}/${numero}`
