/** Realms of the token endpoint, as France Travail names them; always a query parameter, never in the body. */
const ROYAUMES = ['/agent', '/partenaire', '/individu', '/employeur'] as const
export type Royaume = (typeof ROYAUMES)[number]

/** Realm of a request that names none: published sanction examples call the token endpoint that way, for the agents' APIs. */
const ROYAUME_PAR_DEFAUT: Royaume = '/agent'

/** Reads `?realm=`: the decoded value, `undefined` when it is unknown or given twice. */
export const lireRoyaume = (realm: unknown): Royaume | undefined =>
  realm === undefined ? ROYAUME_PAR_DEFAUT : ROYAUMES.find(royaume => royaume === realm)
