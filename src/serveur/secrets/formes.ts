import { createPrivateKey, createPublicKey, randomBytes, sign, verify } from 'node:crypto'
import { calculateJwkThumbprint, exportJWK, generateKeyPair, type JWK } from 'jose'
import { z } from 'zod'
import type { Forme, Lu } from './lecture.js'

const MARQUE = 'demonstration:'
const MARQUE_DE_CLE = 'demonstration-'

/** A key of `octets` bytes, on one line, in base64. */
export const cleBinaire = (octets: number): Forme<Buffer> => ({
  lire: texte => uneCle(texte, octets),
  tirer: async () => enBase64(octets),
  tirerDeDemonstration: async () => MARQUE + enBase64(octets),
  attendu: `${octets} octets en base64, sur une ligne (openssl rand -base64 ${octets})`,
})

/** One key or more, one per line. */
export const clesMaitresses: Forme<Buffer[]> = {
  lire: texte => {
    const cles = texte.split(/\s+/).map(ligne => uneCle(ligne, 32))
    const faute = cles.find(cle => typeof cle === 'string')
    if (faute !== undefined) return faute
    const lues = cles.filter(cle => typeof cle !== 'string')
    return { valeur: lues.map(cle => cle.valeur), demonstration: lues.some(cle => cle.demonstration) }
  },
  tirer: async () => enBase64(32),
  tirerDeDemonstration: async () => MARQUE + enBase64(32),
  attendu: 'une clé de 32 octets en base64 par ligne, la première étant celle qui enveloppe',
}

export const clesDeCookies: Forme<string[]> = {
  lire: texte => {
    const lues = clesMaitresses.lire(texte)
    return typeof lues === 'string' ? lues : { ...lues, valeur: lues.valeur.map(cle => cle.toString('base64')) }
  },
  tirer: async () => enBase64(32),
  tirerDeDemonstration: async () => MARQUE + enBase64(32),
  attendu: 'une clé de 32 octets en base64 par ligne, la première étant celle qui signe',
}

/** A JSON Web Key Set (RFC 7517) of private P-256 keys, or the same in base64. */
export const clesDeSignature: Forme<JWK[]> = {
  lire: lireJwks,
  tirer: () => unJeuDeCles(''),
  tirerDeDemonstration: () => unJeuDeCles(MARQUE_DE_CLE),
  attendu: 'un jeu de clés privées ES256 ({"keys":[…]}, RFC 7517), la première étant celle qui signe',
}

const enBase64 = (octets: number) => randomBytes(octets).toString('base64')

async function unJeuDeCles(marque: string): Promise<string> {
  const { privateKey } = await generateKeyPair('ES256', { extractable: true })
  const cle = await exportJWK(privateKey)
  const kid = marque + (await calculateJwkThumbprint(cle)).slice(0, 12)
  return JSON.stringify({ keys: [{ ...cle, kid, alg: 'ES256', use: 'sig' }] }, undefined, 2)
}

const base64url = z.string().regex(/^[\w-]+$/)
const jwks = z.object({
  keys: z
    .array(
      z.object({
        kty: z.literal('EC'),
        crv: z.literal('P-256'),
        x: base64url,
        y: base64url,
        d: base64url,
        kid: z.string().min(1),
        alg: z.literal('ES256').default('ES256'),
        use: z.literal('sig').default('sig'),
      }),
    )
    .min(1),
})

function lireJwks(texte: string): Lu<JWK[]> | string {
  const json = texte.startsWith('{') ? texte : Buffer.from(texte, 'base64').toString('utf8')
  const lecture = jwks.safeParse(sansLever((): unknown => JSON.parse(json)))
  if (!lecture.success) return 'ce n’est pas un jeu de clés privées EC P-256 portant chacune un « kid ».'
  const { keys } = lecture.data
  if (new Set(keys.map(cle => cle.kid)).size < keys.length) return 'deux clés portent le même « kid ».'
  const fausse = keys.find(cle => !estCoherente(cle))
  if (fausse) return `la clé « ${fausse.kid} » n’est pas une clé P-256 cohérente.`
  return { valeur: keys, demonstration: keys.some(cle => cle.kid.startsWith(MARQUE_DE_CLE)) }
}

/** The public half that is published must verify what the private half signs. */
function estCoherente({ d, ...publique }: z.infer<typeof jwks>['keys'][number]): boolean {
  const essai = Buffer.from('essai')
  return (
    sansLever(() => {
      const signature = sign('sha256', essai, createPrivateKey({ key: { ...publique, d }, format: 'jwk' }))
      return verify('sha256', essai, createPublicKey({ key: publique, format: 'jwk' }), signature)
    }) === true
  )
}

function uneCle(texte: string, octets: number): Lu<Buffer> | string {
  const demonstration = texte.startsWith(MARQUE)
  const base64 = demonstration ? texte.slice(MARQUE.length) : texte
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(base64)) return 'ce n’est pas du base64.'
  const valeur = Buffer.from(base64, 'base64')
  return valeur.length === octets ? { valeur, demonstration } : `la clé fait ${valeur.length} octets au lieu de ${octets}.`
}

function sansLever<T>(calcul: () => T): T | undefined {
  try {
    return calcul()
  } catch {
    return undefined
  }
}
