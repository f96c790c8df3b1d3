import { join, resolve } from 'node:path'
import { z } from 'zod'
import type { Exploitant } from '../../portail/obligations/index.js'
import { incoherences } from './configuration-coherence.js'
import { ConfigurationInvalide } from './configuration-invalide.js'

/**
 * The file where the journal's witness writes. `aPart`: somebody said where, or nothing is at stake; beside the data is not apart from them.
 * `grace`: milliseconds a seal may wait for it before nobody is served.
 */
export type TemoinDuJournal = { chemin: string; aPart: boolean; grace: number }

/** What the environment decides. Folders are absolute; `databaseUrl` absent means the embedded database. */
export type Configuration = {
  mode: 'demonstration' | 'production'
  hote: string
  port: number
  /** The issuer of the tokens, without a trailing slash. */
  adressePublique: string
  /** How this process terminates TLS: the files of a certificate, one made for a demonstration, or not at all. */
  tls: { certificat: string; cle: string } | 'demonstration' | undefined
  /** Where the certificates of calling programs come from: nowhere, our own TLS, or the header a proxy writes. */
  certificatsDesClients: 'non' | 'tls' | { entete: string }
  databaseUrl: string | undefined
  databaseUrlApplication: string | undefined
  /** Size of the application's pool of connections. */
  connexions: number
  dossierDonnees: string
  dossierSecrets: string
  niveauJournal: (typeof NIVEAUX)[number]
  /** Folder of the PostgreSQL programs to prefer for the embedded database. */
  programmesPostgres: string | undefined
  /** How to reach the operator, as a sentence the documentation prints. */
  contact: string | undefined
  /** Who answers for this installation, as the legal notices name it. */
  exploitant: Exploitant
  /** Identity providers the platform is registered with; their secrets are read apart. */
  fournisseurs: readonly FournisseurRegle[]
  /** Who gives the time of a signature: this process itself, or a server and the file of the authorities it answers to. */
  horodatage: Horodatage
  /** The witness file of the journal: best on another machine than the base. */
  temoinDuJournal: TemoinDuJournal
  /** Milliseconds a row of the journal may wait for its seal before nobody is served any more. */
  graceDuJournal: number
  /** Whether reading too many persons stops somebody; lifted for a measure only, never in production. */
  vigilance: boolean
  /** The program that wraps the keys of the data at rest, for who keeps the master key elsewhere than in a file. */
  commandeMaitresse: string | undefined
  /** Whether webhooks may be sent to this machine and its network, in clear; never in production. */
  webhooksInternes: boolean
}

export type Horodatage = 'interne' | { adresse: string; autorites: string }

export type FournisseurRegle = {
  nom: (typeof FOURNISSEURS)[number]
  emetteur: string
  clientId: string
  algorithme: (typeof ALGORITHMES)[number]
}

const FOURNISSEURS = ['proconnect', 'franceconnect'] as const
const ALGORITHMES = ['ES256', 'RS256'] as const

const NIVEAUX = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const

const texte = (valable: (valeur: string) => boolean, phrase: (valeur: string) => string) =>
  z.string().refine(valable, { error: ({ input }) => phrase(String(input)) })

const entier = (nom: string, min: number, max: number, defaut: number) =>
  texte(
    v => /^\d{1,6}$/.test(v) && Number(v) >= min && Number(v) <= max,
    v => `${nom} doit être un entier entre ${min} et ${max} (reçu : « ${v} »).`,
  )
    .transform(Number)
    .default(defaut)

const parmi = <const T extends readonly string[]>(nom: string, valeurs: T) =>
  z.enum(valeurs, { error: ({ input }) => `${nom} doit valoir ${valeurs.join(' ou ')} (reçu : « ${String(input)} »).` })

// The address holds a password: it is never quoted back.
const adressePostgres = (nom: string) =>
  texte(
    v => /^postgres(ql)?:\/\//.test(v) && URL.canParse(v),
    () => `${nom} doit être une adresse de la forme postgres://compte:motdepasse@hote:5432/base.`,
  ).optional()

const adresseWeb = (nom: string) =>
  texte(estAdresseWeb, v => `${nom} doit être une adresse http(s) sans paramètre ni ancre (reçu : « ${v} »).`)

