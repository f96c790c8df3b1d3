import { auPlusTard, plusMois } from '../../droit/jours.js'
import {
  baremeDeLActiviteNonDeclaree,
  baremeDuTravail,
  type BornesDuTravail,
  moisRetablisDuTravail,
} from '../../droit/parametres/bareme-du-travail.js'
import { auJour } from '../../droit/parametres/parametre.js'
import { CodeDuTravail } from '../../droit/textes.js'
import type { Manque, Sanction } from './formes.js'
import type { Rang } from './nomenclatures.js'

type Visee = { natures: readonly string[]; rang: Rang; faitsLe: string }

/** Bounds in force on the day of the facts: who fails is judged by the scale of that day. */
export function bornesDe({ natures, rang, faitsLe }: Visee, enVigueur = baremeDuTravail): BornesDuTravail {
  const seule = natures.length > 0 && natures.every(n => n === 'ACTIVITE_NON_DECLAREE')
  return auJour(seule ? baremeDeLActiviteNonDeclaree : enVigueur, faitsLe)[rang]
}

type Mesure = Pick<Sanction, 'consequence'> & { taux: number; mois: number }
type Champs = { taux: string; mois: string }

/** What is out of bounds, with the bound and its text; under the fields it is said in. `enVigueur`: the scale of the law, or one to be tried before its day. */
export function horsBornes(visee: Visee, { consequence, taux, mois }: Mesure, champs: Champs, enVigueur = baremeDuTravail): Manque[] {
  const { taux: t, mois: m, suppression, texte } = bornesDe(visee, enVigueur)
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
