import { randomBytes, randomUUID } from 'node:crypto'
import type { ISql } from 'postgres'
import type { GenreDeFacteur } from '../../droit/niveaux.js'
import { auJour } from '../../droit/parametres/parametre.js'
import { dureesDeSession } from '../../droit/parametres/sessions.js'
import { empreinteDe } from './session.js'

/** For whom a session is opened, once her identity provider answered and we checked what it says. */
type Titulaire =
  | { genre: 'agent'; agent: string; organisation: string }
  | { genre: 'personne'; usager: bigint; organisation: string }
  | { genre: 'entreprise'; siret: string; membre: string; organisation: string }

type Ouverture = Titulaire & {
  fournisseur: string
  acr: string
  amr: readonly string[]
  idToken?: string | undefined
  /** When the provider says it authenticated her, which its own session may make older than this one. */
  authentifieLe?: Date
  /** Name of the device as its browser tells it, shown in « mes sessions ». */
  appareil: string
  instant: Date
  jour: string
}

/** Opens a session; the cookie comes back once and is nowhere else. */
export async function ouvrirSession(sql: ISql, o: Ouverture): Promise<{ cookie: string; id: string }> {
  const cookie = randomBytes(32).toString('base64url')
  const id = randomUUID()
  const { maximale } = auJour(dureesDeSession, o.jour)
  const expire = new Date(o.instant.getTime() + maximale * 60_000)
  await sql`insert into session (empreinte, id, genre, agent, usager_id, organisation, siret, membre, fournisseur, acr, amr, authentifie_le, id_token,
      appareil, cree_le, vu_le, expire_le)
    values (${empreinteDe(cookie)}, ${id}, ${o.genre}, ${o.genre === 'agent' ? o.agent : null},
      ${o.genre === 'personne' ? o.usager.toString() : null}, ${o.organisation}, ${o.genre === 'entreprise' ? o.siret : null}, ${o.genre === 'entreprise' ? o.membre : null},
      ${o.fournisseur}, ${o.acr}, ${[...o.amr]}, ${o.authentifieLe ?? o.instant}, ${o.idToken ?? null}, ${o.appareil.slice(0, 200)}, ${o.instant}, ${o.instant}, ${expire})`
  if (o.genre === 'agent') await sql`update agent set dernier_acces_le = ${o.instant} where id = ${o.agent}`
  return { cookie, id }
}

/** Notes that our own second factor was given. The cookie changes: one stolen before gains nothing by it. */
export async function noterFacteur(sql: ISql, id: string, genre: GenreDeFacteur, instant: Date): Promise<string> {
  const cookie = randomBytes(32).toString('base64url')
  await sql`update session set empreinte = ${empreinteDe(cookie)}, facteur = ${genre}, facteur_le = ${instant} where id = ${id}`
  return cookie
}
