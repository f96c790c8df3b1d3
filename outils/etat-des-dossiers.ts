import type { Sql } from 'postgres'

/** Tables whose rows belong to a person, and what of them depends on the run and not on the data: instants, keys, drawn numbers. */
const TABLES = ['identite', 'inscription', 'droits_rsa', 'rattachement', 'contrat_preexistant'] as const
const PROPRES_AU_PASSAGE = [
  'usager_id',
  'enregistre_le',
  'remplace_le',
  'numero_france_travail',
  'nir_chiffre',
  'nir_empreinte',
  'etat_civil_empreinte',
  'etat_civil_usage_empreinte',
  'prenom_empreinte',
]

/** The state of every file, history included, as one line a row: two runs that end in the same state give the same lines. */
export async function etatDesDossiers(proprietaire: Sql): Promise<string[]> {
  const lignes: string[] = []
  for (const table of TABLES.flatMap(t => [t, `${t}_histoire`])) {
    const [presente] = await proprietaire`select 1 from pg_class where relname = ${table}`
    if (!presente) continue
    const rangs = await proprietaire.unsafe<{ ligne: string }[]>(
      `select $1 || ' ' || concat_ws('|', i.nom_naissance, i.prenom, i.date_naissance, i.nir_empreinte is not null) || ' ' ||
         (to_jsonb(t) - $2::text[])::text as ligne
       from ${table} t left join identite i on i.usager_id = t.usager_id order by 1`,
      [table, PROPRES_AU_PASSAGE],
    )
    for (const { ligne } of rangs) lignes.push(ligne)
  }
  return lignes.toSorted()
}
