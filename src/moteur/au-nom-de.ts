import type { ISql } from 'postgres'
import type { CodeActeur } from '../droit/acteurs.js'
import type { Appelant } from './appelant.js'
import { agirPour } from './journal.js'
import { aujourdHui, type Moteur } from './moteur.js'

/**
 * The platform goes on in the name of an organisation, for the rest of the transaction: what it may not read is not read, and the journal
 * names it, `application` and no agent. `jour`: the legal day its follow-ups are read on, today unless said.
 */
export async function auNomDe(
  sql: ISql,
  moteur: Moteur,
  organisation: string,
  application: `plateforme:${string}`,
  correlation: string,
  jour = aujourdHui(moteur),
): Promise<Appelant> {
  const [connue] = await sql<{ type: CodeActeur }[]>`select type from organisation where code = ${organisation}`
  if (!connue) throw new Error(`organisation inconnue : ${organisation}`)
  const commun = { organisation, type: connue.type, structure: null, agent: null, personne: null, preuve: null }
  const appelant: Appelant = { ...commun, application, lignes: new Set(), correlation }
  await agirPour(sql, appelant, jour)
  return appelant
}
