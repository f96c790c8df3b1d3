import type { JWK } from 'jose'
import type { ISql, Sql } from 'postgres'
import type { LiaisonDApplication } from '../droit/liaison.js'
import type { Emetteur } from './vecteur/emetteur.js'

export type Organisation = { code: string; type: string; nom: string; departements: string[]; siret: string | null; suspendue: boolean }

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
  /** Where an authorization code may be sent; none for a program without users. */
  adressesDeRetour: string[]
  quotaParSeconde: number
  active: boolean
  liaison: LiaisonDApplication
  /** Those its answers are enciphered for, the one in use first. */
  clesDeChiffrement: JWK[]
  /** Who vouches for the agents it speaks for. */
  emetteur: Emetteur | null
  expireLe: Date | null
}

/** What an habilitation opens, from its first to its last day; shorter than itself when the convention it rests on is. */
export type Octroi = { organisation: string; lignes: ReadonlySet<string>; quotaParSeconde: number; du: string; au: string }

/** Somebody, or something, kept out until it is lifted. */
export type Blocage = {
  id: string
  palier: 'second-facteur' | 'motif' | 'arret'
  depuis: Date
  motif: string
  /** Nobody decided it, and it aims at one agent for what she alone read: she may still open whoever is in front of her, by saying why. */
  brisable: boolean
}

/** The whole of the habilitations at one version. Adhésions are keyed `organisation ressource echange`, days are civil dates. */
export type Instantane = {
  version: string
  organisations: ReadonlyMap<string, Organisation>
  structures: ReadonlyMap<string, Structure>
  applications: ReadonlyMap<string, Application>
  octrois: ReadonlyMap<string, readonly Octroi[]>
  /** Tools of the portal switched off, keyed `organisation outil`. */
  outilsFermes: ReadonlySet<string>
  adhesions: ReadonlyMap<string, { du: string; au: string | null }[]>
  revoques: ReadonlySet<string>
  /** Keyed `portee cible`. */
  blocages: ReadonlyMap<string, readonly Blocage[]>
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
    const [version, organisations, structures, applications, octrois, fermes, adhesions, revoques, blocages] = await Promise.all([
      lireVersion(tx),
      tx<Organisation[]>`select code, type, nom, coalesce(departements, '{}') as departements, siret,
        suspendue_le is not null as suspendue from organisation`,
      tx<Structure[]>`select code, organisation, nom, code_aurore as "codeAurore", code_safir as "codeSafir", departement from structure`,
      // An organisation suspended takes its applications with it.
      tx<Application[]>`select a.client_id as "clientId", a.nom, a.organisation, a.structure, a.royaumes, a.methode,
        coalesce(a.secret_empreinte, '{}') as "secretEmpreinte", a.jwks, a.scopes,
        a.adresses_de_retour as "adressesDeRetour", a.quota_par_seconde as "quotaParSeconde",
        a.active and o.suspendue_le is null as active, a.expire_le as "expireLe",
        jsonb_build_object('par', a.lien, 'exigeeLe', to_char(a.liaison_exigee_le, 'YYYY-MM-DD')) as liaison,
        a.cles_de_chiffrement as "clesDeChiffrement",
        a.emetteur || jsonb_build_object('vigueur', case when c.numero is not null and not exists (select from convention_partie p
          where p.convention = c.numero and (p.signee_le is null or p.denoncee_le is not null))
          then jsonb_build_object('du', to_char(c.du, 'YYYY-MM-DD'), 'au', to_char(c.au, 'YYYY-MM-DD')) end) as emetteur
        from application a join organisation o on o.code = a.organisation
        left join convention c on c.numero = (a.emetteur ->> 'convention')::int`,
      lireOctrois(tx),
      tx<{ cle: string }[]>`select concat_ws(' ', organisation, outil) as cle from outil_ferme`,
      tx<{ cle: string; du: string; au: string | null }[]>`select concat_ws(' ', organisation, ressource, echange) as cle,
        to_char(du, 'YYYY-MM-DD') as du, to_char(au, 'YYYY-MM-DD') as au from adhesion`,
      tx<{ jti: string }[]>`select jti from jeton_revoque where expire_le > now()`,
      tx<(Blocage & { cle: string })[]>`select concat_ws(' ', portee, cible) as cle, id, palier, depuis, motif,
        portee = 'agent' and par = 'vigilance' as brisable from blocage where leve_le is null`,
    ])
    return {
      version,
      organisations: new Map(organisations.map(o => [o.code, o])),
      structures: new Map(structures.map(s => [s.code, s])),
      applications: new Map(applications.map(a => [a.clientId, a])),
      octrois: grouper(octrois, ({ organisation }) => organisation),
      outilsFermes: new Set(fermes.map(({ cle }) => cle)),
      adhesions: grouper(adhesions, ({ cle }) => cle),
      revoques: new Set(revoques.map(({ jti }) => jti)),
      blocages: grouper(blocages, ({ cle }) => cle),
    }
  })

/** Active habilitations; one that rests on a convention holds only while every party is bound. */
const lireOctrois = async (sql: ISql): Promise<Octroi[]> => {
  const rangs = await sql<(Omit<Octroi, 'lignes'> & { lignes: string[] })[]>`
    select h.organisation, h.lignes, h.quota_par_seconde as "quotaParSeconde", to_char(greatest(h.du, c.du), 'YYYY-MM-DD') as du,
      to_char(least(h.au, c.au), 'YYYY-MM-DD') as au
    from habilitation h left join convention c on c.numero = h.convention
    where h.etat = 'active' and not exists (select from convention_partie p
      where p.convention = h.convention and (p.signee_le is null or p.denoncee_le is not null))`
  return rangs.map(r => ({ ...r, lignes: new Set(r.lignes) }))
}

const grouper = <T>(rangs: readonly T[], cleDe: (rang: T) => string): Map<string, T[]> => {
  const parCle = new Map<string, T[]>()
  for (const rang of rangs) parCle.set(cleDe(rang), [...(parCle.get(cleDe(rang)) ?? []), rang])
  return parCle
}
