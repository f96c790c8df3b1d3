import Fastify from 'fastify'
import { exportJWK, generateKeyPair, type JWK } from 'jose'
import type { Sql } from 'postgres'
import { uneBase } from '../../outils/base-d-essai.js'
import { installerLesProblemes } from '../serveur/http/problemes.js'
import { creerIdentifiants } from '../moteur/identifiants.js'
import {
  creerJetonDeLAppel,
  creerLireCertificat,
  creerSignatureUnique,
  creerVerification,
  type ApplicationAInscrire,
  type CatalogueDeScopes,
  creerServeurAutorisation,
  enregistrerApplication,
  type Habilitations,
  lireHabilitations,
  type RefusDeScope,
} from './index.js'
import { creerSessions } from './session/index.js'
import { portLibre } from '../serveur/base/port-libre.js'

/** A private ES256 key as the configuration holds them. */
export const uneCle = async (): Promise<JWK> => exportJWK((await generateKeyPair('ES256', { extractable: true })).privateKey)

const LIGNES: Record<string, string[]> = {
  'api_rechercher-usagerv2': [],
  profil_accedant: [],
  rechercheusager: ['identite.instruction.rechercher'],
  statutcontratusager: ['inscription.suivi.consulter'],
  'inscription.suivi.consulter': ['inscription.suivi.consulter'],
  'immersion.partage.consulter': ['immersion.partage.consulter'],
}
const catalogue: CatalogueDeScopes = { estTolere: scope => LIGNES[scope]?.length === 0, lignes: scope => LIGNES[scope] ?? [] }

const refuserSansAdhesion =
  (habilitations: () => Habilitations): RefusDeScope =>
  ({ organisation }, scope) =>
    scope === 'immersion.partage.consulter' && !habilitations().adhere(organisation, 'immersion', 'partage', '2026-11-24')
      ? `Le scope ${scope} demande l’adhésion de l’organisation ${organisation} à cet échange volontaire.`
      : null

/** The departments and the mission locale of the tests; scopes of the editor are those of the published Postman environment. */
const peupler = async (sql: Sql) => {
  await sql`insert into organisation (code, type, nom, departements) values ('CD59', 'CD', 'Département du Nord', '{59}'),
    ('ML-LILLE', 'ML', 'Mission locale de Lille', '{59}')`
  await sql`insert into structure (code, organisation, nom) values ('CD59-UT-LILLE', 'CD59', 'Unité territoriale de Lille')`
}

export const SCOPES_DE_L_EDITEUR = ['api_rechercher-usagerv2', 'rechercheusager', 'profil_accedant', 'api_petshopv1', 'statutcontratusager']

type Options = {
  signature?: JWK[]
  jetonsParSeconde?: number
  horloge?: () => Date
  rythme?: Parameters<typeof lireHabilitations>[1]
  /** Replaces the connection of the server under test, for instance by one that can be cut. */
  connexion?: (adresse: string) => Promise<Sql>
}

/** Starts the authorization server on a free port over a new database; `application` registers one and waits until it is known. */
export const demarrerPlateforme = async ({ signature, rythme, connexion, ...options }: Options = {}) => {
  const base = await uneBase()
  await peupler(base.application)
  const sql = connexion ? await connexion(base.urlApplication) : base.application
  const habilitations = await lireHabilitations(sql, rythme)
  const secrets = { signature: signature ?? [await uneCle()], cookies: ['cookie-d-essai'] }
  const port = await portLibre()
  const adressePublique = `http://127.0.0.1:${port}`
  const refusDeScope = refuserSansAdhesion(() => habilitations)
  const sessions = creerSessions({ sql, secrets, horloge: () => new Date(), jour: () => '2026-11-24' })
  const cle = Buffer.alloc(16, 7)
  const verifier = await creerVerification({ secrets, adressePublique, revocations: habilitations, ...options })
  const certificatDe = creerLireCertificat(undefined)
  const jetonDe = creerJetonDeLAppel({ sql, secrets, adressePublique, verifier, certificatDe, horloge: () => new Date(), ...options })
  const serveur = await creerServeurAutorisation({
    verifier,
    jetonDe,
    certificatDe,
    sso: creerSignatureUnique({ sessions, cle, identifiants: creerIdentifiants(cle), habilitations }),
    etatCivil: async () => null,
    sql,
    secrets,
    adressePublique,
    habilitations,
    catalogue,
    refusDeScope,
    ...options,
  })
  const app = Fastify()
  installerLesProblemes(app, adressePublique)
  serveur.installer(app)
  await app.listen({ host: '127.0.0.1', port })

  return {
    sql: base.application,
    secrets,
    adressePublique,
    habilitations,
    /** Registers an application of the département, by default an editor's with a secret. */
    application: async (surcharges: Partial<ApplicationAInscrire> = {}) => {
      const inscrite = await enregistrerApplication(base.application, {
        nom: 'Éditeur',
        organisation: 'CD59',
        royaumes: ['/agent'],
        scopes: SCOPES_DE_L_EDITEUR,
        ...surcharges,
      } as ApplicationAInscrire)
      await habilitations.rafraichir()
      return { clientId: inscrite.clientId, secret: inscrite.secret ?? '' }
    },
    fermer: async () => {
      await app.close()
      await habilitations.fermer()
      if (sql !== base.application) await sql.end({ timeout: 0 })
      await base.fermer()
    },
  }
}

export type PlateformeDEssai = Awaited<ReturnType<typeof demarrerPlateforme>>

/** Posts a form to the token endpoint the way a current client does; `champs` completes or replaces the usual ones. */
export const demanderJeton = async (
  { adressePublique }: Pick<PlateformeDEssai, 'adressePublique'>,
  { clientId, secret }: { clientId: string; secret: string },
  champs: Record<string, string> = {},
  requete = '?realm=%2Fagent',
) => {
  const formulaire = { grant_type: 'client_credentials', client_id: clientId, client_secret: secret, scope: 'rechercheusager', ...champs }
  return poster(`${adressePublique}/connexion/oauth2/access_token${requete}`, new URLSearchParams(formulaire).toString())
}

/** Posts a raw body and reads the answer, JSON or not. */
export const poster = async (adresse: string, body: string | Buffer, entetes: Record<string, string> = {}) => {
  const reponse = await fetch(adresse, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...entetes },
    body: typeof body === 'string' ? body : new Uint8Array(body),
  })
  const texte = await reponse.text()
  const json = /json/.test(reponse.headers.get('content-type') ?? '') ? lireJson(texte) : {}
  return { statut: reponse.status, entetes: reponse.headers, texte, json, jeton: String(json['access_token']) }
}

/** A JSON object, its members unknown. */
export const lireJson = (texte: string): Record<string, unknown> => JSON.parse(texte) as Record<string, unknown>

/** What the platform publishes at an address. */
export const consulter = async (adresse: string, headers: Record<string, string> = {}) =>
  lireJson(await (await fetch(adresse, { headers })).text())

/** The published signature keys. */
export const clesPubliees = async ({ adressePublique }: Pick<PlateformeDEssai, 'adressePublique'>) =>
  (await consulter(`${adressePublique}/connexion/oauth2/jwks`))['keys'] as Record<string, string>[]
