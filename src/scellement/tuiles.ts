import type { ISql } from 'postgres'
import { Frange, hacherLeNoeud, LONGUEUR, racineDe } from './arbre.js'

/**
 * The hashes of the tree, kept by tiles of 256 (https://c2sp.org/tlog-tiles): tile n of level 0 holds 256 leaves, tile n of level l + 1 the
 * roots of 256 tiles of level l. What is not yet 256 is a tile too, written again as it grows.
 */
export const LARGEUR = 256

type Tuile = { niveau: number; rang: number; empreintes: Buffer }

const place = (niveau: number, taille: number) => Math.floor(taille / LARGEUR ** niveau)

/** The hashes of some tiles; those that are not there are said missing by whoever needs them. */
export async function lireLesTuiles(sql: ISql, tuiles: readonly { niveau: number; rang: number }[]): Promise<Map<string, Buffer>> {
  const rangs = await sql<Tuile[]>`
    select t.niveau, t.rang::float8 as rang, t.empreintes from tuile t
    join unnest(${tuiles.map(t => t.niveau)}::int[], ${tuiles.map(t => t.rang)}::bigint[]) d(niveau, rang) using (niveau, rang)`
  return new Map(rangs.map(t => [`${t.niveau}/${t.rang}`, t.empreintes]))
}

const enHachages = (octets: Buffer): Buffer[] =>
  Array.from({ length: octets.length / LONGUEUR }, (_, i) => octets.subarray(i * LONGUEUR, (i + 1) * LONGUEUR))

/** Adds leaves to the tiles of a tree of `taille` leaves; gives its new root. Holds one tile a level in memory. */
export async function pousser(sql: ISql, taille: number, feuilles: readonly Buffer[]): Promise<Buffer> {
  const niveaux: Buffer[][] = await ouvertes(sql, taille)
  const ecrire = async (niveau: number, rang: number) => {
    await sql`insert into tuile ${sql({ niveau, rang, empreintes: Buffer.concat(niveaux[niveau] ?? []) })}
      on conflict (niveau, rang) do update set empreintes = excluded.empreintes`
  }
  /** What was added fills the tile: it is written, and its root goes up. */
  const clore = async (niveau: number, rang: number): Promise<void> => {
    const tuile = niveaux[niveau] ?? []
    if (tuile.length < LARGEUR) return
    await ecrire(niveau, rang)
    niveaux[niveau] = []
    niveaux[niveau + 1] = [...(niveaux[niveau + 1] ?? []), racineDe(tuile)]
    await clore(niveau + 1, Math.floor(rang / LARGEUR))
  }
  // A whole tile at once: to wait at each leaf costs as much as to hash it.
  for (let i = 0; i < feuilles.length; ) {
    const tuile = niveaux[0] ?? []
    const prises = feuilles.slice(i, i + LARGEUR - tuile.length)
    niveaux[0] = [...tuile, ...prises]
    await clore(0, Math.floor((taille + i) / LARGEUR))
    i += prises.length
  }
  const nouvelle = taille + feuilles.length
  for (const [niveau, tuile] of niveaux.entries()) if (tuile.length > 0) await ecrire(niveau, Math.floor(place(niveau, nouvelle) / LARGEUR))
  return sommetsDe(niveaux).reduceRight((droite, gauche) => hacherLeNoeud(gauche, droite))
}

/** The last tile of each level of a tree of `taille` leaves, when it is not whole. */
async function ouvertes(sql: ISql, taille: number): Promise<Buffer[][]> {
  const demandees: { niveau: number; rang: number; largeur: number }[] = []
  for (let niveau = 0; place(niveau, taille) > 0; niveau++)
    demandees.push({ niveau, rang: Math.floor(place(niveau, taille) / LARGEUR), largeur: place(niveau, taille) % LARGEUR })
  const lues = await lireLesTuiles(sql, demandees)
  return demandees.map(({ niveau, rang, largeur }) => {
    const octets = largeur === 0 ? Buffer.alloc(0) : lues.get(`${niveau}/${rang}`)
    if (octets?.length !== largeur * LONGUEUR)
      throw new Error(`La tuile ${niveau}/${rang} n’a pas ses ${largeur} empreintes : le journal scellé a été modifié.`)
    return enHachages(octets)
  })
}

/** Roots of the complete subtrees of the whole, the greatest first. */
function sommetsDe(niveaux: readonly (readonly Buffer[])[]): Buffer[] {
  return niveaux.toReversed().flatMap(tuile => {
    const frange = new Frange()
    for (const empreinte of tuile) frange.ajouter(empreinte)
    return frange.sommets
  })
}

/** Leaves from `debut`, before `fin`. */
export async function lireLesFeuilles(sql: ISql, debut: number, fin: number): Promise<Buffer[]> {
  if (debut >= fin) return []
  const octets = await sql<{ rang: number; empreintes: Buffer }[]>`
    select rang::float8 as rang, empreintes from tuile
    where niveau = 0 and rang between ${Math.floor(debut / LARGEUR)} and ${Math.floor((fin - 1) / LARGEUR)} order by rang`
  return octets.flatMap(({ rang, empreintes }) => enHachages(empreintes).filter((_, i) => dans(rang * LARGEUR + i, debut, fin)))
}

const dans = (n: number, debut: number, fin: number) => n >= debut && n < fin
