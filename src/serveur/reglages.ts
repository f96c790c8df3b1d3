import type { Sql } from 'postgres'
import type { Exploitant } from '../../portail/obligations/index.js'
import type { Profil } from '../acces/federation/index.js'
import type { Ressource } from '../moteur/ressource.js'
import type { Traitements } from '../moteur/traitements.js'
import type { Effets } from '../suites/index.js'
import type { Horodatage, TemoinDuJournal } from './configuration.js'
import type { Seuil } from '../vigilance/index.js'
import type { Secrets } from './secrets.js'
import type { Tls } from './tls.js'

/** What the platform is put together with. */
export type Reglages = {
  proprietaire: Sql
  application: Sql
  /** The application's way in, for the thread that seals. */
  urlApplication: string
  secrets: Secrets
  /** Set when this process terminates TLS itself. */
  tls?: Tls | null
  adressePublique: string
  production: boolean
  niveauJournal: string
  /** How to reach the operator; the documentation says so when nobody told. */
  contact?: string | undefined
  exploitant?: Exploitant
  /** Where deposited files wait to be imported. */
  dossierDesImports: string
  /** Identity providers; in demonstration, those that are not given are played. */
  fournisseurs?: readonly Profil[]
  /** Where e-mails are left, one file each, for whatever sends them. */
  dossierDesCourriels: string
  /** Where the witness of the journal writes; nobody sees without one. */
  temoinDuJournal?: TemoinDuJournal
  /** Milliseconds a row of the journal may wait for its seal. */
  graceDuJournal?: number
  /** The program that wraps the keys of the data at rest; the master keys of the secrets unless said otherwise. */
  commandeMaitresse?: string | undefined
  /** Lets webhooks go to this machine, in clear: for a trial only. */
  webhooksInternes?: boolean
  /** Where the proxy that terminates TLS before us writes the certificate of the caller. */
  enteteDuCertificat?: string | undefined
  /** Who gives the time of signatures; the process itself unless said otherwise. */
  horodatage?: Horodatage
  horloge?: () => Date
  /** What is served; everything declared unless said otherwise. */
  ressources?: readonly Ressource[]
  /** What deadlines bring about besides, by nature: given by trials of the engine itself. */
  effets?: Effets
  /** How many persons one may read; those of the platform unless a trial says otherwise. */
  seuils?: readonly Seuil[]
  /** What resources do besides what is theirs: given by trials of the engine itself. */
  traitementsDEssai?: Traitements
}
