import { refusDuPapier } from '../../../src/droit/papier-recueilli.js'
import type { PieceJointe } from '../../../src/moteur/ressource.js'
import { jourDe } from '../../../src/moteur/moteur.js'
import { manquesDuPapierDuRecours, type Radiation, refusDeLEtat } from '../../../src/parcours/radiation/index.js'
import type { Sanction } from '../../../src/parcours/sanction-rsa/index.js'
import { refusDeLEtatDeSanction, type SanctionDuTravail } from '../../../src/parcours/sanction-travail/index.js'
import { regimes } from '../../sanction-travail/regimes.js'
import type { Demande } from '../ecran.js'
import { peutEcrire } from '../ecrire.js'
import { ouverturesDe } from '../sanctions/actes.js'

/** What a screen reads of a procedure: her answer or her appeal, how it came, and what is joined to it. */
export type Reponse = { observations: string | null; piecesJointes: readonly PieceJointe[] | null }

/** `refus`: why this agent joins no paper there now; null when he may. */
type Lieu = { chemin: string; page: (usager: string, numero: number) => string; refus: (d: Demande, lue: Reponse) => string | null }

const pasLeVotre = 'Votre organisation ne recueille pas cette réponse : elle n’y joint rien.'
const unDossier = (usager: string) => `/professionnel/dossiers/${encodeURIComponent(usager)}`

/** Where an answer, or an appeal, may come on paper or aloud, and be written down. The API decides again. */
export const lieuxDePapier: readonly Lieu[] = [
  {
    chemin: 'sanctions-rsa',
    page: (usager, n) => `${unDossier(usager)}/sanctions/${n}`,
    refus(d, lue) {
      // What the address names is a procedure, read as such by its own screen.
      const s = lue as unknown as Sanction
      const ouverture = ouverturesDe(d, s).find(o => o.nom === 'recueillir')
      return ouverture ? (ouverture.refus ?? aSaReponse(s)) : pasLeVotre
    },
  },
  ...regimes.map(
    ({ chemin, cle, ressource }): Lieu => ({
      chemin,
      page: (usager, n) => `${unDossier(usager)}/sanctions-travail/${cle}/${n}`,
      refus(d, lue) {
        const s = lue as unknown as SanctionDuTravail
        const mene = s.organisation === d.session.organisation && peutEcrire(d, ressource, 'corriger', 'voie')
        return mene ? (refusDeLEtatDeSanction(s.etat, 'OBSERVER') ?? aSaReponse(s)) : pasLeVotre
      },
    }),
  ),
  {
    chemin: 'radiations',
    page: usager => `${unDossier(usager)}/radiations`,
    refus(d, lue) {
      const r = lue as unknown as Radiation
      if (!peutEcrire(d, 'radiation', 'corriger', 'recoursVoie')) return pasLeVotre
      return refusDeLEtat(r.etat, 'CONTESTER') ?? manquesDuPapierDuRecours(r, jourDe(d.contexte.horloge()))[0]?.detail ?? null
    },
  },
]
const aSaReponse = (s: Pick<Sanction, 'observations' | 'voie'>) => refusDuPapier({ mots: s.observations, voie: s.voie }, 'sa réponse')

/** Why this agent joins no paper to that answer; null when he may. */
export const refusDePapier = (d: Demande, chemin: string, donnees: Reponse): string | null => {
  const lieu = lieuxDePapier.find(l => l.chemin === chemin)
  return lieu ? lieu.refus(d, donnees) : pasLeVotre
}

export const adresseDuPapier = (usager: string, chemin: string, numero: number): string =>
  `${unDossier(usager)}/papiers/${chemin}/${numero}`
