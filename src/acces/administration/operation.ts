import type { Sql, TransactionSql } from 'postgres'
import type { z } from 'zod'
import type { Role } from '../../droit/roles.js'
import type { Messagerie } from '../../messagerie/messagerie.js'
import type { Porteur } from '../../messagerie/porteur.js'
import type { Trousseau } from '../../moteur/chiffrement.js'
import type { Identifiants } from '../../moteur/identifiants.js'
import type { OperationDAdministration } from '../../moteur/operation-d-administration.js'
import type { Ressource } from '../../moteur/ressource.js'
import type { Auteur } from '../habilitation/auteur.js'
import type { Habilitations } from '../habilitations.js'

/** What the routes of administration are given. */
export type ContexteDAdministration = {
  sql: Sql
  habilitations: Habilitations
  ressources: readonly Ressource[]
  /** Scopes of the partner contract that a kind of organisation may subscribe to. */
  scopesPartenaires: (type: string) => readonly string[]
  /** Lines a scope opens. */
  lignesDuScope: (scope: string) => readonly string[]
  messagerie: Messagerie
  /** Carries messages to the receivers organisations name. */
  porteur: Porteur
  chiffrement: Trousseau
  identifiants: Identifiants
  /** Keyed fingerprint of a NIR. */
  empreinteDuNir: (nir: string) => Buffer
  adressePublique: string
  horloge: () => Date
}

/** The agent at work, as the database knows her at this very call. */
export type AgentHabilite = { id: string; organisation: string; identifiant: string; roles: readonly Role[] }

/** What a handler works with: a transaction of its own, who acts, and the platform around. */
export type Outils = {
  sql: TransactionSql
  auteur: Auteur
  agent: AgentHabilite
  contexte: ContexteDAdministration
  /** Done once the transaction has committed: what must not be said before it is true. */
  ensuite: (faire: () => Promise<void>) => void
}

type Lu<S> = S extends z.ZodType ? z.output<S> : undefined
type Appel<C, R, B> = { chemin: Lu<C>; requete: Lu<R>; corps: Lu<B> }
type Declaration<C, R, B> = Omit<OperationDAdministration, 'chemin' | 'requete' | 'corps' | 'theme'> & {
  theme?: string
  chemin?: C
  requete?: R
  corps?: { schema: B; exemple: unknown }
  executer(outils: Outils, appel: Appel<C, R, B>): Promise<unknown>
}

/** An operation and what it does. The handler's types are those of the schemas it declares, and are erased here. */
export type OperationExecutable = OperationDAdministration & {
  executer(outils: Outils, appel: { chemin: unknown; requete: unknown; corps: unknown }): Promise<unknown>
}

export const operation = <
  C extends z.ZodObject | undefined = undefined,
  R extends z.ZodObject | undefined = undefined,
  B extends z.ZodType | undefined = undefined,
>({
  corps,
  ...declaration
}: Declaration<C, R, B>): OperationExecutable =>
  // The guard reads each part with the schema declared here: the compiler cannot follow it through the list of operations.
  ({
    theme: 'Administration',
    ...declaration,
    ...(corps ? { corps: { types: ['application/json'], ...corps } } : {}),
  }) as OperationExecutable
