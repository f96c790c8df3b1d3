import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto'
import type { Forme } from './lecture.js'

/** Seals the journal; `anciennes`: the public keys of those it replaces, whose seals still hold. */
export type CleDeScellement = { privee: KeyObject; anciennes: KeyObject[] }

const MARQUE = 'demonstration:'

export const cleDeScellement: Forme<CleDeScellement> = {
  lire: texte => {
    const clair = texte.includes('-----BEGIN') ? texte : Buffer.from(texte, 'base64').toString('utf8')
    const valeur = lireLesCles(clair.replace(MARQUE, ''))
    return typeof valeur === 'string' ? valeur : { valeur, demonstration: clair.startsWith(MARQUE) }
  },
  tirer: async () => uneCle(),
  tirerDeDemonstration: async () => `${MARQUE}\n${uneCle()}`,
  attendu: 'une clé privée Ed25519 au format PEM (openssl genpkey -algorithm ed25519), suivie des clés publiques qu’elle remplace',
}

const uneCle = (): string => generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()

function lireLesCles(texte: string): CleDeScellement | string {
  const [premiere, ...suite] = texte.match(/-----BEGIN [A-Z ]+-----[^-]+-----END [A-Z ]+-----/g) ?? []
  try {
    const cles = { privee: createPrivateKey(premiere ?? ''), anciennes: suite.map(pem => createPublicKey(pem)) }
    if ([cles.privee, ...cles.anciennes].every(c => c.asymmetricKeyType === 'ed25519')) return cles
  } catch {
    // Said below.
  }
  return 'ce n’est pas une clé privée Ed25519 suivie de clés publiques de même genre.'
}
