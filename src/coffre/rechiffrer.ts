import type { ISql, Sql } from 'postgres'
import { domaines } from '../droit/categories.js'
import type { Chiffrement } from '../moteur/chiffrement.js'
import type { Colonne, TableChiffree } from './colonnes.js'
import { enteteDe, LONGUEUR } from './entete.js'
import type { TrousseauSuivi } from './trousseau.js'

/** « rech », as a number: one run at a time, on however many processes. */
const CLE_DU_VERROU = 0x72656368
/** A lot is what stands in so many pages of 8 kB: some hundreds of rows, locked for as long as they take to encipher. */
const PAGES_PAR_LOT = 16

type Outils = { proprietaire: Sql; trousseau: TrousseauSuivi; tables: readonly TableChiffree[] }
type Suivre = (fait: { table: string; valeurs: number }) => void
/** `illisibles`: values that no key opens, left as they are for somebody to look at. */
export type Rechiffrement = { valeurs: number; illisibles: number }

/** Whether some value may be under a key that no longer writes. */
export async function resteARechiffrer({ proprietaire, trousseau }: Omit<Outils, 'tables'>): Promise<boolean> {
  const courantes = new Set(domaines.map(d => trousseau.courante(d)))
  const utiles = await proprietaire<{ numero: number }[]>`select numero from cle_de_donnees where retiree_le is null`
  return utiles.some(u => u.numero < Math.max(...courantes) && !courantes.has(u.numero))
}

/**
 * Enciphers again under the present keys what is under others, lot by lot, each committed. Nothing else is kept of where it stands: what
 * remains to do is read in the values, so that a run that is killed is begun again and passes over what was done. Null when another
 * run is under way.
 */
export async function rechiffrer({ proprietaire, trousseau, tables }: Outils, suivre: Suivre = () => {}): Promise<Rechiffrement | null> {
  const session = await proprietaire.reserve()
  try {
    const [tour] = await session<{ pris: boolean }[]>`select pg_try_advisory_lock(${CLE_DU_VERROU}) as pris`
    if (!tour?.pris) return null
    await trousseau.rafraichir()
    const total = { valeurs: 0, illisibles: 0 }
    for (const { table, colonnes } of tables) {
      const [taille] = await session<{ pages: number }[]>`
        select (pg_relation_size(${table}::regclass) / current_setting('block_size')::int)::int as pages`
      for (let page = 0; page < (taille?.pages ?? 0); page += PAGES_PAR_LOT) {
        const { valeurs, illisibles } = await proprietaire.begin(sql => unLot(sql, { table, colonnes, trousseau, page }))
        if (valeurs > 0) suivre({ table, valeurs })
        total.valeurs += valeurs
        total.illisibles += illisibles
      }
    }
    return total
  } finally {
    await session`select pg_advisory_unlock_all()`.catch(() => {})
    session.release()
  }
}

type Lot = TableChiffree & { trousseau: TrousseauSuivi; page: number }
type Rang = { ctid: string } & Record<string, Buffer | string | null>

/** A row that somebody is writing is left to the next turn: nobody waits for this, and this waits for nobody. */
async function unLot(sql: ISql, { table, colonnes, trousseau, page }: Lot): Promise<Rechiffrement> {
  const rangs = await sql.unsafe<Rang[]>(
    `select ctid::text, ${colonnes.map(c => c.nom).join(', ')} from ${table}
     where ctid >= '(${page},0)' and ctid < '(${page + PAGES_PAR_LOT},0)' and ${ailleurs(colonnes, trousseau)} for update skip locked`,
  )
  const fait = { valeurs: 0, illisibles: 0 }
  if (rangs.length === 0) return fait
  const nouveaux = colonnes.map(({ nom, domaine }) =>
    rangs.map(r => {
      const present = r[nom]
      if (!Buffer.isBuffer(present)) return null
      if (!estAilleurs(present, trousseau.courante(domaine))) return present.toString('hex')
      const nouveau = enNouveau(trousseau.de(domaine), present)
      fait[nouveau ? 'valeurs' : 'illisibles']++
      return (nouveau ?? present).toString('hex')
    }),
  )
  await sql.unsafe(
    `update ${table} t set ${colonnes.map(({ nom }, i) => `${nom} = decode(n.c${i}, 'hex')`).join(', ')}
     from unnest($1::text[]::tid[], ${colonnes.map((_, i) => `$${i + 2}::text[]`).join(', ')}) n(ligne, ${colonnes.map((_, i) => `c${i}`).join(', ')})
     where t.ctid = n.ligne`,
    [rangs.map(r => r.ctid), ...nouveaux],
  )
  return fait
}

function enNouveau(chiffrement: Chiffrement, present: Buffer): Buffer | null {
  try {
    return chiffrement.chiffrer(chiffrement.dechiffrer(present))
  } catch {
    return null
  }
}
const estAilleurs = (valeur: Buffer, numero: number) => valeur.length > 0 && !valeur.subarray(0, LONGUEUR).equals(enteteDe(numero))

/** In SQL: some column holds a value of another key than the present one. An empty value is one that was taken away. */
export const ailleurs = (colonnes: readonly Colonne[], trousseau: Pick<TrousseauSuivi, 'courante'>): string =>
  `(${colonnes
    .map(
      ({ nom, domaine }) =>
        `(length(${nom}) > 0 and substring(${nom} for ${LONGUEUR}) <> '\\x${enteteDe(trousseau.courante(domaine)).toString('hex')}')`,
    )
    .join(' or ')})`
