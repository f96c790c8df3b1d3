import type { ISql } from 'postgres'
import { rangsDuJournal, type Trace } from './journal.js'
import type { Moteur } from './moteur.js'

export const genresDEvenement = ['deposee', 'corrigee', 'reunie', 'separee'] as const
export type GenreDEvenement = (typeof genresDEvenement)[number]

type Ecrite = Omit<Trace, 'usagers' | 'issue'> & { usager: bigint; champs: readonly string[]; numero: number | undefined; version: number }

/** Traces a write and tells it to whoever may read it, in one statement of its transaction: nothing is written that is not told. */
export async function dire(sql: ISql, moteur: Moteur, e: Ecrite): Promise<void> {
  const { ligne, appelant, usager, champs, numero = null, version } = e
  const nouvelle = version === 1
  await sql`
    with trace as (${rangsDuJournal(sql, moteur, { ligne, appelant, usagers: [usager], issue: 'ecrit', champs })})
    insert into evenement (usager_id, ressource, numero, version, genre, champs, instant)
    values (${usager.toString()}, ${ligne.ressource.nom}, ${numero}, ${version}, ${nouvelle ? 'deposee' : 'corrigee'},
      ${nouvelle ? null : [...champs]}, ${moteur.horloge()})`
}
