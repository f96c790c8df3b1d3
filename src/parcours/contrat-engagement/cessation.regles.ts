/** `statut`: of her registration, null when she was never on the list; `rsa`: a right to the RSA runs. */
export type Situation = { statut: string | null; rsa: boolean }
type Suite = 'CESSER' | 'REINSCRIRE'

/** Published: the contract is suspended when the registration ends and has its former state back when it returns (partner contract, 1.13.6-5). */
export const suiteDeLInscription = (statut: string): Suite => (statut === 'inscrit' ? 'REINSCRIRE' : 'CESSER')

/**
 * What a right to the RSA that ended, or came back, changes; null when nothing. Off the list it was all the contract was due by: it is suspended
 * with it; it comes back with it for who was never on the list, with the registration for the others. Derived: no text read says it.
 */
export function suiteDuDroit({ statut, rsa }: Situation): Suite | null {
  if (!rsa) return statut === 'inscrit' ? null : 'CESSER'
  return statut === null ? 'REINSCRIRE' : null
}
