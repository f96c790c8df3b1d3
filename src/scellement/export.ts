import type { Publique } from './feuille.js'

/**
 * The sealed journal, one JSON a line: first `Entete`, then each seal followed by its rows in the order of the tree. A row that is no longer
 * what was sealed is both absent and extra: its hash is there without it, and it is there without its hash.
 */
export type LigneDExport = Entete | { sceau: string } | RangExporte
export type Entete = { journal: 'si-plateforme'; exporte: string; lignes: Record<string, unknown> }

/** `h`: the hash that was sealed, in base64. `f`: the public part of the row, then value and salt of the person's mark and of the agent. */
export type RangExporte = { h: string; f: Parties } | { absent: string } | { enTrop: Parties }
export type Parties = [publique: Publique, usager: string, selUsager: string, agent: string, selAgent: string]
