import type { ISql, JSONValue } from 'postgres'
import type { Qui } from './procedure.regles.js'

/** Who does an act of administration, as its trace will name her. `agent`: `identifiant|NOM|Prénom`, or the name of a task. */
export type Auteur = { qui: Qui; organisation: string; agent: string; correlation: string; instant: Date }

/**
 * Adds to the trace of administration, in the transaction of the act. `organisation`: whose rights are concerned; `objet`: what was
 * touched, by its public identifier; `detail`: never a secret, never a datum of a person followed.
 */
export const tracerLActe = (
  sql: ISql,
  auteur: Auteur,
  acte: string,
  { organisation = auteur.organisation, objet, detail = {} }: { organisation?: string; objet: string; detail?: JSONValue },
) => sql`
  insert into acte_d_administration (instant, organisation, par_organisation, par_agent, acte, objet, detail, correlation)
  values (${auteur.instant}, ${organisation}, ${auteur.organisation}, ${auteur.agent}, ${acte}, ${objet}, ${sql.json(detail)}, ${auteur.correlation})`
