import { createHash } from 'node:crypto'
import type { Sql } from 'postgres'
import { fonctionsDeFusion } from './deriver/fusion.js'
import { fonctionDeLecture } from './deriver/lecture.js'
import { libelle } from './deriver/libelle.js'
import { cleDe, colonnes, histoire } from './deriver/sql.js'
import { verrous, verrousDesVues } from './deriver/verrous.js'
import { toutesLesLignes } from './lignes.js'
import type { Ressource } from './ressource.js'

/** Number of each declared line in the journal. */
export type NumerosDesLignes = ReadonlyMap<string, number>

const sha256 = (texte: string) => createHash('sha256').update(texte).digest('hex')

/** A declared field without its column would only be seen by the first reader: say it at start. */
async function colonnesManquantes(sql: Sql, ressources: readonly Ressource[]): Promise<string[]> {
  const presentes = await sql<
    { lieu: string }[]
  >`select table_name || '.' || column_name as lieu from information_schema.columns where table_schema = 'public'`
  const lieux = new Set(presentes.map(p => p.lieu))
  return ressources.flatMap(r =>
    [r.table, histoire(r)].flatMap(t => [...cleDe(r), ...colonnes(r)].map(c => `${t}.${c}`).filter(lieu => !lieux.has(lieu))),
  )
}

/**
 * Brings the database to the declaration: reading functions, row-level security, dated lines of the journal.
 * Runs as the owner; does nothing when nothing changed. Returns the numbers the journal gives to the lines.
 */
export async function installerLaDeclaration(proprietaire: Sql, ressources: readonly Ressource[]): Promise<NumerosDesLignes> {
  const manquantes = await colonnesManquantes(proprietaire, ressources)
  if (manquantes.length > 0) throw new Error(`Il manque des colonnes à la base : ${manquantes.join(', ')}. Ajoutez une migration.`)
  const lignes = toutesLesLignes(ressources)
  const ordres = [
    ...ressources.flatMap(verrous),
    ...verrousDesVues,
    ...fonctionsDeFusion(ressources),
    ...lignes.filter(l => l.operation === 'consulter').map(fonctionDeLecture),
  ]
  const marque = sha256(ordres.join('\n'))
  return proprietaire.begin(async sql => {
    await sql`select pg_advisory_xact_lock(hashtext('declaration'))`
    await sql`create table if not exists declaration_installee (marque text primary key)`
    const [installee] = await sql`select 1 from declaration_installee where marque = ${marque}`
    if (!installee) {
      for (const ordre of ordres) await sql.unsafe(ordre)
      await sql`delete from declaration_installee`
      await sql`insert into declaration_installee values (${marque})`
    }
    const libelles = lignes.map(libelle).map(l => ({ ...l, empreinte: sha256(JSON.stringify(l)) }))
    await sql`
      insert into ligne_declaree (code, finalite, base, texte, caractere, perimetre, champs, empreinte, depuis)
      select code, finalite, base, texte, caractere, perimetre, array(select jsonb_array_elements_text(champs)), empreinte, statement_timestamp()
      from jsonb_to_recordset(${sql.json(libelles)}) as l(code text, finalite text, base text, texte text, caractere text, perimetre text, champs jsonb, empreinte text)
      on conflict (empreinte) do nothing`
    const rangs = await sql<
      { code: string; id: number }[]
    >`select code, id from ligne_declaree where empreinte in ${sql(libelles.map(l => l.empreinte))}`
    return new Map(rangs.map(r => [r.code, r.id]))
  }) as Promise<NumerosDesLignes>
}
