import type { ISql, TransactionSql } from 'postgres'
import { annoncer } from '../acces/index.js'
import type { Palier, Portee } from './formes.js'

export type Blocage = {
  id: string
  portee: Portee
  cible: string
  /** Whose access it is. */
  organisation: string | null
  palier: Palier
  motif: string
  depuis: Date
  par: string
  alerte: string | null
  demandeDeLeveePar: string | null
  motifDeLevee: string | null
  levePar: string | null
  leveLe: Date | null
}

type Filtre = { /** Null for all. */ organisation?: string | null; id?: string; alerte?: string; enCours?: true }

/** Blocks, the latest first. */
export const blocages = (sql: ISql, { organisation = null, id, alerte, enCours }: Filtre) => sql<Blocage[]>`
  select id, portee, cible, organisation, palier, motif, depuis, par, alerte, demande_de_levee_par as "demandeDeLeveePar",
    motif_de_levee as "motifDeLevee", leve_par as "levePar", leve_le as "leveLe"
  from blocage
  where (${organisation}::text is null or organisation = ${organisation})
    ${id ? sql`and id = ${id}` : sql``} ${alerte ? sql`and alerte = ${alerte}` : sql``} ${enCours ? sql`and leve_le is null` : sql``}
  order by leve_le is not null, depuis desc limit ${LIMITE}`

const LIMITE = 200

type Nouveau = { portee: Portee; cible: string; organisation: string | null; motif: string; par: string; alerte?: string | null }

/** Stops at once an agent, an application, a structure or an organisation. Null when it already is. */
export async function bloquer(sql: TransactionSql, { alerte = null, ...nouveau }: Nouveau, instant: Date): Promise<string | null> {
  const [pose] = await sql<{ id: string }[]>`
    insert into blocage ${sql({ ...nouveau, alerte, palier: 'arret', depuis: instant })}
    on conflict (portee, cible, palier) where leve_le is null do nothing returning id`
  await annoncer(sql)
  return pose?.id ?? null
}

export type IssueDeLevee = 'demandee' | 'levee' | 'inconnue' | 'meme-personne' | 'deja-demandee' | 'non-demandee'

/** Two persons open again: the first asks and says why. */
export async function demanderLaLevee(
  sql: TransactionSql,
  { id, par, motif }: { id: string; par: string; motif: string },
): Promise<IssueDeLevee> {
  const b = await prendre(sql, id)
  if (!b) return 'inconnue'
  if (b.demande !== null) return 'deja-demandee'
  await sql`update blocage set demande_de_levee_par = ${par}, motif_de_levee = ${motif} where id = ${id}`
  return 'demandee'
}

/** The second decides. */
export async function confirmerLaLevee(
  sql: TransactionSql,
  { id, par }: { id: string; par: string },
  instant: Date,
): Promise<IssueDeLevee> {
  const b = await prendre(sql, id)
  if (!b) return 'inconnue'
  if (b.demande === null) return 'non-demandee'
  if (b.demande === par) return 'meme-personne'
  await sql`update blocage set leve_le = ${instant}, leve_par = ${par} where id = ${id}`
  await annoncer(sql)
  return 'levee'
}

async function prendre(sql: TransactionSql, id: string): Promise<{ demande: string | null } | undefined> {
  const [b] = await sql<{ demande: string | null }[]>`
    select demande_de_levee_par as demande from blocage where id = ${id} and leve_le is null for update`
  return b
}
