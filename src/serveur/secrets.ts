import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { JWK } from 'jose'
import type { Autorite } from '../signature/index.js'
import type { Configuration } from './configuration.js'
import { ConfigurationInvalide } from './configuration-invalide.js'
import { creerDossierPrive } from './fichier-prive.js'
import { lireOuTirer, type Lu, type Source } from './secrets/lecture.js'
import type { CleDeScellement } from './secrets/scellement.js'
import { secrets as liste } from './secrets/liste.js'

/** The keys of the platform, all outside the database. */
export type Secrets = {
  /** At least one of them was generated for a demonstration. */
  demonstration: boolean
  /** Private ES256 keys: the first signs, all are published, so that a key is replaced without a break. */
  signature: JWK[]
  /** Wrap the keys of the data at rest: 32 bytes each, the first wraps, the others still open. */
  maitresses: Buffer[]
  /** Protects second factors; enciphered everything at rest before there were several keys, and still opens that: 32 bytes. */
  nir: Buffer
  /** Keyed fingerprint of the NIR: 32 bytes. */
  nirEmpreinte: Buffer
  /** Pairwise identifiers: 16 bytes. */
  identifiants: Buffer
  /** The « jeton usager » of the partner contract: 32 bytes. */
  jetonUsager: Buffer
  /** Certifies those who sign documents. */
  autorite: Autorite
  /** Seals the journal. */
  scellement: CleDeScellement
  /** Salts of what the seals commit to: 32 bytes. */
  selsDuJournal: Buffer
  /** The first signs, the others are still accepted. */
  cookies: string[]
}

/**
 * Reads each secret from its variable, else from its file. In demonstration a missing one is drawn, marked, and kept
 * (0600); in production a missing, readable by others, malformed or demonstration secret is refused.
 * @throws ConfigurationInvalide with every fault, one French sentence each.
 */
export async function chargerSecrets(configuration: Configuration, env: NodeJS.ProcessEnv = process.env): Promise<Secrets> {
  const { dossierSecrets: dossier, mode } = configuration
  if (mode === 'demonstration') creerDossierPrive(dossier)
  const source: Source = { dossier, mode, env, phrases: [] }

  const signature = await lireOuTirer(source, liste.signature)
  const maitresses = await lireLesMaitresses(source, configuration)
  const nir = await lireOuTirer(source, liste.nir)
  const nirEmpreinte = await lireOuTirer(source, liste.nirEmpreinte)
  const identifiants = await lireOuTirer(source, liste.identifiants)
  const jetonUsager = await lireOuTirer(source, liste.jetonUsager)
  const autorite = await lireOuTirer(source, liste.autorite)
  const scellement = await lireOuTirer(source, liste.scellement)
  const selsDuJournal = await lireOuTirer(source, liste.selsDuJournal)
  const cookies = await lireOuTirer(source, liste.cookies)

  const seules = [nir, jetonUsager, nirEmpreinte, selsDuJournal].flatMap(s => (s ? [s.valeur] : []))
  const de32Octets = [...seules, ...(maitresses?.valeur ?? [])].map(cle => cle.toString('hex'))
  if (new Set(de32Octets).size < de32Octets.length)
    source.phrases.push('Les clés maitresse, nir, nir-empreinte, jeton-usager et sels-du-journal doivent être différentes.')
  if (source.phrases.length > 0) throw new ConfigurationInvalide(source.phrases)
  if (
    !signature ||
    !maitresses ||
    !nir ||
    !nirEmpreinte ||
    !identifiants ||
    !jetonUsager ||
    !autorite ||
    !scellement ||
    !selsDuJournal ||
    !cookies
  )
    throw new ConfigurationInvalide(source.phrases)
  return {
    demonstration: [signature, maitresses, nir, nirEmpreinte, identifiants, jetonUsager, autorite, scellement, selsDuJournal, cookies].some(
      s => s.demonstration,
    ),
    signature: signature.valeur,
    maitresses: maitresses.valeur,
    nir: nir.valeur,
    nirEmpreinte: nirEmpreinte.valeur,
    identifiants: identifiants.valeur,
    jetonUsager: jetonUsager.valeur,
    autorite: autorite.valeur,
    scellement: scellement.valeur,
    selsDuJournal: selsDuJournal.valeur,
    cookies: cookies.valeur,
  }
}

/** Where a program wraps the keys, the file may be absent; present, it still opens what it wrapped. */
async function lireLesMaitresses(source: Source, { commandeMaitresse }: Configuration): Promise<Lu<Buffer[]> | undefined> {
  const { fichier, variable } = liste.maitresses
  const fourni = source.env[variable]?.trim() || existsSync(join(source.dossier, fichier))
  return commandeMaitresse === undefined || fourni ? lireOuTirer(source, liste.maitresses) : { valeur: [], demonstration: false }
}