const CLIENT = /^[\x21-\x7e]{1,200}$/
const identifiantDeClient = (nom: string) =>
  texte(
    v => CLIENT.test(v),
    v => `${nom} doit être l’identifiant que le fournisseur a donné, sans espace (reçu : « ${v} »).`,
  ).optional()

const mention = (nom: string) => z.string().trim().max(300, `${nom} ne dépasse pas 300 caractères.`).optional()

const schema = z.object({
  MODE: parmi('MODE', ['demonstration', 'production']).optional(),
  HOTE: z.string().default('127.0.0.1'),
  PORT: entier('PORT', 0, 65_535, 8080),
  ADRESSE_PUBLIQUE: adresseWeb('ADRESSE_PUBLIQUE')
    .transform(v => v.replace(/\/+$/, ''))
    .optional(),
  DATABASE_URL: adressePostgres('DATABASE_URL'),
  DATABASE_URL_APPLICATION: adressePostgres('DATABASE_URL_APPLICATION'),
  CONNEXIONS: entier('CONNEXIONS', 1, 1000, 10),
  DOSSIER_DONNEES: z.string().default('donnees'),
  DOSSIER_SECRETS: z.string().optional(),
  NIVEAU_JOURNAL: parmi('NIVEAU_JOURNAL', NIVEAUX).default('info'),
  PG_BIN: z.string().optional(),
  TLS: parmi('TLS', ['demonstration']).optional(),
  TLS_CERTIFICAT: z.string().optional(),
  TLS_CLE: z.string().optional(),
  CERTIFICATS_CLIENTS: parmi('CERTIFICATS_CLIENTS', ['non', 'tls', 'entete']).default('non'),
  CERTIFICATS_CLIENTS_ENTETE: texte(
    v => /^[a-z][a-z0-9-]{2,60}$/.test(v),
    v => `CERTIFICATS_CLIENTS_ENTETE doit être le nom d’un en-tête, en minuscules (reçu : « ${v} »).`,
  ).default('client-cert'),
  EXPLOITANT_NOM: mention('EXPLOITANT_NOM'),
  EXPLOITANT_ADRESSE: mention('EXPLOITANT_ADRESSE'),
  EXPLOITANT_DIRECTEUR: mention('EXPLOITANT_DIRECTEUR'),
  EXPLOITANT_HEBERGEUR: mention('EXPLOITANT_HEBERGEUR'),
  EXPLOITANT_DPO: mention('EXPLOITANT_DPO'),
  CONTACT: z.string().trim().max(200, 'CONTACT ne dépasse pas 200 caractères.').optional(),
  PROCONNECT_EMETTEUR: adresseWeb('PROCONNECT_EMETTEUR').optional(),
  PROCONNECT_CLIENT_ID: identifiantDeClient('PROCONNECT_CLIENT_ID'),
  PROCONNECT_ALGORITHME: parmi('PROCONNECT_ALGORITHME', ALGORITHMES).default('ES256'),
  FRANCECONNECT_EMETTEUR: adresseWeb('FRANCECONNECT_EMETTEUR').optional(),
  FRANCECONNECT_CLIENT_ID: identifiantDeClient('FRANCECONNECT_CLIENT_ID'),
  HORODATAGE: texte(
    v => v === 'interne' || estAdresseWeb(v),
    v => `HORODATAGE doit valoir interne, ou être l’adresse http(s) d’un serveur (reçu : « ${v} »).`,
  ).default('interne'),
  HORODATAGE_AUTORITES: z.string().optional(),
  JOURNAL_TEMOIN: z.string().optional(),
  JOURNAL_GRACE: entier('JOURNAL_GRACE', 5, 86_400, 300),
  JOURNAL_TEMOIN_GRACE: entier('JOURNAL_TEMOIN_GRACE', 0, 604_800, 0),
  COMMANDE_MAITRESSE: z.string().optional(),
  VIGILANCE: parmi('VIGILANCE', ['oui', 'non']).default('oui'),
  WEBHOOKS_INTERNES: parmi('WEBHOOKS_INTERNES', ['oui', 'non']).default('non'),
  FRANCECONNECT_ALGORITHME: parmi('FRANCECONNECT_ALGORITHME', ALGORITHMES).default('ES256'),
})

/**
 * Reads the environment once, at start. An empty variable counts as absent.
 * @throws ConfigurationInvalide with every fault, one French sentence each.
 */
