import { randomUUID } from 'node:crypto'
import { isIP } from 'node:net'
import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server'
import type { ISql } from 'postgres'
import { garderLeDefi, prendreLeDefi } from './defi.js'
import { tracer } from './trace.js'

/** The site a passkey is bound to; none when the platform is reached by an IP address, which no passkey accepts. */
export type Site = { id: string; origine: string; nom: string }

export function siteDe(adressePublique: string, nom: string): Site | null {
  const { hostname, origin } = new URL(adressePublique)
  return isIP(hostname.replaceAll(/[[\]]/g, '')) === 0 ? { id: hostname, origine: origin, nom } : null
}

type Porteur = { agent: string; session: string; courriel: string; nom: string }
type Cle = { id: string; cle_id: string; cle_publique: Buffer; compteur: string; transports: string[] | null }

const clesDe = (sql: ISql, agent: string) => sql<Cle[]>`select id, cle_id, cle_publique, compteur::text, transports from facteur
  where agent = ${agent} and genre = 'webauthn' and confirme_le is not null and retire_le is null`

const connues = (cles: readonly Cle[]) => cles.map(c => ({ id: c.cle_id, ...(c.transports && { transports: c.transports }) }))

export async function proposerUneCle(sql: ISql, site: Site, p: Porteur, instant: Date): Promise<PublicKeyCredentialCreationOptionsJSON> {
  const options = await generateRegistrationOptions({
    rpName: site.nom,
    rpID: site.id,
    userName: p.courriel,
    userDisplayName: p.nom,
    userID: new TextEncoder().encode(p.agent),
    excludeCredentials: connues(await clesDe(sql, p.agent)),
    authenticatorSelection: { residentKey: 'preferred', userVerification: 'preferred' },
  })
  await garderLeDefi(sql, p.session, 'enrolement', options.challenge, instant)
  return options
}

/** Keeps a passkey that signed our challenge, for our site, at our address. */
export async function enrolerUneCle(sql: ISql, site: Site, p: Porteur, reponse: RegistrationResponseJSON, instant: Date): Promise<boolean> {
  const defi = await prendreLeDefi(sql, p.session, 'enrolement', instant)
  if (defi === null) return false
  const { registrationInfo: info } = await verifyRegistrationResponse({
    response: reponse,
    expectedChallenge: defi,
    expectedOrigin: site.origine,
    expectedRPID: site.id,
    requireUserVerification: false,
  }).catch(() => ({ registrationInfo: undefined }))
  if (!info) return false
  const { id: cleId, publicKey, counter, transports } = info.credential
  const id = randomUUID()
  const pose =
    await sql`insert into facteur (id, agent, genre, nom, cle_id, cle_publique, compteur, transports, cree_le, confirme_le, employe_le)
    values (${id}, ${p.agent}, 'webauthn', 'Clé d’accès', ${cleId}, ${Buffer.from(publicKey)}, ${counter}, ${transports ?? null}, ${instant},
      ${instant}, ${instant}) on conflict do nothing`
  if (pose.count === 0) return false
  await tracer(sql, { agent: p.agent, fait: 'enrole', par: p.agent, facteur: id, instant })
  return true
}

export async function defierUneCle(
  sql: ISql,
  site: Site,
  { agent, session }: Pick<Porteur, 'agent' | 'session'>,
  instant: Date,
): Promise<PublicKeyCredentialRequestOptionsJSON> {
  const options = await generateAuthenticationOptions({
    rpID: site.id,
    allowCredentials: connues(await clesDe(sql, agent)),
    userVerification: 'preferred',
  })
  await garderLeDefi(sql, session, 'verification', options.challenge, instant)
  return options
}

/** Whether one of her passkeys signed the challenge of this session; a counter that went back is a copy, and is refused. */
export async function verifierUneCle(
  sql: ISql,
  site: Site,
  { agent, session }: Pick<Porteur, 'agent' | 'session'>,
  reponse: AuthenticationResponseJSON,
  instant: Date,
): Promise<boolean> {
  const defi = await prendreLeDefi(sql, session, 'verification', instant)
  const cle = (await clesDe(sql, agent)).find(c => c.cle_id === reponse.id)
  if (defi === null || !cle) return false
  const { verified, authenticationInfo: info } = await verifyAuthenticationResponse({
    response: reponse,
    expectedChallenge: defi,
    expectedOrigin: site.origine,
    expectedRPID: site.id,
    credential: { id: cle.cle_id, publicKey: new Uint8Array(cle.cle_publique), counter: Number(cle.compteur) },
    requireUserVerification: false,
  }).catch(() => ({ verified: false, authenticationInfo: undefined }))
  if (!verified || !info) return false
  await sql`update facteur set compteur = ${info.newCounter}, employe_le = ${instant} where id = ${cle.id}`
  return true
}
