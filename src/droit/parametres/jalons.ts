import { CodeDuTravail } from '../textes.js'
import { delaiDeDecision, delaiDuContrat } from './orientation.js'
import type { Confiance, Parametre } from './parametre.js'
import type { Texte } from '../textes.js'

/** Whole days, or months to the same day of the month. */
export type Delai = { jours: number } | { mois: number }

/** Days from the orientation to the first appointment of the accompaniment. No text fixes it: half of the month the contract is given. */
const delaiDuPremierRendezVous: Parametre<number> = {
  nom: 'délai du premier rendez-vous d’accompagnement, en jours',
  valeurs: [{ depuis: '2025-01-01', valeur: 15, texte: CodeDuTravail.L5411_5_1, confiance: 'dérivé' }],
}

/** Months from the orientation to the diagnostic. The contract rests on it, and has one month. */
const delaiDuDiagnostic: Parametre<number> = {
  nom: 'délai du diagnostic, en mois',
  valeurs: [{ depuis: '2025-01-01', valeur: 1, texte: CodeDuTravail.L5411_5_2, confiance: 'dérivé' }],
}

/** What the parcours of a beneficiary of the RSA goes through, in its order, as people read it. The first two are never awaited of anybody here. */
export const libellesDesJalons = {
  droit: 'Droit au RSA connu de qui oriente',
  inscription: 'Inscription',
  decision: 'Décision d’orientation',
  'rendez-vous': 'Premier rendez-vous',
  diagnostic: 'Diagnostic',
  contrat: 'Contrat d’engagement signé',
} as const
export type Jalon = keyof typeof libellesDesJalons
export const jalonsAttendus = ['decision', 'rendez-vous', 'diagnostic', 'contrat'] as const satisfies readonly Jalon[]
export type JalonAttendu = (typeof jalonsAttendus)[number]

export type DelaiDeJalon = { depuis: string; delai: Delai; texte: Texte; confiance: Confiance }
const enJours = (p: Parametre<number>): DelaiDeJalon[] => p.valeurs.map(({ valeur, ...v }) => ({ ...v, delai: { jours: valeur } }))
const enMois = (p: Parametre<number>): DelaiDeJalon[] => p.valeurs.map(({ valeur, ...v }) => ({ ...v, delai: { mois: valeur } }))

/** The same six weeks, under the text of the place. */
const deLaDecision = enJours(delaiDeDecision).map(d => ({
  ...d,
  texte: { ...d.texte, cite: `${d.texte.cite} ; à La Réunion, art. R. 522-2` },
}))

/** The delay of each: it runs from the day the right is known for the decision, from the orientation for what follows. */
export const delaisDesJalons: Readonly<Record<JalonAttendu, readonly DelaiDeJalon[]>> = {
  decision: deLaDecision,
  'rendez-vous': enJours(delaiDuPremierRendezVous),
  diagnostic: enMois(delaiDuDiagnostic),
  contrat: enMois(delaiDuContrat),
}

/** The delay that began to run on that day. Throws before the first: a rule must not guess. */
export function delaiAu(jalon: JalonAttendu, depuis: string): DelaiDeJalon {
  const delai = delaisDesJalons[jalon].findLast(d => d.depuis <= depuis)
  if (!delai) throw new Error(`${jalon} : aucun délai en vigueur au ${depuis}`)
  return delai
}
