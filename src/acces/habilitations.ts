import type { ISql, Sql } from 'postgres'
import type { Outil } from '../droit/outils.js'
import { HabilitationsPerimees } from './indisponible.js'
import {
  type Application,
  type Blocage,
  type Instantane,
  lireInstantane,
  lireVersion,
  type Octroi,
  type Organisation,
  type Structure,
} from './instantane.js'

export type { Application, Blocage, MethodeDeClient, Organisation, Structure } from './instantane.js'

/** A civil date in Europe/Paris, `AAAA-MM-JJ`. */
type Jour = string

/**
 * Who may come in, kept in the memory of each process and never older than what `ageMs` says.
 * Every question throws `HabilitationsPerimees` (503) when the snapshot could not be confirmed for a minute: access fails closed.
 */
export type Habilitations = {
  organisation(code: string): Organisation | undefined
  structure(code: string): Structure | undefined
  /** Those of one organisation, by name. */
  structuresDe(organisation: string): readonly Structure[]
  application(clientId: string): Application | undefined
  /** Whether the organisation had joined this voluntary exchange on that day, first and last days included (J9). */
  adhere(organisation: string, ressource: string, echange: string, jour: Jour): boolean
  /** Whether an habilitation in force on that day opens the line to the organisation, its first and last days included. */
  habilite(organisation: string, ligne: string, jour: Jour): boolean
  /** Calls per second all the applications of the organisation may make together, by its habilitations in force on that day. */
  quota(organisation: string, jour: Jour): number
  /** Whether the organisation keeps this tool of the portal. */
  outilOuvert(organisation: string, outil: Outil): boolean
  estRevoque(jti: string): boolean
  /** What keeps out `portee cible`. */
  blocage(cle: string): readonly Blocage[]
  /** Milliseconds since the snapshot was last known to be the present state. Never throws. */
  ageMs(): number
  /** Reads the present state now; resolves once every answer reflects what was committed before the call. */
  rafraichir(): Promise<void>
  fermer(): Promise<void>
}

/** Delays in milliseconds; `instant` is a monotonic clock. */
type Rythme = { sondageMs?: number; ageMaximalMs?: number; instant?: () => number }

/**
 * Loads the habilitations and follows them: a PostgreSQL notification refreshes at once, a poll of the version confirms or catches up.
 * Rejects when the first reading fails; later failures only let the age grow.
 */
export const lireHabilitations = async (
  sql: Sql,
  { sondageMs = 2_000, ageMaximalMs = 60_000, instant = () => performance.now() }: Rythme = {},
): Promise<Habilitations> => {
  let confirmeLe = instant()
  let courant = await lireInstantane(sql)

  const relire = async (): Promise<void> => {
    const debut = instant()
    if ((await lireVersion(sql)) !== courant.version) courant = await lireInstantane(sql)
    confirmeLe = debut
  }
  const rafraichir = regrouper(relire)
  const suivi = await suivre(sql, rafraichir, sondageMs)

  const frais = (): Instantane => {
    if (instant() - confirmeLe > ageMaximalMs) throw new HabilitationsPerimees()
    return courant
  }
  return {
    organisation: code => frais().organisations.get(code),
    structure: code => frais().structures.get(code),
    structuresDe: organisation =>
      [...frais().structures.values()].filter(s => s.organisation === organisation).toSorted((a, b) => a.nom.localeCompare(b.nom, 'fr')),
    application: clientId => frais().applications.get(clientId),
    adhere: (organisation, ressource, echange, jour) =>
      (frais().adhesions.get(`${organisation} ${ressource} ${echange}`) ?? []).some(
        ({ du, au }) => du <= jour && (au === null || jour <= au),
      ),
    habilite: (organisation, ligne, jour) => enVigueur(frais(), organisation, jour).some(h => h.lignes.has(ligne)),
    quota: (organisation, jour) => enVigueur(frais(), organisation, jour).reduce((total, h) => total + h.quotaParSeconde, 0),
    outilOuvert: (organisation, outil) => !frais().outilsFermes.has(`${organisation} ${outil}`),
    estRevoque: jti => frais().revoques.has(jti),
    blocage: cle => frais().blocages.get(cle) ?? [],
    ageMs: () => instant() - confirmeLe,
    rafraichir,
    fermer: suivi,
  }
}

const enVigueur = ({ octrois }: Instantane, organisation: string, jour: Jour): readonly Octroi[] =>
  (octrois.get(organisation) ?? []).filter(({ du, au }) => du <= jour && jour <= au)

/** Tells every process that habilitations changed. Call it in the transaction of the change: it then applies when that commits. */
export const annoncer = async (sql: ISql): Promise<void> => {
  await sql`with v as (update habilitation_version set version = version + 1 returning version)
    select pg_notify('habilitations', version::text) from v`
}

/** One run at a time; calls made during a run share the next one, since the present run may have read before what they committed. */
const regrouper = (tache: () => Promise<void>): (() => Promise<void>) => {
  let encours: Promise<void> | undefined
  let suivante: Promise<void> | undefined
  const lancer = (): Promise<void> => {
    if (!encours) {
      encours = tache().finally(() => {
        encours = undefined
      })
      return encours
    }
    suivante ??= encours
      .catch(() => undefined)
      .then(() => {
        suivante = undefined
        return lancer()
      })
    return suivante
  }
  return lancer
}

/** Listens and polls; gives back the function that stops both. A lost connection is the age's business, not an error. */
const suivre = async (sql: Sql, rafraichir: () => Promise<void>, sondageMs: number): Promise<() => Promise<void>> => {
  const essayer = () => void rafraichir().catch(() => undefined)
  const ecoute = await sql.listen('habilitations', essayer, essayer)
  const sondage = setInterval(essayer, sondageMs).unref()
  return async () => {
    clearInterval(sondage)
    await ecoute.unlisten().catch(() => undefined)
  }
}
