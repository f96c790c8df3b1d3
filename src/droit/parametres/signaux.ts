import { Cnil } from '../textes.js'
import type { Parametre } from './parametre.js'

/** What vigilance looks for in the journal once it is written. */
export const signaux = ['refus', 'introuvables', 'hors-heures', 'connues', 'collegues'] as const
export type Signal = (typeof signaux)[number]
/** More than so many in a day is an alert, and nothing else: a signal stops nobody. */
export type Limites = Readonly<Record<Signal, number>>

/** No text sets them: they are to be tuned on what is really done. */
export const limitesDesSignaux: Parametre<Limites> = {
  nom: 'limites des signaux de vigilance, par agent et par jour',
  valeurs: [
    {
      depuis: '2025-01-01',
      valeur: { refus: 40, introuvables: 40, 'hors-heures': 15, connues: 0, collegues: 0 },
      texte: Cnil.journalisation2021_122,
      confiance: 'dérivé',
    },
  ],
}

/** Outside these hours of Paris, and on Saturdays and Sundays, few people read files. */
export const heuresOuvrables: Parametre<{ de: number; a: number }> = {
  nom: 'heures où l’on travaille d’ordinaire',
  valeurs: [{ depuis: '2025-01-01', valeur: { de: 7, a: 21 }, texte: Cnil.journalisation2021_122, confiance: 'dérivé' }],
}

/**
 * Months somebody withdrawn from the list stays in it, to say why reading her gave an alert: as long as logs may be kept. No text fixes them;
 * who is on it stays as long as nobody withdraws her.
 */
export const conservationDesSignalees: Parametre<number> = {
  nom: 'conservation d’une personne qui n’est plus signalée, en mois',
  valeurs: [{ depuis: '2025-01-01', valeur: 12, texte: Cnil.journalisation2021_122, confiance: 'dérivé' }],
}
