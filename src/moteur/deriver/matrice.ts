import { type Acteur, acteurs, type CodeActeur } from '../../droit/acteurs.js'
import { lignesDe, type Operation } from '../lignes.js'
import type { Ressource } from '../ressource.js'

/** One letter an operation, in the order people say them. */
export const lettres: Record<Operation, { lettre: string; verbe: string }> = {
  rechercher: { lettre: 'R', verbe: 'cherche' },
  consulter: { lettre: 'L', verbe: 'lit' },
  deposer: { lettre: 'D', verbe: 'dépose' },
  corriger: { lettre: 'C', verbe: 'corrige' },
}
const operations = Object.keys(lettres) as Operation[]

export type RangDeLaMatrice = { champ: string; droits: readonly { acteur: Acteur; operations: readonly Operation[] }[] }

/** Who does what with each field, whatever the échange: fields × actors. */
export function rangsDeLaMatrice(r: Ressource): RangDeLaMatrice[] {
  const lignes = lignesDe(r)
  const permet = (op: Operation, code: CodeActeur, champ: string) =>
    lignes.some(l => l.operation === op && l.par.some(a => a.code === code) && l.champs.includes(champ))
  return Object.keys(r.donnees).map(champ => ({
    champ,
    droits: acteurs.map(acteur => ({ acteur, operations: operations.filter(op => permet(op, acteur.code, champ)) })),
  }))
}

/** The matrix as text: R cherche par cette clé, L lit, D dépose, C corrige. */
export function matrice(r: Ressource): string {
  const largeur = Math.max(...Object.keys(r.donnees).map(c => c.length)) + 2
  const rangs = [
    ['', ...acteurs.map(a => a.code)],
    ...rangsDeLaMatrice(r).map(({ champ, droits }) => [
      champ,
      ...droits.map(d => d.operations.map(op => lettres[op].lettre).join('') || '·'),
    ]),
  ]
  const texte = rangs.map(([nom, ...cellules]) => (nom ?? '').padEnd(largeur) + cellules.map(x => x.padEnd(8)).join(''))
  return [r.intitule, ...texte.map(rang => rang.trimEnd())].join('\n')
}
