import type { JWK } from 'jose'
import { niveaux, type Niveau } from '../../droit/niveaux.js'
import type { Role } from '../../droit/roles.js'

/**
 * Who vouches for the agents of an organisation, by a convention: its own identity provider. `nom`: as it signs itself
 * (`urn:interops:<SIRET>:idp:…`). `pagm`: the profiles (« profil applicatif générique métier ») the convention lists, and the tasks each is
 * worth here. `du`, `au`: first and last days of the convention, null when a party has denounced it or not signed it.
 */
export type Emetteur = {
  nom: string
  convention: number
  /** The highest level of authentication it is believed about. */
  niveau: Exclude<Niveau, 'aucun'>
  pagm: Readonly<Record<string, readonly Role[]>>
  jwks: readonly JWK[]
  /** PEM, for assertions in SAML 2.0. */
  certificats: readonly string[]
  vigueur: { du: string; au: string | null } | null
}

/** Begins the identifier of the session of a token that an assertion gave. */
export const SESSION_DE_VECTEUR = 'vi:'

/** Tasks a profile may be worth: whoever gives rights, or acts on the organisations of others, has an account here. */
export const ROLES_DE_PAGM = ['conseiller', 'referent', 'superviseur'] as const satisfies readonly Role[]

/** On a legal day, first and last included. */
export const enVigueur = ({ vigueur }: Emetteur, jour: string): boolean =>
  vigueur !== null && vigueur.du <= jour && (vigueur.au === null || jour <= vigueur.au)

/** What is believed of the level an assertion states: never more than the convention does. */
export const niveauCru = (dit: unknown, { niveau }: Emetteur): Niveau => {
  const rang = Math.min(niveaux.indexOf(dit as Niveau), niveaux.indexOf(niveau))
  return niveaux[rang] ?? 'aucun'
}
