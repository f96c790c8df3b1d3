import { Cnil } from '../textes.js'
import type { Parametre } from './parametre.js'

/** Wrong codes in a row before a lock, and the minutes each lock in a row lasts: the last one again and again. */
export type EssaisDeFacteur = { essais: number; verrous: readonly [number, ...number[]] }

/** Five tries, where the partner whose account let 36.8 million people out allowed fifty (SAN-2026-003). */
export const essaisDeSecondFacteur: Parametre<EssaisDeFacteur> = {
  nom: 'essais d’un second facteur avant blocage, et minutes de chaque blocage',
  valeurs: [{ depuis: '2025-01-01', valeur: { essais: 5, verrous: [15, 60, 1440] }, texte: Cnil.motsDePasse2022_100, confiance: 'dérivé' }],
}
