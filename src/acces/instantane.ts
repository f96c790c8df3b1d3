import type { JWK } from 'jose'
import type { ISql, Sql } from 'postgres'

export type Organisation = { code: string; type: string; nom: string; departements: string[]; siret: string | null }

export type Structure = {
  code: string
  organisation: string
  nom: string
  codeAurore: string | null
  codeSafir: string | null
  departement: string | null
}

export type MethodeDeClient = 'client_secret_post' | 'private_key_jwt'

/** A program registered for an organisation, possibly for one of its structures. */
export type Application = {
  clientId: string
  nom: string
  organisation: string
  structure: string | null
  royaumes: string[]
  methode: MethodeDeClient
  /** SHA-256 of the secrets in force, the newest first. */
  secretEmpreinte: Buffer[]
  jwks: { keys: JWK[] } | null
  scopes: string[]
  quotaParSeconde: number
  active: boolean
  expireLe: Date | null
}

/** The whole of the habilitations at one version. Adhésions are keyed `organisation ressource echange`, days are civil dates. */
export type Instantane = {
  version: string
  organisations: ReadonlyMap<string, Organisation>
  structures: ReadonlyMap<string, Structure>
  applications: ReadonlyMap<string, Application>
  adhesions: ReadonlyMap<string, { du: string; au: string | null }[]>
  revoques: ReadonlySet<string>
}

/** Version counter of the habilitations, as text: it is only compared. */
export const lireVersion = async (sql: ISql): Promise<string> => {
  const [ligne] = await sql<{ version: string }[]>`select version::text as version from habilitation_version`
  if (!ligne) throw new Error('La table habilitation_version est vide : la migration doit y poser une ligne.')
  return ligne.version
}

/** Reads everything in one repeatable-read transaction, so that the version and the rows belong together. */
export const lireInstantane = (sql: Sql): Promise<Instantane> =>
  sql.begin('isolation level repeatable read read only', async tx => {
    const [version, organisations, structures, applications, adhesions, revoques] = await Promise.all([
      lireVersion(tx),
      tx<Organisation[]>`select code, type, nom, coalesce(departements, '{}') as departements, siret from organisation`,
      tx<Structure[]>`select code, organisation, nom, code_aurore as "codeAurore", code_safir as "codeSafir", departement from structure`,
      tx<Application[]>`select client_id as "clientId", nom, organisation, structure, royaumes, methode,
        coalesce(secret_empreinte, '{}') as "secretEmpreinte", jwks, scopes, quota_par_seconde as "quotaParSeconde", active,
        expire_le as "expireLe" from application`,
      tx<{ cle: string; du: string; au: string | null }[]>`select concat_ws(' ', organisation, ressource, echange) as cle,
        to_char(du, 'YYYY-MM-DD') as du, to_char(au, 'YYYY-MM-DD') as au from adhesion`,
      tx<{ jti: string }[]>`select jti from jeton_revoque where expire_le > now()`,
    ])
    return {
      version,
      organisations: new Map(organisations.map(o => [o.code, o])),
      structures: new Map(structures.map(s => [s.code, s])),
      applications: new Map(applications.map(a => [a.clientId, a])),
      adhesions: grouper(adhesions),
      revoques: new Set(revoques.map(({ jti }) => jti)),
    }
  })

const grouper = (adhesions: readonly { cle: string; du: string; au: string | null }[]) => {
  const parCle = new Map<string, { du: string; au: string | null }[]>()
  for (const { cle, du, au } of adhesions) parCle.set(cle, [...(parCle.get(cle) ?? []), { du, au }])
  return parCle
}
