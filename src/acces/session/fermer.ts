import type { ISql } from 'postgres'
import { annoncer } from '../habilitations.js'
import { DUREE_DE_JETON } from '../jeton.js'

export type MotifDeFin = 'deconnexion' | 'revoquee' | 'agent-suspendu' | 'agent-retire' | 'compte-remplace' | 'second-facteur-reinitialise'

/** Refuses, on every process within seconds, the tokens that name this session or this agent, until the last of them has expired. */
const interdire = (sql: ISql, cle: string) => sql`
  insert into jeton_revoque (jti, expire_le) values (${cle}, now() + make_interval(secs => ${DUREE_DE_JETON + 60}))
  on conflict (jti) do update set expire_le = excluded.expire_le`

/** Ends one session: page and API alike. Returns its id_token, which the logout at the provider asks back. */
export async function fermerSession(
  sql: ISql,
  id: string,
  motif: MotifDeFin,
  instant: Date,
): Promise<{ idToken: string | null; fournisseur: string } | null> {
  const [finie] = await sql<{ id_token: string | null; fournisseur: string }[]>`
    update session set terminee_le = ${instant}, motif_de_fin = ${motif} where id = ${id} and terminee_le is null
    returning id_token, fournisseur`
  if (!finie) return null
  await interdire(sql, `sid:${id}`)
  await annoncer(sql)
  return { idToken: finie.id_token, fournisseur: finie.fournisseur }
}

/** Ends every session of an agent, and the tokens made from them. The caller has already written why in `agent`. */
export async function fermerLesSessionsDe(sql: ISql, agent: string, motif: MotifDeFin, instant: Date): Promise<number> {
  const finies = await sql<{ id: string }[]>`update session set terminee_le = ${instant}, motif_de_fin = ${motif}
    where agent = ${agent} and terminee_le is null returning id`
  for (const { id } of finies) await interdire(sql, `sid:${id}`)
  await annoncer(sql)
  return finies.length
}

/** The sessions open now for the same holder, the newest first. */
export const sessionsDe = (sql: ISql, titulaire: { agent: string } | { usager: bigint } | { siret: string }, instant: Date) =>
  sql<{ id: string; fournisseur: string; appareil: string; creeLe: Date; vuLe: Date; expireLe: Date }[]>`
    select id, fournisseur, appareil, cree_le as "creeLe", vu_le as "vuLe", expire_le as "expireLe" from session
    where terminee_le is null and expire_le > ${instant} and ${
      'agent' in titulaire
        ? sql`agent = ${titulaire.agent}`
        : 'usager' in titulaire
          ? sql`usager_id = ${titulaire.usager.toString()}`
          : sql`siret = ${titulaire.siret}`
    } order by cree_le desc`
