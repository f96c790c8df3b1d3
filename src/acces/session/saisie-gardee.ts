import { hkdfSync, randomBytes } from 'node:crypto'
import type { ISql } from 'postgres'
import { creerChiffrement } from '../../moteur/chiffrement.js'
import { empreinteDe } from './session.js'

/** Seconds given to prove who one is and come back to what one had typed. */
export const DUREE_DE_SAISIE = 600

/** A form sent too early: the page it was on, the address it was sent to, and its fields. */
export type SaisieGardee = { page: string; chemin: string; champs: Readonly<Record<string, unknown>> }

/** The browser holds the key and we hold the rest: neither reads anything without the other. */
const chiffrementPar = (cle: string) => creerChiffrement(Buffer.from(hkdfSync('sha256', cle, '', 'saisie-gardee', 32)))

/** Keeps one form by session, the last. Returns the key, for a cookie. */
export async function garderLaSaisie(sql: ISql, session: string, saisie: SaisieGardee, instant: Date): Promise<string> {
  const cle = randomBytes(32).toString('base64url')
  const expire = new Date(instant.getTime() + DUREE_DE_SAISIE * 1000)
  await sql`insert into saisie_gardee (session, empreinte, contenu_chiffre, expire_le)
    values (${session}, ${empreinteDe(cle)}, ${chiffrementPar(cle).chiffrer(JSON.stringify(saisie))}, ${expire})
    on conflict (session) do update set empreinte = excluded.empreinte, contenu_chiffre = excluded.contenu_chiffre, expire_le = excluded.expire_le`
  return cle
}

/** What this session had typed on this page, given back once; null otherwise, and on any other page it keeps waiting. */
export async function reprendreLaSaisie(
  sql: ISql,
  { session, cle, page }: { session: string; cle: string; page: string },
  instant: Date,
): Promise<SaisieGardee | null> {
  const [gardee] = await sql<{ contenu: Buffer }[]>`select contenu_chiffre as contenu from saisie_gardee
    where empreinte = ${empreinteDe(cle)} and session = ${session} and expire_le > ${instant}`
  if (!gardee) return null
  // It was written by `garderLaSaisie`, under a key nobody else has.
  const saisie = JSON.parse(chiffrementPar(cle).dechiffrer(gardee.contenu)) as SaisieGardee
  if (saisie.page !== page) return null
  const { count } = await sql`delete from saisie_gardee where empreinte = ${empreinteDe(cle)}`
  return count === 1 ? saisie : null
}

/** Follows its holder, and nobody else, into the session she has just opened in the same browser. */
export const suivreLaSaisie = (sql: ISql, cle: string, session: string) => sql`
  update saisie_gardee g set session = neuve.id from session vieille, session neuve
  where g.empreinte = ${empreinteDe(cle)} and vieille.id = g.session and neuve.id = ${session} and vieille.organisation = neuve.organisation
    and vieille.agent is not distinct from neuve.agent and vieille.usager_id is not distinct from neuve.usager_id
    and vieille.membre is not distinct from neuve.membre`
