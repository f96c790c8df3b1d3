import { createHash, createPublicKey, randomUUID } from 'node:crypto'
import { exportJWK, generateKeyPair, importJWK, type JWK, type JWTPayload, SignJWT } from 'jose'
import { secretsDEssai } from '../../../outils/secrets-d-essai.js'
import { type ClientLie, type Preuve, unClientLie } from './client-lie.essai.js'

/** The call an attacker makes; `nonce` is one of ours, in force. */
export type AppelForge = { methode: string; adresse: string; nonce: string }
/** A way to lie: its sentence, and the headers it sends. */
export type Forge = { quoi: string; entetes: (appel: AppelForge) => Promise<Record<string, string>> }

type Monde = {
  signature: JWK
  /** Claims of the token that is good, bound to `cle`. */
  claims: JWTPayload
  cle: ClientLie
  /** Of tokens that were good once: revoked, of a session that is over, of an application cut off. */
  perdus: Readonly<Record<'revoque' | 'sessionFinie' | 'applicationCoupee' | 'autreApplication', JWTPayload>>
  jetonUsager: string
}

const b64 = (o: unknown) => Buffer.from(typeof o === 'string' ? o : JSON.stringify(o)).toString('base64url')
const secondes = () => Math.floor(Date.now() / 1000)

