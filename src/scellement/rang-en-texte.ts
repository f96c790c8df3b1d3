import type { ISql, PendingQuery, Row } from 'postgres'
import type { Rang } from './feuille.js'

const SEPARATEUR = '\u001f'
const COLONNES = 11

/**
 * A row of the journal as one text: eleven columns cost the driver three times what one does, for every row that is sealed. What may be null
 * is either empty or after an equals sign.
 */
export const enTexte = (sql: ISql): PendingQuery<Row[]> => sql`
  concat_ws(chr(31), j.tx, to_char(j.instant at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), coalesce('=' || l.empreinte, ''),
    j.organisation, coalesce('=' || j.structure, ''), j.application, j.issue, j.correlation, coalesce('=' || array_to_json(j.champs), ''),
    coalesce('=' || j.usager_id, ''), coalesce('=' || j.agent, ''))`

/** Null when a column holds the separator: the text does not say where each one ends. */
export function lireLeTexte(texte: string): Rang | null {
  const parties = texte.split(SEPARATEUR)
  if (parties.length !== COLONNES) return null
  const [tx, instant, ligne, organisation, structure, application, issue, correlation, champs, usager, agent] = parties as Onze
  return {
    tx,
    instant,
    ligne: ouNul(ligne),
    organisation,
    structure: ouNul(structure),
    application,
    issue,
    correlation,
    champs: champs === '' ? null : (JSON.parse(champs.slice(1)) as string[]),
    usager: ouNul(usager),
    agent: ouNul(agent),
  }
}

type Onze = [string, string, string, string, string, string, string, string, string, string, string]

const ouNul = (texte: string): string | null => (texte === '' ? null : texte.slice(1))
