import { CodeDuTravail, Rgpd } from '../textes.js'
import type { Parametre } from './parametre.js'

/** Days it is remembered that I-MILO was told: long enough to settle a year. What was told stays where it is written. */
export const conservationDesRetoursImilo: Parametre<number> = {
  nom: 'conservation de la trace de ce qui a été dit à I-MILO, en jours',
  valeurs: [{ depuis: '2025-01-01', valeur: 400, texte: Rgpd.article5, confiance: 'dérivé' }],
}

/** Hours without an answer of I-MILO after which the operator is told. No text says it. */
export const retardDImilo: Parametre<number> = {
  nom: 'retard de l’échange avec I-MILO qui alerte l’exploitant, en heures',
  valeurs: [{ depuis: '2025-01-01', valeur: 4, texte: CodeDuTravail.L5411_1, confiance: 'dérivé' }],
}
