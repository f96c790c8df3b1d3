import { randomBytes } from 'node:crypto'
import type { JWK } from 'jose'
import type { ISql, Sql } from 'postgres'
import type { LiaisonDApplication } from '../droit/liaison.js'
import { annoncer, type MethodeDeClient } from './habilitations.js'
import type { Royaume } from './royaume.js'
import { empreinteDeSecret, nouveauSecret } from './secret-de-client.js'

/** Secrets an application may have in force at once: the new one and the one being retired. */
const SECRETS_EN_VIGUEUR = 2

export type ApplicationAInscrire = {
  nom: string
  organisation: string
  structure?: string | null
  royaumes: readonly Royaume[]
  scopes: readonly string[]
  /** Chosen identifier; by default `PAR_<nom>_<hex>` as France Travail writes them. */
  clientId?: string
  /** Whether its requests must name an agent; true by default, false for a system that answers for itself. */
  quotaParSeconde?: number
  /** Exact addresses an authorization code may be sent to: https, or the machine itself. */
  adressesDeRetour?: readonly string[]
  expireLe?: Date | null
  liaison?: LiaisonDApplication
} & ({ methode?: 'client_secret_post'; secret?: string } | { methode: 'private_key_jwt'; jwks: { keys: JWK[] } })

/**
 * Registers an application of an organisation. With `client_secret_post` the secret comes back once and is stored hashed; one may be
 * imposed (demonstration data), it then must hold at least 43 characters.
 *
 * @throws a sentence when the description is not acceptable; the database's error when the organisation or structure is unknown.
 */
export const enregistrerApplication = (sql: Sql, application: ApplicationAInscrire): Promise<{ clientId: string; secret?: string }> =>
  sql.begin(tx => inscrireApplication(tx, application))

/** The same within the transaction of the caller. */
export const inscrireApplication = async (tx: ISql, application: ApplicationAInscrire): Promise<{ clientId: string; secret?: string }> => {
  const { nom, organisation, structure, royaumes, scopes, quotaParSeconde = 50, adressesDeRetour = [], expireLe, liaison } = application
  const { clientId = nouvelIdentifiant(nom) } = application
  if (!/^[\x21-\x7e]{1,100}$/.test(clientId)) throw new Error(`L’identifiant d’application « ${clientId} » n’est pas acceptable.`)
  const fautif = scopes.find(scope => scope === '*' || !/^[\x21\x23-\x5b\x5d-\x7e]+$/.test(scope))
  if (fautif !== undefined) throw new Error(`« ${fautif} » n’est pas un scope : chaque accès est souscrit par son nom.`)
  const mauvaise = adressesDeRetour.find(adresse => !estAdresseDeRetour(adresse))
  if (mauvaise !== undefined)
    throw new Error(`« ${mauvaise} » n’est pas une adresse de retour : https, sans ancre, ou la machine elle-même.`)
  if (new Set(adressesDeRetour.map(adresse => new URL(adresse).host)).size > 1)
    throw new Error('Les adresses de retour d’une application sont sur un seul hôte : celui sous lequel ses utilisateurs sont nommés.')
  const preuve = preparerPreuve(application)
  await tx`insert into application (client_id, nom, organisation, structure, royaumes, methode, secret_empreinte, jwks, scopes,
      adresses_de_retour, quota_par_seconde, active, expire_le, lien, liaison_exigee_le)
    values (${clientId}, ${nom}, ${organisation}, ${structure ?? null}, ${[...royaumes]}, ${preuve.methode},
      array_remove(array[${preuve.empreinte}::bytea], null), ${preuve.jwks && tx.json(preuve.jwks)}, ${[...new Set(scopes)]},
      ${[...adressesDeRetour]}, ${quotaParSeconde}, true, ${expireLe ?? null}, ${liaison?.par ?? null}, ${liaison?.exigeeLe ?? null})`
  await annoncer(tx)
  return { clientId, ...(preuve.secret !== undefined && { secret: preuve.secret }) }
}

/** Gives an application a new secret, returned once; the former one stays valid until the next renewal, so that nothing breaks. */
export const renouvelerSecret = (sql: Sql, clientId: string): Promise<string> => sql.begin(tx => donnerUnSecret(tx, clientId))

/** The same within the transaction of the caller. */
export const donnerUnSecret = async (tx: ISql, clientId: string): Promise<string> => {
  const secret = nouveauSecret()
  const changees = await tx`update application
    set secret_empreinte = (${empreinteDeSecret(secret)}::bytea || coalesce(secret_empreinte, '{}'))[1:${SECRETS_EN_VIGUEUR}]
    where client_id = ${clientId} and methode = 'client_secret_post'`
  if (changees.count === 0) throw new Error(`Aucune application à secret ne porte l’identifiant « ${clientId} ».`)
  await annoncer(tx)
  return secret
}

/** Ends the rotation: only the newest secret stays valid. */
export const retirerAnciensSecrets = (sql: Sql, clientId: string): Promise<void> => sql.begin(tx => garderLeDernierSecret(tx, clientId))

/** The same within the transaction of the caller. */
export const garderLeDernierSecret = async (tx: ISql, clientId: string): Promise<void> => {
  await tx`update application set secret_empreinte = secret_empreinte[1:1] where client_id = ${clientId}`
  await annoncer(tx)
}

const estAdresseDeRetour = (adresse: string): boolean => {
  if (!URL.canParse(adresse)) return false
  const { protocol, hostname, hash } = new URL(adresse)
  return hash === '' && (protocol === 'https:' || (protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(hostname)))
}

const nouvelIdentifiant = (nom: string): string => {
  const court = nom
    .normalize('NFD')
    .replace(/[^a-zA-Z0-9]/g, '')
    .toLowerCase()
    .slice(0, 30)
  return `PAR_${court}_${randomBytes(32).toString('hex')}`
}

type Preuve = { methode: MethodeDeClient; empreinte: Buffer | null; jwks: { keys: JWK[] } | null; secret?: string }

const preparerPreuve = (application: ApplicationAInscrire): Preuve => {
  if (application.methode === 'private_key_jwt') {
    const { keys } = application.jwks
    if (keys.length === 0 || keys.some(cle => 'd' in cle || 'k' in cle))
      throw new Error('Il faut au moins une clé publique, et aucune privée.')
    return { methode: 'private_key_jwt', empreinte: null, jwks: { keys } }
  }
  const { secret = nouveauSecret() } = application
  if (secret.length < 43) throw new Error('Un secret imposé doit contenir au moins 43 caractères (256 bits d’aléa).')
  return { methode: 'client_secret_post', empreinte: empreinteDeSecret(secret), jwks: null, secret }
}
