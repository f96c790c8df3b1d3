import type { Sql } from 'postgres'

const moisOuvertsDAvance = 3

/** Opens the journal's partitions of this month and the next ones. Owner only; the application cannot create any. */
export async function assurerLesPartitions(proprietaire: Sql, instant: Date): Promise<string[]> {
  const noms: string[] = []
  for (let i = 0; i <= moisOuvertsDAvance; i++) {
    const debut = new Date(Date.UTC(instant.getUTCFullYear(), instant.getUTCMonth() + i, 1))
    const fin = new Date(Date.UTC(instant.getUTCFullYear(), instant.getUTCMonth() + i + 1, 1))
    const nom = `journal_${debut.toISOString().slice(0, 7).replace('-', '_')}`
    const [presente] = await proprietaire`select 1 from pg_class where relname = ${nom}`
    if (presente) continue
    await proprietaire.unsafe(
      `create table if not exists ${nom} partition of journal for values from ('${debut.toISOString()}') to ('${fin.toISOString()}')`,
    )
    noms.push(nom)
  }
  return noms
}
