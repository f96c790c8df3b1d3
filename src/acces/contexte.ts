import type { Sql } from 'postgres'
import type { creerAppel } from './appel.js'
import type { Habilitations } from './habilitations.js'
import type { creerQuotaDeJetons } from './quota-de-jetons.js'
import type { Verifier } from './verification.js'

/** What the OAuth endpoints share. */
export type Contexte = {
  sql: Sql
  appeler: ReturnType<typeof creerAppel>
  verifier: Verifier
  habilitations: Habilitations
  quota: ReturnType<typeof creerQuotaDeJetons>
}

/** A request read: the form, the query and the Authorization header. */
export type Demande = { champs: Map<string, string>; requete: Record<string, unknown>; autorisation: string | undefined }