export function lireConfiguration(env: NodeJS.ProcessEnv): Configuration {
  const renseignees = Object.fromEntries(Object.entries(env).filter(([, valeur]) => valeur?.trim()))
  const lecture = schema.safeParse(renseignees)
  const phrases = [...(lecture.error?.issues.map(faute => faute.message) ?? []), ...incoherences(renseignees)]
  if (!lecture.success || phrases.length > 0) throw new ConfigurationInvalide(phrases)

  const lu = lecture.data
  const tls = lu.TLS_CERTIFICAT && lu.TLS_CLE ? { certificat: resolve(lu.TLS_CERTIFICAT), cle: resolve(lu.TLS_CLE) } : lu.TLS
  const dossierDonnees = resolve(lu.DOSSIER_DONNEES)
  return {
    mode: lu.MODE ?? (renseignees.NODE_ENV === 'production' ? 'production' : 'demonstration'),
    hote: lu.HOTE,
    port: lu.PORT,
    adressePublique: lu.ADRESSE_PUBLIQUE ?? `${tls ? 'https' : 'http'}://${nomJoignable(lu.HOTE)}:${lu.PORT}`,
    tls,
    certificatsDesClients: lu.CERTIFICATS_CLIENTS === 'entete' ? { entete: lu.CERTIFICATS_CLIENTS_ENTETE } : lu.CERTIFICATS_CLIENTS,
    databaseUrl: lu.DATABASE_URL,
    databaseUrlApplication: lu.DATABASE_URL_APPLICATION,
    connexions: lu.CONNEXIONS,
    dossierDonnees,
    dossierSecrets: resolve(lu.DOSSIER_SECRETS ?? join(dossierDonnees, 'secrets')),
    niveauJournal: lu.NIVEAU_JOURNAL,
    programmesPostgres: lu.PG_BIN,
    contact: lu.CONTACT,
    exploitant: {
      nom: lu.EXPLOITANT_NOM,
      adresse: lu.EXPLOITANT_ADRESSE,
      directeurDePublication: lu.EXPLOITANT_DIRECTEUR,
      hebergeur: lu.EXPLOITANT_HEBERGEUR,
      delegueALaProtectionDesDonnees: lu.EXPLOITANT_DPO,
    },
    horodatage: lu.HORODATAGE_AUTORITES ? { adresse: lu.HORODATAGE, autorites: resolve(lu.HORODATAGE_AUTORITES) } : 'interne',
    temoinDuJournal: {
      chemin: resolve(lu.JOURNAL_TEMOIN ?? join(dossierDonnees, 'journal', 'temoin.jsonl')),
      aPart: lu.JOURNAL_TEMOIN !== undefined || (lu.MODE ?? renseignees.NODE_ENV) !== 'production',
      grace: lu.JOURNAL_TEMOIN_GRACE === 0 ? Number.POSITIVE_INFINITY : lu.JOURNAL_TEMOIN_GRACE * 1000,
    },
    graceDuJournal: lu.JOURNAL_GRACE * 1000,
    commandeMaitresse: lu.COMMANDE_MAITRESSE,
    vigilance: lu.VIGILANCE === 'oui',
    webhooksInternes: lu.WEBHOOKS_INTERNES === 'oui',
    fournisseurs: FOURNISSEURS.flatMap(nom => {
      const prefixe = nom === 'proconnect' ? 'PROCONNECT' : 'FRANCECONNECT'
      const [emetteur, clientId] = [lu[`${prefixe}_EMETTEUR`], lu[`${prefixe}_CLIENT_ID`]]
      return emetteur && clientId ? [{ nom, emetteur, clientId, algorithme: lu[`${prefixe}_ALGORITHME`] }] : []
    }),
  }
}

function estAdresseWeb(valeur: string): boolean {
  if (!/^https?:\/\//.test(valeur) || !URL.canParse(valeur)) return false
  const { search, hash, username } = new URL(valeur)
  return search === '' && hash === '' && username === ''
}

/** « Every interface » is a place to listen, not an address one can call; an IPv6 address is written in brackets. */
function nomJoignable(hote: string): string {
  if (hote === '0.0.0.0' || hote === '::') return 'localhost'
  return hote.includes(':') ? `[${hote}]` : hote
}
