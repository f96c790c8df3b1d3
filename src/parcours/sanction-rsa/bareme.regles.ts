import { auPlusTard, plusJours, plusMois } from '../../droit/jours.js'
import { type Bornes, baremeRsa, moisRetablis, plafondDuFoyer, type RangDeSanction } from '../../droit/parametres/bareme-rsa.js'
import { auJour } from '../../droit/parametres/parametre.js'
import { CodeDeLActionSociale } from '../../droit/textes.js'
import type { Sanction } from './formes.js'

/** Bounds in force on the day of the facts: who fails is judged by the scale of that day. */
export function bornesDe(rang: RangDeSanction, foyer: 'SEUL' | 'PLUSIEURS', faitsLe: string, enVigueur = baremeRsa): Bornes {
  const bornes = auJour(enVigueur, faitsLe)[rang]
  const plafond = foyer === 'PLUSIEURS' ? auJour(plafondDuFoyer, faitsLe) : 100
  return { ...bornes, taux: [bornes.taux[0], Math.min(bornes.taux[1], plafond)] }
}

type Voulue = {
  rang: RangDeSanction
  foyer: 'SEUL' | 'PLUSIEURS'
  faitsLe: string
  consequence: Sanction['consequence']
  taux: number
  mois: number
}
type Manque = { pointer: string; detail: string }

/** What is out of bounds, with the bound and its text; `enVigueur`: the scale of the law, or one to be tried before its day. */
export function horsBornes({ rang, foyer, faitsLe, consequence, taux, mois }: Voulue, enVigueur = baremeRsa): Manque[] {
  const b = bornesDe(rang, foyer, faitsLe, enVigueur)
  const { R262_68_1: bareme, R262_68_6: duFoyer, L262_37 } = CodeDeLActionSociale
  const manques: Manque[] = []
  if (consequence === 'SUPPRESSION' && !b.suppression)
    manques.push({ pointer: '/consequence', detail: `Un premier manquement se suspend, il ne se supprime pas (${L262_37.cite}).` })
  if (taux < b.taux[0]) manques.push({ pointer: '/taux', detail: `Le taux est d’au moins ${b.taux[0]} % (${bareme.cite}).` })
  if (taux > b.taux[1])
    manques.push({ pointer: '/taux', detail: `Le taux d’un foyer de plusieurs personnes est d’au plus ${b.taux[1]} % (${duFoyer.cite}).` })
  if (mois < b.mois[0] || mois > b.mois[1])
    manques.push({ pointer: '/mois', detail: `La durée est de ${b.mois[0]} à ${b.mois[1]} mois (${bareme.cite}).` })
  return manques
}

/** Last day, included, of so many months from a day. */
export const finDeSanction = (du: string, mois: number): string => plusJours(plusMois(du, mois), -1)

/** Day from which what was suspended is paid after all; null of a suppression, which is not made up for. */
export const retablissement = (consequence: Sanction['consequence'], du: string, leveeLe: string): string | null =>
  consequence === 'SUPPRESSION' ? null : ([du, plusMois(leveeLe, -auJour(moisRetablis, leveeLe))].toSorted()[1] ?? auPlusTard(du, leveeLe))
