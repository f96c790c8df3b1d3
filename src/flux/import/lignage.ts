import type { ISql, ReservedSql } from 'postgres'
import type { Moteur } from '../../moteur/moteur.js'
import type { Lignage } from '../foyer.js'
import type { Element, Touches, Travail } from './format.js'

/**
 * Keeps what normalisation changed in the elements that changed a datum: raw value, rule, result. They are personal data:
 * encrypted, one cipher an element.
 */
export async function garderLignage<C>(
  t: Travail & { sql: ReservedSql },
  elements: readonly Element<C>[],
  touches: Touches,
): Promise<void> {
  const gardes = elements.filter(e => e.lignage.length > 0 && touches.has(e.rang))
  if (gardes.length === 0) return
  const lignes = gardes.map(e => ({
    rang: e.rang,
    usagers: touches.get(e.rang)?.map(String),
    contenu_chiffre: `\\x${t.moteur.chiffrement.chiffrer(JSON.stringify(e.lignage)).toString('hex')}`,
  }))
  await t.sql.unsafe(
    `insert into import_lignage (import, rang, usagers, contenu_chiffre)
     select $1, rang, usagers, contenu_chiffre from json_to_recordset($2::text::json) as l(rang int, usagers bigint[], contenu_chiffre bytea)`,
    [t.import, JSON.stringify(lignes)],
  )
}

/** What normalisation changed in one element of a file, deciphered, and of whom; empty when nothing was, or nothing was kept. */
export async function lireLignage(sql: ISql, moteur: Moteur, id: string, rang: number): Promise<{ usagers: bigint[]; lignage: Lignage[] }> {
  const [garde] = await sql<{ usagers: string[]; contenu_chiffre: Buffer }[]>`
    select usagers::text[] as usagers, contenu_chiffre from import_lignage where import = ${id} and rang = ${rang}`
  if (!garde) return { usagers: [], lignage: [] }
  return {
    usagers: garde.usagers.map(BigInt),
    lignage: JSON.parse(moteur.chiffrement.dechiffrer(garde.contenu_chiffre)) as Lignage[],
  }
}
