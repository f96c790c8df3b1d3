import type { Application } from './habilitations.js'

/** What the declaration says of scopes: which are given to whoever asks, which of its lines each one opens to who subscribed to it. */
export type CatalogueDeScopes = { estTolere(scope: string): boolean; lignes(scope: string): string[] }

/** Why this application may not have this scope, `null` when it may: a `volontaire` line without adhésion is refused here. */
export type RefusDeScope = (application: Application, scope: string) => string | null

/** `demandes` is echoed to the client, `conferes` is written in the token; or the sentence of the refusal. */
export type DecisionDeScope = { demandes: string[]; conferes: string[] } | { refus: string }

/** Splits a scope parameter: duplicates and repeated spaces, which published clients send, disappear; the order stays. */
export const normaliserScope = (scope: string): string[] => [...new Set(scope.split(/\s+/).filter(Boolean))]

/**
 * Decides what an authenticated application receives.
 *
 * `application_<client_id>` stands for all its subscriptions: those without adhésion are then left out in silence, whereas a scope asked
 * by its own name is refused with the reason. A scope the catalogue tolerates (`profil_accedant`, `openid`) opens nothing by itself; anything
 * else must be subscribed.
 */
export const deciderScope = (
  application: Application,
  demandes: readonly string[],
  { catalogue, refusDeScope }: { catalogue: CatalogueDeScopes; refusDeScope: RefusDeScope },
): DecisionDeScope => {
  const tous = `application_${application.clientId}`
  const nommes = demandes.filter(scope => scope !== tous)
  const souscrits = new Set(application.scopes)
  const inconnus = nommes.filter(scope => !souscrits.has(scope) && !catalogue.estTolere(scope))
  if (inconnus.length > 0) return { refus: `Unknown/invalid scope(s): [${inconnus.join(', ').slice(0, 300)}]` }
  for (const scope of nommes) {
    const refus = refusDeScope(application, scope)
    if (refus) return { refus }
  }
  const ajoutes = demandes.includes(tous) ? application.scopes.filter(scope => !refusDeScope(application, scope)) : []
  return { demandes: [...demandes], conferes: [...new Set([...demandes, ...ajoutes])] }
}
