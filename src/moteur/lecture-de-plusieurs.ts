import type { ISql } from 'postgres'
import type { Appelant } from './appelant.js'
import { type Donnees, dechiffrer } from './contenu.js'
import { document, perimetreExact } from './deriver/sql.js'
import type { Enregistrement } from './contenu.js'
import { type Issue, journaliser } from './journal.js'
import type { Ligne } from './lignes.js'
import { aujourdHui, type Moteur } from './moteur.js'

type Demande = { ligne: Ligne; appelant: Appelant; champs: readonly string[]; issue: Issue }

/**
 * Some fields of a line, for these persons and no other, in a transaction keyed to the caller. Each person of the perimeter is traced with
 * those fields; whoever is not of it, or has no such row, is not in the answer. For a resource of one row a person.
 */
export async function lireDePlusieurs(
  sql: ISql,
  moteur: Moteur,
  { ligne, appelant, champs, issue }: Demande,
  usagers: readonly bigint[],
): Promise<Map<bigint, Donnees>> {
  const ferme = champs.find(c => !ligne.champs.includes(c))
  if (ferme) throw new Error(`${ligne.code} ne donne pas ${ferme}`)
  const restreinte = { ...ligne, champs }
  const rangs = await sql.unsafe<{ usager_id: string; document: Enregistrement }[]>(
    `with acteur as (select $2::text as organisation, $3::text as structure, $4::bigint as personne, $5::date as jour)
     select cible.usager_id, ${document(restreinte, 'cible')} as document
     from acteur, unnest($1::bigint[]) u(id) join ${ligne.ressource.table} cible on cible.usager_id = u.id
     where ${perimetreExact(ligne.sur, 'acteur', 'acteur.jour')}`,
    [usagers.map(String), appelant.organisation, appelant.structure, appelant.personne?.toString() ?? null, aujourdHui(moteur)],
  )
  const lus = new Map(
    rangs.map(r => [BigInt(r.usager_id), (dechiffrer(restreinte, moteur.chiffrement, r.document) as Enregistrement).donnees]),
  )
  if (lus.size > 0) await journaliser(sql, moteur, { ligne, appelant, usagers: [...lus.keys()], issue, champs })
  return lus
}
