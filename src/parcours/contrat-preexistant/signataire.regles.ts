import type { CodeActeur } from '../../droit/acteurs.js'
import { CodeDuTravail } from '../../droit/textes.js'

type Membre = { code: string; type: CodeActeur; departements: readonly string[] }

/**
 * Who concluded a contract states it and corrects it; the département also does for those to whom it delegates (L. 5411-5-1). Whoever
 * else follows the person reads it and changes nothing of it. Null when this one may.
 */
export function refusDeSignataire(auteur: Membre, signataire: Membre | undefined): string | null {
  if (signataire?.code === auteur.code) return null
  const delegue = auteur.type === 'CD' && signataire?.type === 'DCD' && signataire.departements.some(d => auteur.departements.includes(d))
  return delegue ? null : `Ce contrat n’est pas de ceux que votre organisation a conclus (${CodeDuTravail.L5411_5_1.cite}).`
}
