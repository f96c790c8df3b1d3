import type { ISql, PendingQuery, Row } from 'postgres'
import type { Rang } from './feuille.js'

const ENTRE_RANGS = '\u001e'
const ENTRE_COLONNES = '\u001f'
const COLONNES = 11

export type RangsEnTexte = { nombre: number; texte: string }

/**
 * Several rows of the journal as one text: eleven columns cost the driver three times what one does, and a row as much as two hashes, for
 * everything that is sealed. What may be null is either empty or after an equals sign.
 */
export const enUnTexte = (sql: ISql, ordre: PendingQuery<Row[]>): PendingQuery<Row[]> => sql`
  string_agg(
    concat_ws(chr(31), j.tx, to_char(j.instant at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), coalesce('=' || l.empreinte, ''),
      j.organisation, coalesce('=' || j.structure, ''), j.application, j.issue, j.correlation, coalesce('=' || array_to_json(j.champs), ''),
      coalesce('=' || j.usager_id, ''), coalesce('=' || j.agent, '')),
    chr(30) order by ${ordre})`

/** Null when a row holds one of the separators: the text does not say where rows and columns end. */
export function lireLeTexte({ nombre, texte }: RangsEnTexte): Rang[] | null {
  const textes = texte.split(ENTRE_RANGS)
  if (textes.length !== nombre) return null
  const rangs: Rang[] = []
  for (const un of textes) {
    const parties = un.split(ENTRE_COLONNES)
    if (parties.length !== COLONNES) return null
    rangs.push(lireLesColonnes(parties as Onze))
  }
  return rangs
}

function lireLesColonnes([
  tx,
  instant,
  ligne,
  organisation,
  structure,
  application,
  issue,
  correlation,
  champs,
  usager,
  agent,
]: Onze): Rang {
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
