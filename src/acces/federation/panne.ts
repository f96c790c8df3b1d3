/** Whether the error says that the provider is away, rather than that it answers something false. */
export function estUnePanne(erreur: unknown): boolean {
  if (!(erreur instanceof Error)) return false
  if (erreur.message === 'fetch failed' || ['TimeoutError', 'AbortError'].includes(erreur.name)) return true
  if ('code' in erreur && PANNES.includes(String(erreur.code))) return true
  if ('status' in erreur && estUnStatutDePanne(erreur.status)) return true
  const { cause } = erreur
  return cause instanceof Response ? estUnStatutDePanne(cause.status) : cause !== erreur && estUnePanne(cause)
}

const PANNES = ['OAUTH_TIMEOUT', 'OAUTH_ABORT', 'ECONNREFUSED', 'ECONNRESET', 'ENOTFOUND', 'EAI_AGAIN', 'ETIMEDOUT']

const estUnStatutDePanne = (statut: unknown): boolean => typeof statut === 'number' && (statut >= 500 || statut === 429)
