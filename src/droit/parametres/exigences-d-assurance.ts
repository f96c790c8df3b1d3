import type { Assurance, Niveau } from '../niveaux.js'
import { Rgpd } from '../textes.js'
import type { Parametre } from './parametre.js'

/** What a line of each assurance asks of the human behind the call: a level, and how many seconds ago it may have been proven. */
export type Exigence = { niveau: Niveau; secondes: number }

const heures = (n: number) => n * 3600

export const exigencesDAssurance: Parametre<Readonly<Record<Assurance, Exigence>>> = {
  nom: 'ce que demande chaque assurance',
  valeurs: [
    {
      depuis: '2025-01-01',
      // biome-ignore format: a table is read in columns
      valeur: {
        ordinaire:  { niveau: 'mfa',      secondes: heures(12) },
        renforcee:  { niveau: 'renforce', secondes: heures(4) },
        nominative: { niveau: 'renforce', secondes: heures(4) },
      },
      texte: Rgpd.article32,
      confiance: 'dérivé',
    },
  ],
}
