import type { Adapter, AdapterFactory, AdapterPayload, ClientMetadata } from 'oidc-provider'
import type { JSONValue, Sql } from 'postgres'
import { errors } from './bibliotheque.js'

/** Stores what the OAuth library keeps in the table `entite_oidc`; clients come from the register, never from that table. */
export const creerAdaptateur =
  (sql: Sql, trouverClient: (clientId: string) => ClientMetadata | undefined): AdapterFactory =>
  kind => ({ ...adapterEntite(sql, kind), ...(kind === 'Client' && { find: async (id: string) => trouverClient(id) }) })

const adapterEntite = (sql: Sql, kind: string): Adapter => {
  const trouver = async (colonne: 'id' | 'uid' | 'user_code', valeur: string): Promise<AdapterPayload | undefined> => {
    if (valeur.includes('\0')) return undefined
    const [ligne] = await sql<{ payload: AdapterPayload; consumed: number | null }[]>`
      select payload, extract(epoch from consomme_le)::int as consumed from entite_oidc
      where kind = ${kind} and ${sql(colonne)} = ${valeur} and (expire_le is null or expire_le > now())`
    return ligne && { ...ligne.payload, ...(ligne.consumed !== null && { consumed: ligne.consumed }) }
  }
  return {
    find: id => trouver('id', id),
    findByUid: uid => trouver('uid', uid),
    findByUserCode: code => trouver('user_code', code),
    upsert: async (id, payload, duree) => {
      // The library reads then writes its replay marks; the condition makes it one atomic step across processes.
      const ecrites = await sql`
        insert into entite_oidc (kind, id, payload, grant_id, uid, user_code, expire_le)
        values (${kind}, ${id}, ${sql.json(payload as JSONValue)}, ${payload.grantId ?? null}, ${payload.uid ?? null},
          ${payload.userCode ?? null}, now() + make_interval(secs => ${duree ?? null}))
        on conflict (kind, id) do update set payload = excluded.payload, expire_le = excluded.expire_le
        where entite_oidc.kind <> 'ReplayDetection' or entite_oidc.expire_le <= now()`
      if (ecrites.count === 0) throw new errors.InvalidClientAuth('client assertion tokens must only be used once')
    },
    consume: async id => {
      // The library looks, then marks: of several that come at once, the database lets one mark.
      const { count } = await sql`update entite_oidc set consomme_le = now() where kind = ${kind} and id = ${id} and consomme_le is null`
      if (count === 0) throw new errors.InvalidGrant(`${kind} already consumed`)
    },
    destroy: async id => {
      await sql`delete from entite_oidc where kind = ${kind} and id = ${id}`
    },
    revokeByGrantId: async grantId => {
      await sql`delete from entite_oidc where grant_id = ${grantId}`
    },
  }
}
