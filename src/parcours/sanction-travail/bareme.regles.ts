import { auPlusTard, plusMois } from '../../droit/jours.js'
import {
  baremeDeLActiviteNonDeclaree,
  baremeDuTravail,
  type BornesDuTravail,
  moisRetablisDuTravail,
} from '../../droit/parametres/bareme-du-travail.js'
import { moisDeReiteration } from '../../droit/parametres/bareme-rsa.js'
import { auJour } from '../../droit/parametres/parametre.js'
import { CodeDuTravail } from '../../droit/textes.js'
import type { Manque, Sanction } from './formes.js'
import type { Rang } from './nomenclatures.js'

export type Passee = { rang: Rang; decideeLe: string; etat: Sanction['etat']; au: string | null }

/**
 * Facts within twenty-four months of the first sanction since the last orientation: a repetition, or persistence when they follow the end
 * of the last one. Beyond, the count begins again. What was annulled never was.
 */
export function rangDe(faitsLe: string, passees: readonly Passee[], orientations: readonly string[]): Rang {
  const repart =
    orientations
      .filter(o => o <= faitsLe)
      .toSorted()
      .at(-1) ?? ''
  const comptees = passees
    .filter(p => p.etat !== 'ANNULEE' && p.decideeLe >= repart && p.decideeLe <= faitsLe)
    .toSorted((a, b) => a.decideeLe.localeCompare(b.decideeLe))
  const premiere = comptees.findLast(p => p.rang === 'PREMIER') ?? comptees[0]
  if (!premiere || faitsLe > plusMois(premiere.decideeLe, auJour(moisDeReiteration, faitsLe))) return 'PREMIER'
  const derniere = comptees.at(-1)
  return derniere?.etat === 'ECHUE' && derniere.au !== null && derniere.au < faitsLe ? 'PERSISTANCE' : 'REITERATION'
}

type Visee = { natures: readonly string[]; rang: Rang; faitsLe: string }

/** Bounds in force on the day of the facts: who fails is judged by the scale of that day. */
export function bornesDe({ natures, rang, faitsLe }: Visee): BornesDuTravail {
  const seule = natures.length > 0 && natures.every(n => n === 'ACTIVITE_NON_DECLAREE')
  return auJour(seule ? baremeDeLActiviteNonDeclaree : baremeDuTravail, faitsLe)[rang]
}

type Mesure = Pick<Sanction, 'consequence'> & { taux: number; mois: number }
type Champs = { taux: string; mois: string }

/** What is out of bounds, with the bound and its text; under the fields it is said in. */
export function horsBornes(visee: Visee, { consequence, taux, mois }: Mesure, champs: Champs): Manque[] {
  const { taux: t, mois: m, suppression, texte } = bornesDe(visee)
  const manques: Manque[] = []
  if (consequence === 'SUPPRESSION' && !suppression)
    manques.push({
      pointer: '/consequence',
      detail: `Un premier manquement se suspend, il ne se supprime pas (${CodeDuTravail.R5412_1.cite}).`,
    })
  if (taux < t[0]) manques.push({ pointer: champs.taux, detail: `Le taux est d’au moins ${t[0]} % (${texte.cite}).` })
  if (taux > t[1]) manques.push({ pointer: champs.taux, detail: `Le taux est d’au plus ${t[1]} % (${texte.cite}).` })
  if (mois < m[0] || mois > m[1])
    manques.push({
      pointer: champs.mois,
      detail: m[0] === m[1] ? `La durée est de ${m[0]} mois (${texte.cite}).` : `La durée est de ${m[0]} à ${m[1]} mois (${texte.cite}).`,
    })
  return manques
}

/** Day from which what was suspended is paid after all: three months at most before the levée. */
export function retablissement(du: string, leveeLe: string): string {
  const auPlusTot = plusMois(leveeLe, -auJour(moisRetablisDuTravail, leveeLe))
  return auPlusTot > du ? auPlusTot : auPlusTard(du, leveeLe)
}
