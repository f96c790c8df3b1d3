import { calculateJwkThumbprint, importJWK, type JWK } from 'jose'
import type { ISql, Sql } from 'postgres'
import type { LiaisonDApplication } from '../../droit/liaison.js'
import { jourDe } from '../../moteur/moteur.js'
import { Probleme } from '../../moteur/probleme.js'
import { ALGORITHMES_DE_CHIFFREMENT } from '../enveloppe.js'
import { type Auteur, tracerLActe } from '../habilitation/auteur.js'
import { annoncer } from '../habilitations.js'
import { type ApplicationInscrite, prendreLApplication } from './applications.js'

/** What an organisation may give to its applications today: what its habilitations open, and how often. */
export type Souscriptible = { scopes: ReadonlySet<string>; quotaParSeconde: number }
export type Reglage = { scopes?: readonly string[] | undefined; quotaParSeconde?: number | undefined }

const regle = (detail: string, pointer: string) => new Probleme(422, 'regle-non-respectee', detail, { erreurs: [{ pointer, detail }] })

/** @throws Probleme 422 when a setting goes beyond what the organisation itself was granted. */
export function exigerLeSouscriptible({ scopes = [], quotaParSeconde = 1 }: Reglage, permis: Souscriptible): void {
  for (const [i, scope] of scopes.entries())
    if (!permis.scopes.has(scope))
      throw regle(`« ${scope} » n’est ouvert par aucune habilitation en vigueur de votre organisation.`, `/scopes/${i}`)
  if (quotaParSeconde > permis.quotaParSeconde)
    throw regle(`Vos habilitations accordent ${permis.quotaParSeconde} appels par seconde.`, '/quotaParSeconde')
}

/** Changes the subscriptions or the pace of an application; a subscription withdrawn closes at once. */
export async function regler(sql: ISql, auteur: Auteur, a: ApplicationInscrite, r: Reglage, permis: Souscriptible): Promise<void> {
  // What it holds already may stay, even when the organisation has lost it: the policy closes it anyway.
  exigerLeSouscriptible({ ...r, scopes: r.scopes?.filter(s => !a.scopes.includes(s)) }, permis)
  const [scopes, quota] = [[...new Set(r.scopes ?? a.scopes)], r.quotaParSeconde ?? a.quotaParSeconde]
  await sql`update application set scopes = ${scopes}, quota_par_seconde = ${quota} where client_id = ${a.clientId}`
  await tracerLActe(sql, auteur, 'application.regler', { objet: a.clientId, detail: { scopes, quotaParSeconde: quota } })
  await annoncer(sql)
}

/**
 * Registers the public keys of an application, which from then on signs its requests instead of sending a secret. A key is of one
 * application only: an editor that serves several organisations must not be able to take one for another.
 */
export async function publierLesCles(sql: ISql, auteur: Auteur, a: ApplicationInscrite, jwks: { keys: JWK[] }): Promise<void> {
  await exigerDesClesPropres(sql, jwks.keys, a.clientId)
  await sql`update application set methode = 'private_key_jwt', jwks = ${sql.json({ keys: jwks.keys as Record<string, string>[] })},
    secret_empreinte = '{}' where client_id = ${a.clientId}`
  await tracerLActe(sql, auteur, 'application.publier-cles', { objet: a.clientId, detail: { cles: jwks.keys.map(c => c.kid ?? '') } })
  await annoncer(sql)
}

/** @throws Probleme 422 on a private, unreadable, weak or already used key. `sienne`: the application that may keep its own. */
export async function exigerDesClesPropres(sql: ISql, cles: readonly JWK[], sienne: string | null): Promise<void> {
  // One at a time over the whole register: two applications must not take the same key in the same instant.
  await sql`select pg_advisory_xact_lock(hashtext('cles-des-applications'))`
  const autres = await sql<{ cle: JWK }[]>`
    select jsonb_array_elements(jwks -> 'keys') as cle from application where jwks is not null and client_id is distinct from ${sienne}`
  const prises = new Set(await Promise.all(autres.map(({ cle }) => empreinteDe(cle))))
  for (const [i, cle] of cles.entries()) {
    if (estPrivee(cle)) throw regle('Cette clé est privée : tirez-en une autre, ne publiez que la moitié publique.', `/jwks/keys/${i}`)
    if (!(await estUneCleAdmise(cle)))
      throw regle('Clé refusée : il faut une clé P-256, ou RSA d’au moins 2 048 bits, avec son « alg » et son « kid ».', `/jwks/keys/${i}`)
    if (prises.has(await empreinteDe(cle)))
      throw regle('Cette clé est déjà celle d’une autre application : une clé par application.', `/jwks/keys/${i}`)
  }
}

/**
 * Registers the keys the answers to an application are enciphered for, the one to use first; the former stays after it while the program
 * learns the new one. None: nothing is enciphered any more.
 */
