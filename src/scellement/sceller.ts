import { createHash, type KeyObject } from 'node:crypto'
import type { Sql, TransactionSql } from 'postgres'
import { hacherEnSuite } from './arbre.js'
import { type Feuille, hacher, type Rang } from './feuille.js'
import { signer } from './note.js'
import { deChaqueRang } from './rangs.js'
import { ecrireLeSceau, type Sceau } from './sceau.js'
import { dernierSceau } from './sceaux.js'
import { pousser } from './tuiles.js'

/** `origine`: the name the log is given by its first seal, and keeps. `enFeuille`: under the salts of the journal, the same for all its seals. */
export type Scelleur = { sql: Sql; privee: KeyObject; enFeuille: (rang: Rang) => Feuille; origine: string; horloge: () => Date }

/** Rows a seal takes at most, but for one transaction that wrote more: with fewer, it took all there were. */
export const LOT = 50_000

/**
 * Seals the rows of every transaction that is over: their hashes go in the tree, a signed note says its new root. Gives the seal, null when
 * nothing was to be sealed or when another process is at it.
 */
export const sceller = (scelleur: Scelleur): Promise<Sceau | null> =>
  scelleur.sql.begin('isolation level repeatable read', async sql => {
    const [verrou] = await sql<{ pris: boolean }[]>`select pg_try_advisory_xact_lock(hashtext('sceller le journal')) as pris`
    if (!verrou?.pris) return null
    const dernier = await dernierSceau(sql)
    const du = dernier?.sceau.au ?? 0n
    const au = await jusquA(sql, du)
    const feuilles = await deChaqueRang(sql, { du, au }, r => hacher(scelleur.enFeuille(r)))
    if (feuilles.length === 0) return null
    const taille = dernier?.sceau.taille ?? 0
    const sceau: Sceau = {
      origine: dernier?.sceau.origine ?? scelleur.origine,
      taille: taille + feuilles.length,
      racine: await pousser(sql, taille, feuilles),
      rang: (dernier?.sceau.rang ?? 0) + 1,
      du,
      au,
      lignes: feuilles.length,
      lot: hacherEnSuite(feuilles),
      precedent: dernier ? createHash('sha256').update(dernier.note).digest() : Buffer.alloc(0),
      instant: scelleur.horloge(),
    }
    const note = signer(ecrireLeSceau(sceau), sceau.origine, scelleur.privee)
    await sql`insert into sceau ${sql({ rang: sceau.rang, note, taille: sceau.taille, au: au.toString() })}`
    return sceau
  })

/** The first transaction left for later: one that is not over, or the one after a whole lot. */
async function jusquA(sql: TransactionSql, du: bigint): Promise<bigint> {
  const [r] = await sql<{ au: string }[]>`
    select least(
      pg_snapshot_xmin(pg_current_snapshot())::text::bigint + (select decalage from transaction_du_journal),
      (select tx + 1 from journal where tx >= ${du.toString()}::bigint order by tx offset ${LOT - 1} limit 1)
    )::text as au`
  if (!r) throw new Error('La table transaction_du_journal est vide.')
  return BigInt(r.au)
}
