import type { Sql } from 'postgres'
import { seuils } from './seuils/seuils.js'

/** Brings to the database the limits it enforces. */
export async function poserLesSeuils(proprietaire: Sql, limites = seuils): Promise<void> {
  await proprietaire.begin(async sql => {
    await sql`delete from seuil_declare`
    if (limites.length > 0)
      await sql`insert into seuil_declare ${sql(limites.map(({ genre, horizon, mesure, limite }) => ({ genre, horizon, mesure, limite })))}`
  })
}
