import { acteurs } from '../../droit/acteurs.js'
import { lignesDe, type Operation } from '../lignes.js'
import type { Ressource } from '../ressource.js'

const lettres: Record<Operation, string> = { rechercher: 'R', consulter: 'L', deposer: 'D', corriger: 'C' }

/** Who sees what: one table a resource, fields × actors. R: recherche par cette clé, L: lit, D: dépose, C: corrige. */
export function matrice(r: Ressource): string {
  const champs = Object.keys(r.donnees)
  const largeur = Math.max(...champs.map(c => c.length)) + 2
  const lignes = lignesDe(r)
  const droits = (code: string, champ: string) =>
    Object.entries(lettres)
      .filter(([op]) => lignes.some(l => l.operation === op && l.par.some(a => a.code === code) && l.champs.includes(champ)))
      .map(([, lettre]) => lettre)
      .join('') || '·'
  const rangs = [['', ...acteurs.map(a => a.code)], ...champs.map(c => [c, ...acteurs.map(a => droits(a.code, c))])]
  return [
    r.intitule,
    ...rangs.map(
      ([nom, ...cellules]) =>
        (nom ?? '').padEnd(largeur) +
        cellules
          .map(x => x.padEnd(8))
          .join('')
          .trimEnd(),
    ),
  ].join('\n')
}
