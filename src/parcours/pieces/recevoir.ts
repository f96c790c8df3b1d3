import { createHash } from 'node:crypto'
import { Probleme } from '../../moteur/probleme.js'
import { type GenreDePiece, genresDePiece } from '../../moteur/ressource.js'

/** Largest piece, in bytes: some pages scanned, a photograph of a paper. */
export const tailleMaximale = 5 * 1024 ** 2

export type Recue = { octets: Buffer; genre: GenreDePiece; sha256: string }

const debuts = Object.entries(genresDePiece).map(([genre, hexa]) => [genre as GenreDePiece, Buffer.from(hexa, 'hex')] as const)
const leGenre = (tete: Buffer) => debuts.find(([, debut]) => tete.subarray(0, debut.length).equals(debut))?.[0]

/**
 * Reads a piece as it flows, and stops at the first byte that rules it out: what it says it is does not count, nor its name. Whole, it
 * is held in memory, never on a disk. Throws 400 when empty, 413 when too large, 415 when it is none of the kinds.
 */
export async function recevoir(source: AsyncIterable<Buffer>): Promise<Recue> {
  const morceaux: Buffer[] = []
  let taille = 0
  let genre: GenreDePiece | undefined
  for await (const morceau of source) {
    taille += morceau.length
    if (taille > tailleMaximale)
      throw new Probleme(
        413,
        'corps-trop-grand',
        `Une pièce ne dépasse pas ${tailleMaximale / 1024 ** 2} Mo : numérisez-la avec moins de détail.`,
      )
    morceaux.push(morceau)
    if (genre === undefined && taille >= 8) genre = reconnu(Buffer.concat(morceaux))
  }
  if (taille === 0) throw new Probleme(400, 'requete-invalide', 'Ce fichier est vide.')
  const octets = Buffer.concat(morceaux, taille)
  return { octets, genre: genre ?? reconnu(octets), sha256: createHash('sha256').update(octets).digest('hex') }
}

function reconnu(tete: Buffer): GenreDePiece {
  const genre = leGenre(tete)
  if (!genre) throw new Probleme(415, 'format-refuse', 'Ce fichier n’est ni un PDF, ni une image JPEG ou PNG.')
  return genre
}
