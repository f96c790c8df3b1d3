import type { Sql } from 'postgres'

/** Deletes what no longer protects anything: replay marks, deny-list entries, challenges and forms past their expiry. Returns the number of rows deleted. */
export const purgerAcces = async (sql: Sql): Promise<number> => {
  const entites = await sql`delete from entite_oidc where expire_le <= now()`
  const jetons = await sql`delete from jeton_revoque where expire_le <= now()`
  const defis = await sql`delete from defi_de_cle where expire_le <= now()`
  const saisies = await sql`delete from saisie_gardee where expire_le <= now()`
  const preuves = await sql`delete from preuve_de_possession where expire_le <= now()`
  return preuves.count + entites.count + jetons.count + defis.count + saisies.count
}
