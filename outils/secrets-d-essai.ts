import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { exportJWK, generateKeyPair } from 'jose'
import type { Secrets } from '../src/serveur/secrets.js'
import { uneAutorite } from './autorite-d-essai.js'

/** Keys of one test, drawn and thrown away. */
export async function secretsDEssai(): Promise<Secrets> {
  const { privateKey } = await generateKeyPair('ES256', { extractable: true })
  return {
    demonstration: true,
    signature: [{ ...(await exportJWK(privateKey)), kid: 'essai-1', alg: 'ES256', use: 'sig' }],
    maitresses: [randomBytes(32)],
    nir: randomBytes(32),
    nirEmpreinte: randomBytes(32),
    identifiants: randomBytes(16),
    jetonUsager: randomBytes(32),
    autorite: uneAutorite(),
    scellement: { privee: generateKeyPairSync('ed25519').privateKey, anciennes: [] },
    selsDuJournal: randomBytes(32),
    cookies: [randomBytes(32).toString('base64')],
  }
}