export async function publierLesClesDeChiffrement(
  sql: ISql,
  auteur: Auteur,
  a: ApplicationInscrite,
  { keys }: { keys: JWK[] },
): Promise<void> {
  for (const [i, cle] of keys.entries()) {
    const { kid, alg, use } = cle
    const admise = use === 'enc' && typeof kid === 'string' && kid !== '' && ALGORITHMES_DE_CHIFFREMENT.some(nom => nom === alg)
    if (estPrivee(cle) || !admise || !(await seLit(cle)) || (cle.kty === 'RSA' && (cle.n ?? '').length < 342))
      throw regle(
        `Clé refusée : il faut une clé publique, « use » à « enc », avec son « kid » et son « alg » (${ALGORITHMES_DE_CHIFFREMENT.join(' ou ')}).`,
        `/jwks/keys/${i}`,
      )
  }
  await sql`update application set cles_de_chiffrement = ${sql.json(keys)} where client_id = ${a.clientId}`
  await tracerLActe(sql, auteur, 'application.publier-cles-de-chiffrement', {
    objet: a.clientId,
    detail: { cles: keys.map(c => c.kid ?? '') },
  })
  await annoncer(sql)
}

const seLit = (cle: JWK): Promise<boolean> =>
  importJWK(cle).then(
    () => true,
    () => false,
  )

const empreinteDe = (cle: JWK): Promise<string> => calculateJwkThumbprint(cle).catch(() => '')

export const estPrivee = (cle: JWK): boolean => ['d', 'p', 'q', 'k'].some(partie => partie in cle)

/** P-256, or RSA of at least 2 048 bits, with its `alg` and its `kid`. */
export async function estUneCleAdmise(cle: JWK): Promise<boolean> {
  const { kty, crv, alg, kid, n = '' } = cle
  const connue =
    (kty === 'EC' && crv === 'P-256' && alg === 'ES256') || (kty === 'RSA' && (alg === 'RS256' || alg === 'PS256') && n.length >= 342)
  return connue && typeof kid === 'string' && kid !== '' && (await seLit(cle))
}

/**
 * Says what the tokens of an application are bound to, and from which day the lines that ask for it are closed to hers otherwise. What
 * holds already is loosened by the operator alone: who stole the account of an administrator must not undo it.
 */
export async function lier(sql: ISql, auteur: Auteur, a: ApplicationInscrite, voulue: LiaisonDApplication): Promise<void> {
  const jour = jourDe(auteur.instant)
  const tenue = a.liaison.exigeeLe !== null && a.liaison.exigeeLe <= jour
  const recule = tenue && (voulue.exigeeLe === null || voulue.exigeeLe > jour)
  if (auteur.qui !== 'instructeur' && (recule || (a.liaison.par !== null && voulue.par === null)))
    throw new Probleme(403, 'role-insuffisant', 'Cette liaison est déjà en vigueur : seul l’opérateur la retire.')
  await sql`update application set lien = ${voulue.par}, liaison_exigee_le = ${voulue.exigeeLe} where client_id = ${a.clientId}`
  await tracerLActe(sql, auteur, 'application.lier', { organisation: a.organisation, objet: a.clientId, detail: voulue })
  await annoncer(sql)
}

/** Stops an application at once, tokens already issued included; reversible by whoever stopped it. */
export async function couper(sql: ISql, auteur: Auteur, a: ApplicationInscrite, motif: string | undefined): Promise<void> {
  if (motif === undefined) throw regle('Dites pourquoi.', '/motif')
  if (!a.active) throw new Probleme(409, 'conflit', 'Cette application est déjà coupée.')
  await sql`update application set active = false, motif_de_coupure = ${motif}, coupee_par = ${auteur.organisation} where client_id = ${a.clientId}`
  await tracerLActe(sql, auteur, 'application.couper', { organisation: a.organisation, objet: a.clientId, detail: { motif } })
  await annoncer(sql)
}

export async function retablir(sql: ISql, auteur: Auteur, a: ApplicationInscrite): Promise<void> {
  if (a.active) throw new Probleme(409, 'conflit', 'Cette application est en service.')
  if (a.coupeePar !== null && a.coupeePar !== auteur.organisation)
    throw new Probleme(403, 'role-insuffisant', 'L’opérateur a coupé cette application : lui seul la rétablit.')
  await sql`update application set active = true, motif_de_coupure = null, coupee_par = null where client_id = ${a.clientId}`
  await tracerLActe(sql, auteur, 'application.retablir', { organisation: a.organisation, objet: a.clientId })
  await annoncer(sql)
}

/** By whoever runs the platform, beside its screens. @throws Probleme 404, or 409 when it is not stopped. */
export const retablirParLExploitant = (sql: Sql, clientId: string, instant: Date): Promise<unknown> =>
  sql.begin(async sql => {
    const exploitant = { qui: 'instructeur' as const, organisation: '', agent: 'exploitant', correlation: 'retablir-application', instant }
    const a = await prendreLApplication(sql, exploitant, clientId)
    // Restored in the name of whoever stopped it, who alone may.
    await retablir(sql, { ...exploitant, organisation: a.coupeePar ?? a.organisation }, a)
  })
