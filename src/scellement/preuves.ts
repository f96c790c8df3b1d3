import type { ISql } from 'postgres'
import { coupe, hacherLeNoeud, LONGUEUR, racineDe } from './arbre.js'
import { LARGEUR, lireLesTuiles } from './tuiles.js'

type Plage = { debut: number; fin: number }

/** The subtrees whose roots prove that leaf `rang` is in the tree of `taille` leaves (RFC 9162, 2.1.3.1), from the leaf up. */
export function plagesDInclusion(rang: number, taille: number): Plage[] {
  const plages: Plage[] = []
  for (let [debut, fin] = [0, taille]; fin - debut > 1; ) {
    const milieu = debut + coupe(fin - debut)
    if (rang < milieu) {
      plages.unshift({ debut: milieu, fin })
      fin = milieu
    } else {
      plages.unshift({ debut, fin: milieu })
      debut = milieu
    }
  }
  return plages
}

/** The same for the tree of `avant` leaves being the beginning of that of `apres` (RFC 9162, 2.1.4.1); `avant` at least 1. */
export function plagesDeCoherence(avant: number, apres: number): Plage[] {
  const plages: Plage[] = []
  let entier = true
  let [debut, fin] = [0, apres]
  while (avant !== fin) {
    const milieu = debut + coupe(fin - debut)
    if (avant <= milieu) {
      plages.unshift({ debut: milieu, fin })
      fin = milieu
    } else {
      plages.unshift({ debut, fin: milieu })
      debut = milieu
      entier = false
    }
  }
  return entier ? plages : [{ debut, fin }, ...plages]
}

/** Reads once the tiles that all the ranges need, then computes each root. The tree is at least as large as the ranges say. */
export async function racinesDesPlages(sql: ISql, plages: readonly Plage[]): Promise<Buffer[]> {
  const morceaux = plages.map(enSousArbres)
  const tuiles = new Map(morceaux.flat().map(m => [`${m.niveau}/${m.tuile}`, { niveau: m.niveau, rang: m.tuile }]))
  const lues = await lireLesTuiles(sql, [...tuiles.values()])
  return morceaux.map(sousArbres =>
    sousArbres.map(s => racineDuSousArbre(lues, s)).reduceRight((droite, gauche) => hacherLeNoeud(gauche, droite)),
  )
}

type SousArbre = { niveau: number; tuile: number; de: number; combien: number }

/** A range as complete subtrees, the greatest first, each found in one tile: `combien` of its hashes from `de`. */
function enSousArbres({ debut, fin }: Plage): SousArbre[] {
  const sousArbres: SousArbre[] = []
  for (let ici = debut; ici < fin; ) {
    let taille = 1
    while (ici + 2 * taille <= fin && ici % (2 * taille) === 0) taille *= 2
    const niveau = Math.floor(Math.log2(taille) / Math.log2(LARGEUR))
    const unite = LARGEUR ** niveau
    const place = ici / unite
    sousArbres.push({ niveau, tuile: Math.floor(place / LARGEUR), de: place % LARGEUR, combien: taille / unite })
    ici += taille
  }
  return sousArbres
}

function racineDuSousArbre(lues: ReadonlyMap<string, Buffer>, { niveau, tuile, de, combien }: SousArbre): Buffer {
  const octets = lues.get(`${niveau}/${tuile}`)?.subarray(de * LONGUEUR, (de + combien) * LONGUEUR)
  if (octets?.length !== combien * LONGUEUR)
    throw new Error(`La tuile ${niveau}/${tuile} est incomplète : le journal scellé a été modifié.`)
  return racineDe(Array.from({ length: combien }, (_, i) => octets.subarray(i * LONGUEUR, (i + 1) * LONGUEUR)))
}
