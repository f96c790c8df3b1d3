import type { Appelant } from './appelant.js'
import type { Donnees } from './contenu.js'
import { perimetreExact, projection } from './deriver/sql.js'
import { agirPour } from './journal.js'
import type { Ligne } from './lignes.js'
import { aujourdHui, type Moteur } from './moteur.js'

export type Homonymes = { elements: { usager: bigint; donnees: Donnees }[]; incomplet: boolean }

/** Words as the index holds them: `mots_des_noms` of the database says the same, and the index decides. At most eight. */
export const motsDesNoms = (noms: string): string[] =>
  [
    ...new Set(
      noms
        .normalize('NFD')
        .replaceAll(/\p{Mn}/gu, '')
        .toLowerCase()
        .replaceAll('œ', 'oe')
        .replaceAll('æ', 'ae')
        .split(/[^a-z0-9]+/),
    ),
  ]
    .filter(mot => mot !== '')
    .slice(0, 8)

/**
 * Everyone of the caller's perimeter each of these words begins a name of. Looks the words up in an index that knows neither
 * perimeter nor value, keeps whom the caller follows, and traces each person shown: one statement.
 */
export async function rechercherParNom(
  moteur: Moteur,
  ligne: Ligne,
  appelant: Appelant,
  mots: readonly string[],
  limite: number,
): Promise<Homonymes> {
  const montre = ligne.echange.rechercher?.parNom?.montre ?? []
  const jour = aujourdHui(moteur)
  const rangs = (await moteur.sql.begin(async sql => {
    await agirPour(sql, appelant, jour)
    return sql.unsafe(
      `with acteur as (select $2::text as organisation, $3::text as structure, $4::bigint as personne, $5::date as jour),
       trouvee as materialized (
         select cible.usager_id, ${projection({ ...ligne, champs: montre }, 'r')} as donnees
         from acteur cross join personnes_nommees($1) as cible(usager_id) join ${ligne.ressource.table} r on r.usager_id = cible.usager_id
         where ${perimetreExact(ligne.sur, 'acteur', 'acteur.jour')} limit $6),
       montree as (select * from trouvee limit $6 - 1),
       trace as (
         insert into journal (ligne, organisation, structure, agent, application, usager_id, champs, issue, correlation)
         select $7::int, $2, $3, $8, $9, usager_id, $10::text[], 'servi', $11 from montree
         union all select $7::int, $2, $3, $8, $9, null, $10::text[], 'invisible', $11 where not exists (select from montree))
       select usager_id, donnees from trouvee order by ${montre.map(c => `donnees->>'${c}'`).join(', ')}`,
      [
        mots.map(mot => `${mot}:*`).join(' & '),
        appelant.organisation,
        appelant.structure,
        appelant.personne?.toString() ?? null,
        jour,
        limite + 1,
        moteur.numeros.get(ligne.code) ?? null,
        appelant.agent,
        appelant.application,
        [...montre],
        appelant.correlation,
      ],
    )
  })) as unknown as { usager_id: string; donnees: Donnees }[]
  const elements = rangs.slice(0, limite).map(r => ({ usager: BigInt(r.usager_id), donnees: r.donnees }))
  return { elements, incomplet: rangs.length > limite }
}
