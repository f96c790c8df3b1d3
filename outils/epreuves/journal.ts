import type { Epreuve } from './epreuve.js'

export type RangDuJournal = {
  ligne: string
  finalite: string
  texte: string
  champs: string[]
  organisation: string
  structure: string | null
  agent: string | null
  application: string
  usager_id: string | null
  issue: string
}

/** What the journal holds of one call, named by its correlation. */
export async function tracesDe(e: Epreuve, correlation: string): Promise<RangDuJournal[]> {
  const rangs = await e.base.proprietaire<RangDuJournal[]>`
    select l.code as ligne, l.finalite, l.texte, coalesce(j.champs, l.champs) as champs, j.organisation, j.structure, j.agent, j.application,
      j.usager_id, j.issue
    from journal j left join ligne_declaree l on l.id = j.ligne where j.correlation = ${correlation} order by j.usager_id`
  return [...rangs]
}

export const correlationDe = (r: Response): string => r.headers.get('x-correlation-id') ?? ''
