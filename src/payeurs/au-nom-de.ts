import type { ISql } from 'postgres'
import type { CodeActeur } from '../droit/acteurs.js'
import type { Appelant } from '../moteur/appelant.js'
import { agirPour } from '../moteur/journal.js'
import { aujourdHui, type Moteur } from '../moteur/moteur.js'

/**
 * Goes on in the name of an organisation, for the rest of the transaction: what it may not read is not read, and the journal names it, the
 * application `plateforme:payeurs` and no agent.
 */
export async function auNomDe(sql: ISql, moteur: Moteur, organisation: string, correlation: string): Promise<Appelant> {
  const [connue] = await sql<{ type: CodeActeur }[]>`select type from organisation where code = ${organisation}`
  if (!connue) throw new Error(`organisation inconnue : ${organisation}`)
  const commun = { organisation, type: connue.type, structure: null, agent: null, personne: null, preuve: null }
  const appelant: Appelant = { ...commun, application: 'plateforme:payeurs', lignes: new Set(), correlation }
  await agirPour(sql, appelant, aujourdHui(moteur))
  return appelant
}
