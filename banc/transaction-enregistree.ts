import type { Sql } from 'postgres'

/** What differs from one person to the next: the number of the person, and the texts to be made anew. */
export type Variables = { usager: string; textes: readonly string[] }

type Simple = string | number | bigint | boolean | null | undefined
type Parametre = Simple | Date | Buffer | readonly Simple[] | { readonly [champ: string]: unknown }
type Ordre = { texte: string; parametres: readonly Parametre[]; types: readonly number[] }
const json = [114, 3802]
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Every statement the pool sends while `faire` runs, which must be alone to use it. */
export async function enregistrer(sql: Sql, faire: () => Promise<unknown>): Promise<Ordre[]> {
  const ordres: Ordre[] = []
  // The driver reads this option at each statement.
  const options = sql.options as { debug?: unknown }
  options.debug = (_: number, texte: string, parametres: Parametre[], types: number[]) =>
    ordres.push({ texte, parametres: [...parametres], types: [...types] })
  try {
    await faire()
  } finally {
    options.debug = false
  }
  return ordres
}

/** The same statements as a script of `pgbench`, each run for the next person of the sequence `banc`. */
export function enScript(ordres: readonly Ordre[], { usager, textes }: Variables): string {
  const uuids = new Map<string, string>()
  const enTexte = (valeur: string): string => {
    if (valeur === usager) return ':usager'
    if (uuid.test(valeur)) {
      const nom = uuids.get(valeur) ?? `u${uuids.size}`
      uuids.set(valeur, nom)
      return `:${nom}`
    }
    return textes.reduce((t, x) => t.replaceAll(x, `${x}-:usager`), valeur.replaceAll(`"usager_id":"${usager}"`, '"usager_id":":usager"'))
  }
  const elements = (x: Simple | readonly Simple[]): string =>
    x === null || x === undefined
      ? 'NULL'
      : Array.isArray(x)
        ? `{${x.map(elements).join(',')}}`
        : `"${enTexte(String(x)).replaceAll(/["\\]/g, '\\$&')}"`
  const enLitteral = (valeur: Parametre, type: number | undefined): string => {
    if (valeur === null || valeur === undefined) return 'null'
    if (valeur instanceof Date) return `'${valeur.toISOString()}'`
    if (Buffer.isBuffer(valeur)) return `'\\x${valeur.toString('hex')}'`
    const enJson = json.includes(type ?? 0) && typeof valeur !== 'string'
    const texte =
      Array.isArray(valeur) && !enJson
        ? elements(valeur)
        : enTexte(typeof valeur === 'object' || enJson ? JSON.stringify(valeur) : String(valeur))
    return `'${texte.replaceAll("'", "''")}'`
  }
  const corps = ordres.map(({ texte, parametres, types }) => {
    const rempli = texte.replaceAll(/\$(\d+)/g, (_, n: string) => enLitteral(parametres[Number(n) - 1], types[Number(n) - 1]))
    return `${rempli.replaceAll(/\s*\n\s*/g, ' ').trim()};`
  })
  const nouveaux = [...uuids.values()].map(nom => `, gen_random_uuid() as ${nom}`).join('')
  return `select nextval('banc') as usager${nouveaux} \\gset\n${corps.join('\n')}\n`
}
