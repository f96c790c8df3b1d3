import type { ISql, Sql } from 'postgres'
import { definitionDe } from './migrations.js'

/** What counts the persons a trace says were read, and what it calls: changed, they would let everything be read and nothing be seen. */
const FONCTIONS_DU_JOURNAL: readonly string[] = ['compter_les_vus', 'depasser']

const ATTENDUE = '__attendue'

/** How a function acts: its text, and what it is called with. */
const empreinte = (sql: ISql, suffixe: string) => sql`
  select encode(sha256(convert_to(coalesce(string_agg(row(p.prosrc, p.proconfig, p.prosecdef, p.prolang, p.prorettype, p.proargtypes)::text,
    '' order by p.proname, p.prosrc), ''), 'utf8')), 'hex')
  from pg_proc p where p.pronamespace = 'public'::regnamespace and p.proname = any(${FONCTIONS_DU_JOURNAL.map(nom => nom + suffixe)})`

/** Digest of the functions in place. */
export const empreinteEnPlace = (sql: ISql) => empreinte(sql, '')

class Annuler extends Error {}

/**
 * The same of what the migrations say, as this server keeps it: they are made under another name, and taken back. Runs as the owner, at each
 * start. A process that another version's migration overtook no longer knows these functions: its health says so, and it gives way.
 */
export async function empreinteAttendue(proprietaire: Sql): Promise<string> {
  let attendue = ''
  await proprietaire
    .begin(async sql => {
      for (const nom of FONCTIONS_DU_JOURNAL)
        await sql.unsafe(definitionDe(nom).replace(/create (or replace )?function \w+/, `create function ${nom}${ATTENDUE}`))
      const [r] = await sql<{ encode: string }[]>`${empreinte(sql, ATTENDUE)}`
      attendue = r?.encode ?? ''
      throw new Annuler()
    })
    .catch((erreur: unknown) => {
      if (!(erreur instanceof Annuler)) throw erreur
    })
  return attendue
}
