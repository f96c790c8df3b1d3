import type { ISql } from 'postgres'
import type { Appelant } from './appelant.js'
import { perimetreExact } from './deriver/sql.js'
import type { Ligne } from './lignes.js'
import { aujourdHui, type Moteur } from './moteur.js'

/** Is this person in the caller's perimeter for the line? To be asked in a transaction keyed to the caller. */
export async function estVisible(sql: ISql, moteur: Moteur, ligne: Ligne, a: Appelant, usager: bigint): Promise<boolean> {
  const [vu] = await sql.unsafe(
    `select 1 from (select id as usager_id from usager where id = $1::bigint and fusionne_dans is null) cible,
       (select $2::text as organisation, $3::text as structure, $4::bigint as personne, $5::date as jour) acteur
     where ${perimetreExact(ligne.sur, 'acteur', 'acteur.jour')}`,
    [usager.toString(), a.organisation, a.structure, a.personne?.toString() ?? null, aujourdHui(moteur)],
  )
  return vu !== undefined
}
