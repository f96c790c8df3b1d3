import type { ISql, Sql } from 'postgres'
import { ligneCsv } from '../../moteur/csv.js'
import { agirPour } from '../../moteur/journal.js'
import { type Constat, graviteDuConstat, phraseDuConstat } from './constats.js'

/** Number of the last line of the report. */
export async function dernierConstat(sql: ISql, id: string): Promise<number> {
  const [dernier] = await sql<{ numero: number }[]>`select coalesce(max(numero), 0) as numero from import_anomalie where import = ${id}`
  return dernier?.numero ?? 0
}

/** Adds lines to the report of a file, numbered after `dernier`. */
export async function poserConstats(sql: ISql, id: string, dernier: number, constats: readonly Constat[]): Promise<void> {
  if (constats.length === 0) return
  const lignes = constats.map((c, i) => ({
    ...c,
    numero: dernier + i + 1,
    gravite: graviteDuConstat(c.code),
    element: c.repere?.slice(0, 100) ?? null,
    chemin: c.chemin?.slice(0, 200) ?? null,
    detail: c.detail.slice(0, 300),
  }))
  await sql.unsafe(
    `insert into import_anomalie (import, numero, gravite, code, rang, element, personne, chemin, detail)
     select $1, numero, gravite, code, rang, element, personne, chemin, detail from json_to_recordset($2::text::json)
       as c(numero int, gravite text, code text, rang int, element text, personne smallint, chemin text, detail text)`,
    [id, JSON.stringify(lignes)],
  )
}

type Ligne = {
  numero: number
  gravite: string
  code: string
  rang: number | null
  element: string | null
  personne: number | null
  chemin: string | null
  detail: string | null
}

const ENTETES = ['gravité', 'code', 'raison', 'rang dans le fichier', 'dossier', 'personne', 'élément', 'précision']
const parPage = 2000

/** The report in CSV (RFC 4180, `;`, UTF-8 with its mark: a spreadsheet opens it as it is), page by page. */
export async function* rapportCsv(lirePage: (apres: number, limite: number) => Promise<Ligne[]>): AsyncGenerator<string> {
  yield `\ufeff${ligneCsv(ENTETES)}`
  for (let apres = 0; ; ) {
    const page = await lirePage(apres, parPage)
    if (page.length > 0)
      yield page
        .map(l => ligneCsv([l.gravite, l.code, phraseDuConstat(l.code), rangHumain(l.rang), l.element, l.personne, l.chemin, l.detail]))
        .join('')
    const dernier = page.at(-1)
    if (!dernier || page.length < parPage) return
    apres = dernier.numero
  }
}

/** The report of one file, for who has the database at hand: the command line. */
export const rapportDe = (sql: Sql, { id, organisation }: { id: string; organisation: string }): AsyncGenerator<string> =>
  rapportCsv((apres, limite) =>
    sql.begin(async tx => {
      await agirPour(tx, { organisation, personne: null })
      return pageDuRapport(tx, id, apres, limite)
    }),
  )

export const pageDuRapport = (sql: ISql, id: string, apres: number, limite: number) =>
  sql<Ligne[]>`select numero, gravite, code, rang, element, personne, chemin, detail from import_anomalie
    where import = ${id} and numero > ${apres} order by numero limit ${limite}`

/** People count from one. */
const rangHumain = (rang: number | null) => (rang === null ? null : rang + 1)
