import type { Sql } from 'postgres'
import type { creerAppel, PreuvesDeLAppel } from './appel.js'
import type { Habilitations } from './habilitations.js'
import type { LireCertificat } from './possession/certificat.js'
import type { creerQuotaDeJetons } from './quota-de-jetons.js'
import type { Verifier } from './verification.js'

/** What the OAuth endpoints share. */
export type Contexte = {
  sql: Sql
  appeler: ReturnType<typeof creerAppel>
  verifier: Verifier
  certificatDe: LireCertificat
  habilitations: Habilitations
  quota: ReturnType<typeof creerQuotaDeJetons>
}

/** A request read: the form, the query, the Authorization header, and what it proves to hold. */
export type Demande = {
  champs: Map<string, string>
  requete: Record<string, unknown>
  autorisation: string | undefined
  preuves: PreuvesDeLAppel
}
