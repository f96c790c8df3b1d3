import { hacherLeNoeud } from './arbre.js'

/** A leaf, where it is, and the hashes that lead from it to the root of a tree of `taille` leaves. */
export type Inclusion = { feuille: Buffer; rang: number; taille: number; chemin: readonly Buffer[] }

/** The root a proof of inclusion leads to (RFC 9162, 2.1.3.2); null when the proof has not the right length. */
export function racineParInclusion({ feuille, rang, taille, chemin }: Inclusion): Buffer | null {
  if (!Number.isSafeInteger(rang) || !Number.isSafeInteger(taille) || rang < 0 || rang >= taille) return null
  let [noeud, dernier, racine] = [rang, taille - 1, feuille]
  for (const voisin of chemin) {
    if (dernier === 0) return null
    if (noeud % 2 === 1 || noeud === dernier) {
      racine = hacherLeNoeud(voisin, racine)
      while (noeud % 2 === 0 && noeud !== 0) [noeud, dernier] = [noeud / 2, Math.floor(dernier / 2)]
    } else racine = hacherLeNoeud(racine, voisin)
    ;[noeud, dernier] = [Math.floor(noeud / 2), Math.floor(dernier / 2)]
  }
  return dernier === 0 ? racine : null
}

/** Two sizes of one tree, their roots, and the hashes that show the first is the beginning of the second. */
export type Coherence = { avant: number; apres: number; racineAvant: Buffer; racineApres: Buffer; chemin: readonly Buffer[] }

/** Whether a proof of consistency holds (RFC 9162, 2.1.4.2). */
export function estCoherente({ avant, apres, racineAvant, racineApres, chemin }: Coherence): boolean {
  if (avant === apres) return chemin.length === 0 && racineAvant.equals(racineApres)
  if (avant === 0) return chemin.length === 0
  if (avant > apres) return false
  const puissance = Number.isInteger(Math.log2(avant))
  const [premier, ...suite] = puissance ? [racineAvant, ...chemin] : chemin
  if (!premier) return false
  let [noeud, dernier] = [avant - 1, apres - 1]
  while (noeud % 2 === 1) [noeud, dernier] = [(noeud - 1) / 2, Math.floor(dernier / 2)]
  let [ancienne, nouvelle] = [premier, premier]
  for (const voisin of suite) {
    if (dernier === 0) return false
    if (noeud % 2 === 1 || noeud === dernier) {
      ancienne = hacherLeNoeud(voisin, ancienne)
      nouvelle = hacherLeNoeud(voisin, nouvelle)
      while (noeud % 2 === 0 && noeud !== 0) [noeud, dernier] = [noeud / 2, Math.floor(dernier / 2)]
    } else nouvelle = hacherLeNoeud(nouvelle, voisin)
    ;[noeud, dernier] = [Math.floor(noeud / 2), Math.floor(dernier / 2)]
  }
  return dernier === 0 && ancienne.equals(racineAvant) && nouvelle.equals(racineApres)
}
