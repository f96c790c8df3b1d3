import type { Publique } from './feuille.js'

/**
 * The sealed journal, one JSON a line: first `Entete`, then each seal followed by its rows in the order of the tree, `fin` last: an export
 * that was killed has none. A row that is no longer what was sealed is both absent and extra: its hash is there without it, and it is there
 * without its hash.
 */
export type LigneDExport = Entete | { sceau: string } | RangExporte | { fin: true }
export type Entete = { journal: 'si-plateforme'; exporte: string; lignes: Record<string, unknown> }

/** `h`: the hash that was sealed, in base64. `f`: the public part of the row, then value and salt of the person's mark and of the agent. */
export type RangExporte = { h: string; f: Parties } | { absent: string } | { enTrop: Parties }
export type Parties = [publique: Publique, usager: string, selUsager: string, agent: string, selAgent: string]

/** Null when the text is not a line of an export. Said of each of a million lines: no schema library. */
export function lireUneLigne(texte: string): LigneDExport | null {
  try {
    const lue: unknown = JSON.parse(texte)
    return estUnObjet(lue) && aUneForme(lue) ? (lue as LigneDExport) : null
  } catch {
    return null
  }
}

type Objet = Record<string, unknown>
const estUnObjet = (v: unknown): v is Objet => typeof v === 'object' && v !== null && !Array.isArray(v)

function aUneForme(o: Objet): boolean {
  if (typeof o['h'] === 'string') return sontDesParties(o['f'])
  if ('enTrop' in o) return sontDesParties(o['enTrop'])
  if ('journal' in o) return o['journal'] === 'si-plateforme' && typeof o['exporte'] === 'string' && estUnObjet(o['lignes'])
  return typeof o['sceau'] === 'string' || typeof o['absent'] === 'string' || o['fin'] === true
}

const sontDesParties = (v: unknown): boolean =>
  Array.isArray(v) && v.length === 5 && v.every((partie, i) => (i === 0 ? Array.isArray(partie) : typeof partie === 'string'))
