import type { ISql } from 'postgres'
import type { Trousseau } from './chiffrement.js'
import { type Donnees, enClair } from './contenu.js'
import { colonne, estChiffre } from './deriver/sql.js'
import type { Ressource } from './ressource.js'

/** `par`: the organisation that wrote the row last. */
export type Present = { usager: bigint; numero: number; version: number; par: string; donnees: Donnees }

/**
 * What a rule needs to know of many persons before it decides, in the transaction of the write it prepares: never for an
 * answer. Row-level security applies. `numero` is 0 in a resource of one row. An encrypted field is asked with what deciphers it.
 */
export async function lirePresents(
  sql: ISql,
  ressource: Ressource,
  champs: readonly string[],
  usagers: readonly bigint[],
  chiffrement?: Trousseau,
): Promise<Map<bigint, Present[]>> {
  const chiffres = champs.filter(c => estChiffre(ressource, c))
  if (chiffres.length > 0 && !chiffrement)
    throw new Error(`${ressource.nom}.${chiffres[0]} est chiffré : une règle ne le lit pas sans la clé`)
  const plusieurs = ressource.cardinalite === 'plusieurs'
  const liste = [
    't.usager_id',
    plusieurs ? 't.numero' : '0 as numero',
    't.version as version_lue',
    't.auteur_organisation as ecrit_par',
    ...champs.map(c => `t.${colonne(ressource, c)} as "${c}"`),
  ].join(', ')
  // Of one person, the plan is the same whoever she is, and the server soon keeps it; of many, it would plan each time anew. « offset 0 »:
  // person by person, through the key, instead of trying the perimeter on the whole table first.
  const seule = usagers.length === 1 ? usagers[0] : undefined
  const rangs = await sql.unsafe<(Donnees & { usager_id: string; numero: number; version_lue: number; ecrit_par: string })[]>(
    seule === undefined
      ? `select t.* from unnest($1::bigint[]) u(id)
         cross join lateral (select ${liste} from ${ressource.table} t where t.usager_id = u.id offset 0) t
         order by 1, 2`
      : `select ${liste} from ${ressource.table} t where t.usager_id = $1::bigint order by 1, 2`,
    [seule === undefined ? usagers.map(String) : String(seule)],
    { prepare: true },
  )
  const parPersonne = new Map<bigint, Present[]>()
  for (const { usager_id, numero, version_lue: version, ecrit_par: par, ...donnees } of rangs) {
    const usager = BigInt(usager_id)
    if (chiffrement)
      for (const c of chiffres) {
        const valeur = donnees[c]
        if (Buffer.isBuffer(valeur)) donnees[c] = enClair(ressource, c, chiffrement, valeur)
      }
    const present = { usager, numero, version, par, donnees }
    const autres = parPersonne.get(usager)
    if (autres) autres.push(present)
    else parPersonne.set(usager, [present])
  }
  return parPersonne
}