/** Every forged or misbound token we know of, beside the good one they imitate. */
export async function jetonsForges({ signature, claims, cle, perdus, jetonUsager }: Monde): Promise<{ bon: Forge; forges: Forge[] }> {
  const entete = { alg: 'ES256', typ: 'at+jwt', kid: signature.kid ?? '' }
  const privee = await importJWK(signature, 'ES256')
  const { d: _, ...publique } = signature
  const pem = createPublicKey({ key: { ...publique }, format: 'jwk' })
    .export({ type: 'spki', format: 'pem' })
    .toString()
  const etrangere = await generateKeyPair('ES256', { extractable: true })
  const jwkEtrangere = await exportJWK(etrangere.publicKey)
  const rsa = await generateKeyPair('RS256')
  const autreClient = await unClientLie()
  const autreCle = (await secretsDEssai()).signature[0] ?? {}

  const signer = (c: JWTPayload = claims, plus: Record<string, unknown> = {}, cleDeSignature: Parameters<SignJWT['sign']>[0] = privee) =>
    new SignJWT(c).setProtectedHeader({ ...entete, ...plus }).sign(cleDeSignature)
  const bonJeton = await signer()
  const [tete = '', corps = '', sceau = ''] = bonJeton.split('.')
  const sans = (...noms: string[]) => Object.fromEntries(Object.entries(claims).filter(([nom]) => !noms.includes(nom)))

  /** The token is false, the proof would be good: only the token is at fault. */
  const faux = (quoi: string, jeton: string): Forge => ({
    quoi,
    entetes: async a => ({ authorization: `DPoP ${jeton}`, dpop: await cle.prouver({ ...a, jeton }) }),
  })
  const auPorteur = (quoi: string, jeton: string): Forge => ({ quoi, entetes: async () => ({ authorization: `Bearer ${jeton}` }) })
  /** The token is good, the proof lies. */
  const preuve = (
    quoi: string,
    retoucher: (p: Preuve) => Preuve,
    appel: (a: AppelForge) => Partial<AppelForge> & { jeton?: string } = () => ({}),
  ): Forge => ({
    quoi,
    entetes: async a => ({
      authorization: `DPoP ${bonJeton}`,
      dpop: await cle.prouver({ ...a, jeton: bonJeton, ...appel(a) }, retoucher),
    }),
  })
  const dire =
    (plus: Record<string, unknown>) =>
    (p: Preuve): Preuve => ({ ...p, claims: { ...p.claims, ...plus } })
  const annoncer =
    (plus: Record<string, unknown>) =>
    (p: Preuve): Preuve => ({ ...p, entete: { ...p.entete, ...plus } })
  const taire =
    (nom: string) =>
    (p: Preuve): Preuve => ({ ...p, claims: Object.fromEntries(Object.entries(p.claims).filter(([n]) => n !== nom)) })
  const rejouees = new Map<string, string>()

  const forges: Forge[] = [
    faux('sans signature, alg none', [b64({ ...entete, alg: 'none' }), corps, ''].join('.')),
    faux('alg none, la signature laissée', [b64({ ...entete, alg: 'nOnE' }), corps, sceau].join('.')),
    faux('signé par une autre clé, sous le kid de la nôtre', await signer(claims, {}, await importJWK(autreCle, 'ES256'))),
    faux('d’un kid inconnu', await signer(claims, { kid: 'autre' })),
    faux('d’un kid qui est un chemin', await signer(claims, { kid: '../../../../dev/null' })),
    faux('d’un kid qui est du SQL', await signer(claims, { kid: "' or '1'='1" })),
    faux('sans kid', await signer(claims, { kid: undefined })),
    faux('sa clé jointe (jwk)', await signer(claims, { kid: 'sienne', jwk: jwkEtrangere }, etrangere.privateKey)),
    faux('sa clé jointe (jwk), sous le kid de la nôtre', await signer(claims, { jwk: jwkEtrangere }, etrangere.privateKey)),
    faux(
      'l’adresse de ses clés (jku)',
      await signer(claims, { kid: 'sienne', jku: 'https://ailleurs.example/jwks' }, etrangere.privateKey),
    ),
    faux(
      'l’adresse de son certificat (x5u)',
      await signer(claims, { kid: 'sienne', x5u: 'https://ailleurs.example/x5' }, etrangere.privateKey),
    ),
    faux('son certificat joint (x5c)', await signer(claims, { kid: 'sienne', x5c: [b64('certificat')] }, etrangere.privateKey)),
    faux('HMAC, notre clé publique (JWK) pour secret', await signer(claims, { alg: 'HS256' }, Buffer.from(JSON.stringify(publique)))),
    faux('HMAC, notre clé publique (PEM) pour secret', await signer(claims, { alg: 'HS256' }, Buffer.from(pem))),
    faux('signé en RSA', await signer(claims, { alg: 'RS256' }, rsa.privateKey)),
    faux('d’un autre émetteur', await signer({ ...claims, iss: 'https://ailleurs.example' })),
    faux('pour un autre destinataire', await signer({ ...claims, aud: 'https://ailleurs.example/api' })),
    faux('expiré', await signer({ ...claims, exp: secondes() - 1 })),
    faux('pas encore valable', await signer({ ...claims, nbf: secondes() + 600 })),
    faux('sans terme', await signer(sans('exp'))),
    faux('sans identifiant', await signer(sans('jti'))),
    faux('sans organisation', await signer(sans('org'))),
    faux('contenu réécrit', [tete, b64({ ...claims, org: 'CD59' }), sceau].join('.')),
    faux('revendication en double', [tete, b64(`${JSON.stringify(claims).slice(0, -1)},"org":"CD59"}`), sceau].join('.')),
    faux('en-tête réécrit', [b64({ ...entete, cty: 'JWT' }), corps, sceau].join('.')),
    faux('signature tronquée', bonJeton.slice(0, -8)),
    faux('signature vide', [tete, corps, ''].join('.')),
    faux('crit inconnu', [b64({ ...entete, crit: ['exp-tolere'], 'exp-tolere': true }), corps, sceau].join('.')),
    faux('contenu détaché (b64 false)', [b64({ ...entete, b64: false, crit: ['b64'] }), corps, sceau].join('.')),
    faux('cinq parties, comme s’il était chiffré', `${bonJeton}.a.b`),
    faux('en JSON (JWS général)', b64({ payload: corps, signatures: [{ protected: tete, signature: sceau }] })),
    auPorteur('démesuré', await signer({ ...claims, rembourrage: 'x'.repeat(11_000) })),
    faux('jeton d’identité (id_token)', await signer({ ...claims, aud: claims['client_id'] as string, nonce: 'n' }, { typ: 'JWT' })),
    auPorteur('code ou jeton de renouvellement, opaque', randomUUID()),
    faux(
      'assertion de client',
      await new SignJWT({ iss: 'PAR', sub: 'PAR', aud: claims.iss ?? '', jti: randomUUID(), exp: secondes() + 60 })
        .setProtectedHeader({ alg: 'ES256', kid: entete.kid })
        .sign(privee),
    ),
    auPorteur('jeton usager du contrat partenaire', jetonUsager),
    faux('révoqué', await signer(perdus.revoque)),
    faux('d’une session terminée', await signer(perdus.sessionFinie)),
    faux('d’une application coupée', await signer(perdus.applicationCoupee)),
    faux('d’une application inconnue', await signer({ ...claims, client_id: 'PAR_inconnue' })),
    faux('d’une organisation inconnue', await signer({ ...claims, org: 'INCONNUE' })),
    faux('d’une autre application, dont on n’a pas la clé', await signer(perdus.autreApplication)),
    auPorteur('jeton interne des pages, venu de l’extérieur', await signer({ ...claims, cnf: { interne: 'portail' } })),
    faux('lié par un moyen inconnu', await signer({ ...claims, cnf: { kid: 'autre' } })),
    faux('lié par deux moyens', await signer({ ...claims, cnf: { jkt: (claims['cnf'] as { jkt: string }).jkt, 'x5t#S256': 'x' } })),
    auPorteur('lié à un certificat, présenté sans', await signer({ ...claims, cnf: { 'x5t#S256': 'empreinte' } })),
    {
      quoi: 'lié à un certificat écrit dans un en-tête par l’appelant',
      entetes: async () => ({
        authorization: `Bearer ${await signer({ ...claims, cnf: { 'x5t#S256': createHash('sha256').update('der').digest('base64url') } })}`,
        'client-cert': `:${Buffer.from('der').toString('base64')}:`,
      }),
    },
    faux('au porteur, présenté en DPoP', await signer(sans('cnf'))),
    auPorteur('lié à une clé, présenté au porteur', bonJeton),
    { quoi: 'lié à une clé, sans preuve', entetes: async () => ({ authorization: `DPoP ${bonJeton}` }) },
    {
      quoi: 'preuve rejouée',
      entetes: async a => {
        const lieu = `${a.methode} ${a.adresse}`
        const deja = rejouees.get(lieu) ?? (await cle.prouver({ ...a, jeton: bonJeton }))
        if (!rejouees.has(lieu)) {
          rejouees.set(lieu, deja)
          await fetch(a.adresse, { method: a.methode, headers: { authorization: `DPoP ${bonJeton}`, dpop: deja } })
        }
        return { authorization: `DPoP ${bonJeton}`, dpop: deja }
      },
    },
    {
      quoi: 'preuve d’une autre clé',
      entetes: async a => ({ authorization: `DPoP ${bonJeton}`, dpop: await autreClient.prouver({ ...a, jeton: bonJeton }) }),
    },
    preuve('preuve d’une autre méthode', dire({ htm: 'DELETE' })),
    preuve('preuve d’une autre adresse', dire({ htu: 'https://ailleurs.example/api' })),
    preuve(
      'preuve d’un autre jeton',
      p => p,
      () => ({ jeton: 'un.autre.jeton' }),
    ),
    preuve('preuve d’aucun jeton', taire('ath')),
    preuve('preuve trop ancienne', dire({ iat: secondes() - 120 })),
    preuve('preuve d’un instant à venir', dire({ iat: secondes() + 120 })),
    preuve('preuve sans instant', taire('iat')),
    preuve('preuve sans identifiant', taire('jti')),
    preuve('preuve sans nonce', taire('nonce')),
    preuve('preuve d’un nonce inventé', dire({ nonce: b64('inventé') })),
    preuve('preuve d’un autre type', annoncer({ typ: 'JWT' })),
    preuve('preuve signée d’une clé, portant l’autre', p => ({ ...p, entete: { ...p.entete, jwk: jwkEtrangere } })),
    {
      quoi: 'deux preuves dans l’en-tête',
      entetes: async a => {
        const une = await cle.prouver({ ...a, jeton: bonJeton })
        return { authorization: `DPoP ${bonJeton}`, dpop: `${une}, ${une}` }
      },
    },
    {
      quoi: 'preuve sans signature',
      entetes: async a => {
        const [, c] = (await cle.prouver({ ...a, jeton: bonJeton })).split('.')
        return { authorization: `DPoP ${bonJeton}`, dpop: `${b64({ alg: 'none', typ: 'dpop+jwt', jwk: cle.jwk })}.${c}.` }
      },
    },
  ]
  return { bon: faux('bon', bonJeton), forges }
}
