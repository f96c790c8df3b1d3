import type { Sql } from 'postgres'

/** One row of the journal as people read it: when, who, what, under which text. Never a value. */
export type Consultation = {
  instant: Date
  organisation: string
  structure: string | null
  agent: string | null
  application: string
  ligne: string
  finalite: string
  texte: string
  champs: string[]
  issue: string
  correlation: string
}

type Filtre = { usager?: bigint | undefined; depuis?: Date | undefined; jusque?: Date | undefined }

const nul = { usager: undefined, depuis: undefined, jusque: undefined }

/** Rows of the journal by lots, oldest first: memory stays flat whatever the length. */
export function lireLeJournal(sql: Sql, filtre: Filtre = nul, lot = 1000): AsyncIterable<Consultation[]> {
  return sql<Consultation[]>`
    select j.instant, j.organisation, j.structure, j.agent, j.application, l.code as ligne, l.finalite, l.texte,
      coalesce(j.champs, l.champs) as champs, j.issue, j.correlation
    from journal j left join ligne_declaree l on l.id = j.ligne
    where (${filtre.usager?.toString() ?? null}::bigint is null or j.usager_id = ${filtre.usager?.toString() ?? null}::bigint)
      and j.instant >= ${filtre.depuis ?? new Date(0)} and j.instant < ${filtre.jusque ?? new Date(8.64e15 / 100)}
    order by j.instant, j.correlation`.cursor(lot)
}
