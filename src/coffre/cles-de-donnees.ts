import { randomBytes } from 'node:crypto'
import type { ISql, Sql } from 'postgres'
import { type Domaine, domaines } from '../droit/categories.js'
import { type CleMaitresse, EnveloppeFermee } from './cle-maitresse.js'

/** A data key unwrapped, in the memory of a process only. */
export type CleDeDonnees = { numero: number; domaine: Domaine; active: Date; cle: Buffer }

type Rang = { numero: number; domaine: Domaine; enveloppe: string; enveloppee_par: string; active_le: Date }

const usageDe = (domaine: Domaine, numero: number): string => `${domaine} ${numero}`

/** The keys in use, unwrapped. */
export async function lireLesCles(sql: ISql, maitresses: readonly CleMaitresse[]): Promise<CleDeDonnees[]> {
  const rangs = await lireLesEnveloppes(sql)
  return Promise.all(
    rangs.map(async r => ({ numero: r.numero, domaine: r.domaine, active: r.active_le, cle: await ouvrir(maitresses, r) })),
  )
}

const lireLesEnveloppes = (sql: ISql) => sql<Rang[]>`
  select numero, domaine, enveloppe, enveloppee_par, active_le from cle_de_donnees where enveloppe is not null order by numero`

async function ouvrir(maitresses: readonly CleMaitresse[], { numero, domaine, enveloppe, enveloppee_par }: Rang): Promise<Buffer> {
  const maitresse = maitresses.find(m => m.nom === enveloppee_par)
  if (!maitresse)
    throw new EnveloppeFermee(`la clé de données ${numero} (${domaine}) est enveloppée par « ${enveloppee_par} », que rien ne fournit`)
  try {
    return await maitresse.ouvrir(enveloppe, usageDe(domaine, numero))
  } catch (cause) {
    throw new EnveloppeFermee(`la clé de données ${numero} (${domaine}) ne s’ouvre pas : ${(cause as Error).message}`, { cause })
  }
}

/**
 * Gives each domain its first key, and wraps under the first master key what another one wraps: that one may then be taken away. By the
 * owner, at start; several may do so at once.
 */
export async function assurerLesCles(proprietaire: Sql, maitresses: readonly CleMaitresse[], instant: Date): Promise<void> {
  const [courante] = maitresses
  if (!courante) throw new EnveloppeFermee('aucune clé maîtresse n’est fournie')
  await proprietaire.begin(async sql => {
    await sql`lock table cle_de_donnees in share row exclusive mode`
    const presentes = await lireLesEnveloppes(sql)
    for (const r of presentes.filter(p => p.enveloppee_par !== courante.nom)) {
      const enveloppe = await courante.envelopper(await ouvrir(maitresses, r), usageDe(r.domaine, r.numero))
      await sql`update cle_de_donnees set enveloppe = ${enveloppe}, enveloppee_par = ${courante.nom} where numero = ${r.numero}`
    }
    for (const domaine of domaines.filter(d => !presentes.some(p => p.domaine === d)))
      await ajouter(sql, courante, domaine, instant, instant)
  })
}

/** A new key, used to write from `active` on. The table is locked by the caller. */
export async function ajouter(sql: ISql, courante: CleMaitresse, domaine: Domaine, instant: Date, active: Date): Promise<number> {
  const [suivant] = await sql<{ n: number }[]>`select max(numero) + 1 as n from cle_de_donnees`
  const numero = suivant?.n ?? 1
  const enveloppe = await courante.envelopper(randomBytes(32), usageDe(domaine, numero))
  await sql`insert into cle_de_donnees (numero, domaine, enveloppe, enveloppee_par, creee_le, active_le)
    values (${numero}, ${domaine}, ${enveloppe}, ${courante.nom}, ${instant}, ${active})`
  return numero
}
