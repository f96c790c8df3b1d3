import { createReadStream, createWriteStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { Sql } from 'postgres'

const tables = ['usager', 'identite', 'inscription', 'droits_rsa', 'rattachement', 'journal'] as const

/**
 * Seconds that `COPY … FROM STDIN` takes for the rows the tables hold, into empty tables with the same columns, constraints and indexes
 * (no foreign key, no row-level security, no partition: what the server can do when nobody thinks), from a file made before.
 */
export async function copier(sql: Sql, dossier: string): Promise<number> {
  let secondes = 0
  for (const table of tables) {
    const fichier = join(dossier, `${table}.copie`)
    await pipeline(await sql.unsafe(`copy (select * from ${table}) to stdout`).readable(), createWriteStream(fichier))
    await sql.unsafe(`create table copie_${table} (like ${table} including all)`)
    const depart = performance.now()
    await pipeline(createReadStream(fichier, { highWaterMark: 1 << 20 }), await sql.unsafe(`copy copie_${table} from stdin`).writable())
    secondes += (performance.now() - depart) / 1000
    await sql.unsafe(`drop table copie_${table}`)
    await rm(fichier)
  }
  return secondes
}
