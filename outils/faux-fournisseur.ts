import { createHash, randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { CompactEncrypt, exportJWK, generateKeyPair, importJWK, type JWK, type JWTPayload, SignJWT } from 'jose'

type Cle = Awaited<ReturnType<typeof generateKeyPair>>['privateKey']
type Code = { nonce: string; defi: string; claims: JWTPayload; expire: number }

/** What it does wrong, one thing at a time; nothing when empty. */
export type Triche = {
  idToken?: (claims: JWTPayload) => JWTPayload
  userinfo?: (claims: JWTPayload) => JWTPayload
  /** Signs with a key it does not publish. */
  cle?: 'idToken' | 'userinfo'
  /** Answers the userinfo in plain JSON. */
  userinfoEnClair?: true
  /** Does not look at the PKCE verifier, nor at whether the code has been used. */
  sansControle?: true
  /** Enciphers what it signs to this public key, as real ones do when asked: no lie in that, save to the key of somebody else. */
  chiffrePour?: JWK
  panne?: 'decouverte' | 'jeton' | 'userinfo' | 'lente'
}

/** An identity provider made to lie: everything real providers and attackers may send, without a browser. */
export async function unFauxFournisseur() {
  const [vraie, fausse] = await Promise.all([generateKeyPair('ES256'), generateKeyPair('ES256')])
  const jwk = { ...(await exportJWK(vraie.publicKey)), kid: 'k1', alg: 'ES256', use: 'sig' }
  const codes = new Map<string, Code>()
  const acces = new Map<string, JWTPayload>()
  const etat: { triche: Triche; appels: string[] } = { triche: {}, appels: [] }
  let emetteur = ''

  const signer = (claims: JWTPayload, cle: Cle) => new SignJWT(claims).setProtectedHeader({ alg: 'ES256', kid: 'k1' }).sign(cle)
  const sousPli = async (signe: string): Promise<string> => {
    const { chiffrePour: cle } = etat.triche
    if (!cle) return signe
    const entete = { alg: cle.alg ?? '', enc: 'A256GCM', cty: 'JWT', ...(cle.kid && { kid: cle.kid }) }
    return new CompactEncrypt(Buffer.from(signe)).setProtectedHeader(entete).encrypt(await importJWK(cle))
  }
  const cleDe = (quoi: 'idToken' | 'userinfo') => (etat.triche.cle === quoi ? fausse.privateKey : vraie.privateKey)

  const repondre: Record<string, (req: IncomingMessage, res: ServerResponse) => Promise<void>> = {
    '/.well-known/openid-configuration': async (_, res) => {
      if (etat.triche.panne === 'decouverte') return enJson(res, 503, {})
      if (etat.triche.panne === 'lente') return undefined
      enJson(res, 200, {
        issuer: emetteur,
        authorization_endpoint: `${emetteur}/authorize`,
        token_endpoint: `${emetteur}/token`,
        userinfo_endpoint: `${emetteur}/userinfo`,
        jwks_uri: `${emetteur}/jwks`,
        end_session_endpoint: `${emetteur}/session/end`,
        response_types_supported: ['code'],
        subject_types_supported: ['pairwise'],
        id_token_signing_alg_values_supported: ['ES256'],
        userinfo_signing_alg_values_supported: ['ES256'],
        authorization_response_iss_parameter_supported: true,
      })
    },
    '/jwks': async (_, res) => enJson(res, 200, { keys: [jwk] }),
    '/token': async (req, res) => {
      if (etat.triche.panne === 'jeton') return enJson(res, 502, {})
      const champs = new URLSearchParams(await corpsDe(req))
      const code = codes.get(champs.get('code') ?? '')
      const verifie =
        code &&
        createHash('sha256')
          .update(champs.get('code_verifier') ?? '')
          .digest('base64url') === code.defi
      if (!code || (!etat.triche.sansControle && (!verifie || code.expire < Date.now())))
        return enJson(res, 400, { error: 'invalid_grant' })
      if (!etat.triche.sansControle) codes.delete(champs.get('code') ?? '')
      const { idToken = c => c } = etat.triche
      const seconde = Math.floor(Date.now() / 1000)
      const { sub = '', acr, amr } = code.claims as { sub?: string; acr?: unknown; amr?: unknown }
      const claims = {
        iss: emetteur,
        aud: 'plateforme',
        sub,
        acr,
        amr,
        nonce: code.nonce,
        iat: seconde,
        exp: seconde + 60,
        auth_time: seconde,
      }
      const jeton = randomUUID()
      acces.set(jeton, code.claims)
      enJson(res, 200, {
        access_token: jeton,
        token_type: 'Bearer',
        expires_in: 60,
        id_token: await sousPli(await signer(idToken(claims), cleDe('idToken'))),
      })
    },
    '/userinfo': async (req, res) => {
      if (etat.triche.panne === 'userinfo') return enJson(res, 500, {})
      const { acr: _, amr: __, ...claims } = acces.get(req.headers.authorization?.slice(7) ?? '') ?? {}
      const { userinfo = c => c } = etat.triche
      const dites = userinfo({ iss: emetteur, aud: 'plateforme', ...claims })
      if (etat.triche.userinfoEnClair) return enJson(res, 200, dites)
      res.writeHead(200, { 'content-type': 'application/jwt' }).end(await sousPli(await signer(dites, cleDe('userinfo'))))
    },
  }
  const serveur = createServer((req, res) => {
    const chemin = req.url?.split('?')[0] ?? ''
    etat.appels.push(chemin)
    const servir = repondre[chemin]
    if (servir) void servir(req, res)
    else res.writeHead(404).end()
  })
  const ecouter = (port = 0) => new Promise<void>(fait => serveur.listen(port, '127.0.0.1', fait))
  await ecouter()
  const adresse = serveur.address()
  const port = typeof adresse === 'object' && adresse ? adresse.port : 0
  emetteur = `http://127.0.0.1:${port}`

  const fermer = () =>
    new Promise<void>(fait => {
      serveur.close(() => fait())
      serveur.closeAllConnections()
    })
  return {
    emetteur,
    port,
    clientId: 'plateforme',
    secret: 'secret-du-faux-fournisseur',
    etat,
    /** What the person does there: the query of the callback, for the address she was sent to. `vieux`: a code past its life. */
    autoriser(demande: string, claims: JWTPayload, { vieux = false } = {}): URLSearchParams {
      const { searchParams: p } = new URL(demande)
      const code = randomUUID()
      codes.set(code, {
        nonce: p.get('nonce') ?? '',
        defi: p.get('code_challenge') ?? '',
        claims,
        expire: Date.now() + (vieux ? -1 : 60_000),
      })
      return new URLSearchParams({ code, state: p.get('state') ?? '', iss: emetteur })
    },
    tomber: fermer,
    relever: () => ecouter(port),
    fermer,
  }
}

const enJson = (res: ServerResponse, statut: number, corps: unknown) => {
  res.writeHead(statut, { 'content-type': 'application/json' }).end(JSON.stringify(corps))
}

async function corpsDe(req: IncomingMessage): Promise<string> {
  const morceaux: Buffer[] = []
  for await (const m of req) morceaux.push(m as Buffer)
  return Buffer.concat(morceaux).toString()
}
