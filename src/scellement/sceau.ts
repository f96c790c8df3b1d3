import { LONGUEUR } from './arbre.js'

/**
 * What a seal says of the journal: a checkpoint of a transparency log (https://c2sp.org/tlog-checkpoint) with, as extension lines, what
 * this lot alone is and the seal it follows.
 */
export type Sceau = {
  origine: string
  /** Rows sealed since the beginning. */
  taille: number
  /** Root of the tree of all of them. */
  racine: Buffer
  rang: number
  /** Transactions whose rows this seal adds: from the first, before the second. */
  du: bigint
  au: bigint
  /** Rows it adds, and the hash of these alone, one after the other: what is altered is then located. The first seals have the root of their tree. */
  lignes: number
  lot: Buffer
  /** SHA-256 of the note before; empty for the first. */
  precedent: Buffer
  instant: Date
}

export const ecrireLeSceau = (s: Sceau): string =>
  [
    s.origine,
    s.taille,
    s.racine.toString('base64'),
    `sceau ${s.rang} ${s.instant.toISOString()}`,
    `lot ${s.du} ${s.au} ${s.lignes} ${s.lot.toString('base64')}`,
    `suit ${s.precedent.toString('base64')}`,
    '',
  ].join('\n')

const EMPREINTE = '([A-Za-z0-9+/]{43}=)'
const FORME = new RegExp(
  `^([^\\n]+)\\n(\\d{1,15})\\n${EMPREINTE}\\nsceau (\\d{1,15}) ([0-9TZ:.-]+)\\nlot (\\d{1,18}) (\\d{1,18}) (\\d{1,15}) ${EMPREINTE}\\nsuit ${EMPREINTE}?\\n$`,
)

/** Null when the text is not a seal of ours. */
export function lireLeSceau(texte: string): Sceau | null {
  const [, origine, taille, racine, rang, instant, du, au, lignes, lot, precedent] = FORME.exec(texte) ?? []
  if (origine === undefined || Number.isNaN(Date.parse(instant ?? ''))) return null
  const lue = {
    origine,
    taille: Number(taille),
    racine: Buffer.from(racine ?? '', 'base64'),
    rang: Number(rang),
    du: BigInt(du ?? 0),
    au: BigInt(au ?? 0),
    lignes: Number(lignes),
    lot: Buffer.from(lot ?? '', 'base64'),
    precedent: Buffer.from(precedent ?? '', 'base64'),
    instant: new Date(instant ?? ''),
  }
  return lue.racine.length === LONGUEUR && lue.lot.length === LONGUEUR ? lue : null
}
