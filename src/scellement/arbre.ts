import { hash } from 'node:crypto'

/** Hashes of a Merkle tree (RFC 9162, section 2.1), SHA-256: 32 bytes each. */
export const LONGUEUR = 32

// In one call, of a string when it is one, and given back as a string: three times cheaper than the hash object and the buffers it makes, for
// every row that is read.
const sha256 = (octets: Buffer | string): Buffer => Buffer.from(hash('sha256', octets, 'binary'), 'latin1')

const FEUILLE = '\0'
// Filled again for each node, and hashed at once.
const noeud = Buffer.alloc(1 + 2 * LONGUEUR, 1)

export const hacherLaFeuille = (texte: string): Buffer => sha256(FEUILLE + texte)
export function hacherLeNoeud(gauche: Buffer, droite: Buffer): Buffer {
  noeud.set(gauche, 1)
  noeud.set(droite, 1 + LONGUEUR)
  return sha256(noeud)
}

/** Root of the tree of no leaf. */
export const racineVide = (): Buffer => sha256(Buffer.alloc(0))

/**
 * Grows a tree leaf by leaf, holding only the roots of its complete subtrees, the greatest first: as many hashes as bits in its size.
 */
export class Frange {
  constructor(
    public taille = 0,
    public readonly sommets: Buffer[] = [],
  ) {}

  ajouter(feuille: Buffer): void {
    let sommet = feuille
    // One merge for each trailing bit set in the size before.
    for (let reste = this.taille; reste % 2 === 1; reste = (reste - 1) / 2) sommet = hacherLeNoeud(this.sommets.pop() as Buffer, sommet)
    this.sommets.push(sommet)
    this.taille++
  }

  racine(): Buffer {
    return this.sommets.length === 0 ? racineVide() : this.sommets.reduceRight((droite, gauche) => hacherLeNoeud(gauche, droite))
  }
}

/** Root of a list of leaves held in memory. */
export function racineDe(feuilles: Iterable<Buffer>): Buffer {
  const frange = new Frange()
  for (const feuille of feuilles) frange.ajouter(feuille)
  return frange.racine()
}

/** One hash of a list of leaves in their order, for who has them all: the root of their tree takes as many hashes as there are leaves. */
export const hacherEnSuite = (feuilles: readonly Buffer[]): Buffer => sha256(Buffer.concat(feuilles))

/** The greatest power of two smaller than `n`, for n > 1. */
export const coupe = (n: number): number => 2 ** Math.ceil(Math.log2(n) - 1)
