import { enClair } from '../../droit/jours.js'
import { heuresDuContrat } from '../../droit/parametres/contrat-d-engagement.js'
import { auJour, type Confiance } from '../../droit/parametres/parametre.js'
import { joursDe, plusSemaines, type Semaine } from '../../droit/semaines.js'
import { CodeDuTravail } from '../../droit/textes.js'
import type { Activite, Dispense } from './formes.js'

/** A contract while it is in force; `minutes` null when its duration is not quantified. */
export type DureeDuContrat = { du: string; au: string | null; minutes: number | null }
/** `minutes` null: no number of hours is asked. `parceQue` says where it comes from. */
export type Attendu = { regime: 'standard' | 'minorée' | 'non quantifiée'; minutes: number | null; parceQue: string; confiance: Confiance }
export type Compteur = {
  semaine: Semaine
  du: string
  au: string
  attendu: Attendu
  prevues: number
  declarees: number
  validees: number
  /** Activities declared that nobody has looked at. */
  aValider: number
}
export type Obligations = { contrats: readonly DureeDuContrat[]; dispenses: readonly Dispense[] }

const couvre = (p: { du: string; au: string | null }, s: { du: string; au: string }) => p.du <= s.au && (p.au === null || p.au >= s.du)
/** No quantified duration asks less than any. */
const moindre = (a: { minutes: number | null }, b: { minutes: number | null }) => (a.minutes ?? -1) - (b.minutes ?? -1)

/**
 * The hours a week asks. The last contract in force says, of two of one day the last written; without one, the default of the law. An exemption that holds one day of the week
 * holds for the week, and of several the most favourable does: no text decides, and doubt serves the person.
 */
export function attenduDe(semaine: Semaine, { contrats, dispenses }: Obligations): Attendu {
  const jours = joursDe(semaine)
  const contrat = contrats
    .filter(c => couvre(c, jours))
    .toSorted((a, b) => a.du.localeCompare(b.du))
    .at(-1)
  const defaut = auJour(heuresDuContrat, jours.au) * 60
  const base: Attendu = contrat
    ? {
        regime: regimeDe(contrat.minutes, defaut),
        minutes: contrat.minutes,
        parceQue: `contrat d’engagement du ${enClair(contrat.du)}`,
        confiance: 'sûr',
      }
    : { regime: 'standard', minutes: defaut, parceQue: `aucun contrat signé : ${CodeDuTravail.L5411_6.cite}`, confiance: 'sûr' }
  const dispense = dispenses.filter(d => couvre(d, jours)).toSorted(moindre)[0]
  if (!dispense || moindre(dispense, base) >= 0) return base
  return {
    regime: regimeDe(dispense.minutes, defaut),
    minutes: dispense.minutes,
    parceQue: `dispense du ${enClair(dispense.du)} au ${enClair(dispense.au)}`,
    confiance: 'dérivé',
  }
}

const regimeDe = (minutes: number | null, defaut: number): Attendu['regime'] =>
  minutes === null ? 'non quantifiée' : minutes < defaut ? 'minorée' : 'standard'

/** Counters of each week from one to another, both included, the latest first. Hours count in the week they were done, whenever validated. */
export function compter(activites: readonly Activite[], obligations: Obligations, { de, a }: { de: Semaine; a: Semaine }): Compteur[] {
  const parSemaine = new Map<Semaine, Activite[]>()
  for (const x of activites) if (x.etat !== 'ANNULEE') parSemaine.set(x.semaine, [...(parSemaine.get(x.semaine) ?? []), x])
  const compteurs: Compteur[] = []
  for (let semaine = a; semaine >= de; semaine = plusSemaines(semaine, -1)) {
    const siennes = parSemaine.get(semaine) ?? []
    const somme = (minutes: (x: Activite) => number | null) => siennes.reduce((n, x) => n + (minutes(x) ?? 0), 0)
    compteurs.push({
      semaine,
      ...joursDe(semaine),
      attendu: attenduDe(semaine, obligations),
      prevues: somme(x => x.minutesPrevues),
      declarees: somme(x => x.minutesDeclarees),
      validees: somme(x => x.minutesValidees),
      aValider: siennes.filter(x => x.etat === 'DECLAREE').length,
    })
  }
  return compteurs
}
