/** Levels by which ProConnect promises a second factor (« -mfa », substantial, high). */
const PROMET_DEUX_FACTEURS = /^eidas(?:\d-mfa|[23])$/

type Attendu = { acr: readonly string[]; demande: 'claims' | 'acr_values' }

/**
 * Reads again what the provider says of the authentication, whatever was asked: a provider may ignore an essential claim, and a
 * request may have been altered on its way. Returns the fault as a sentence for the log, or null.
 *
 * `amr` is returned by ProConnect because we ask it; where it contradicts the level announced, neither is believed.
 */
export function fauteDeNiveau({ acr: recu, amr: methodes }: Readonly<Record<string, unknown>>, { acr, demande }: Attendu): string | null {
  if (typeof recu !== 'string') return 'aucun acr'
  if (!acr.includes(recu)) return `acr ${recu} alors que ${acr.join(', ')} étaient demandés`
  const amr = lireAmr(methodes)
  const contredit = demande === 'claims' && amr.length > 0 && PROMET_DEUX_FACTEURS.test(recu) && !amr.includes('mfa')
  return contredit ? `acr ${recu} contredit par amr ${amr.join(' ')}` : null
}

/** Methods of authentication (RFC 8176); what is not a list of texts is none. */
export const lireAmr = (amr: unknown): readonly string[] => (Array.isArray(amr) ? amr.filter(m => typeof m === 'string') : [])
