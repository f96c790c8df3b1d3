import type { ISql, ReservedSql } from 'postgres'
import type { Moteur } from '../../moteur/moteur.js'
import type { Lignage } from '../foyer.js'
import type { Element, Travail } from './format.js'

/**
 * Keeps what normalisation changed in the elements that changed a datum: raw value, rule, result. They are personal data:
 * encrypted, one cipher an element.
 */
export async function garderLignage<C>(
  t: Travail & { sql: ReservedSql },
  elements: readonly Element<C>[],
  touches: ReadonlySet<number>,
): Promise<void> {
  const gardes = elements.filter(e => e.lignage.length > 0 && touches.has(e.rang))
  if (gardes.length === 0) return
  const lignes = gardes.map(e => ({
    rang: e.rang,
    contenu_chiffre: `\\x${t.moteur.chiffrement.chiffrer(JSON.stringify(e.lignage)).toString('hex')}`,
  }))
  await t.sql.unsafe(
    `insert into import_lignage (import, rang, contenu_chiffre)
     select $1, rang, contenu_chiffre from json_to_recordset($2::text::json) as l(rang int, contenu_chiffre bytea)`,
    [t.import, JSON.stringify(lignes)],
  )
}

/** What normalisation changed in one element of a file, deciphered; empty when nothing was, or nothing was kept. */
export async function lireLignage(sql: ISql, moteur: Moteur, id: string, rang: number): Promise<Lignage[]> {
  const [garde] = await sql<
    { contenu_chiffre: Buffer }[]
  >`select contenu_chiffre from import_lignage where import = ${id} and rang = ${rang}`
  return garde ? (JSON.parse(moteur.chiffrement.dechiffrer(garde.contenu_chiffre)) as Lignage[]) : []
}
