import type { Sql } from 'postgres'
import { plusJours } from '../../droit/jours.js'
import { conservationDesEvenements } from '../../droit/parametres/conservation-des-evenements.js'
import { auJour } from '../../droit/parametres/parametre.js'
import { jourDe } from '../../moteur/moteur.js'

/**
 * Erases the oldest events, up to the first one that is still to be kept: readers go on from a number, and one hole is told better than
 * several. Runs as the owner; returns how many.
 */
export async function purgerLesEvenements(proprietaire: Sql, instant: Date): Promise<number> {
  const jour = jourDe(instant)
  const limite = plusJours(jour, -auJour(conservationDesEvenements, jour))
  return proprietaire.begin(async sql => {
    const [fait] = await sql<{ n: number; jusqua: string | null }[]>`
      with efface as (
        delete from evenement where instant < ${limite}
          and id < coalesce((select id from evenement where instant >= ${limite} order by id limit 1), 9223372036854775807) returning id)
      select count(*)::int as n, max(id) as jusqua from efface`
    if (fait?.jusqua) await sql`delete from livraison where position <= ${fait.jusqua}`
    if (fait?.jusqua) await sql`update evenements_effaces set jusqua = greatest(jusqua, ${fait.jusqua})`
    return fait?.n ?? 0
  })
}
