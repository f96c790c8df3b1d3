import type { FonctionOrganisme } from '../foyer.js'
import type { Normalise } from './normalise.js'
import { lireCode } from './texte.js'

/**
 * File number at the payer. CAF: 7 digits, sent in 15 with zeros on the right (`034614500000000`, the flow's own form: not a change), left
 * zeros lost when a producer writes it as an integer. MSA: up to 15 digits, all significant, kept as sent.
 */
export const normaliserMatricule = (brut: string | undefined, fonction: FonctionOrganisme): Normalise<string | null> => {
  const code = lireCode(brut)
  if (code === null || !/^\d{1,15}$/.test(code)) return { valeur: null, probleme: 'ORGANISME_ILLISIBLE' }
  if (fonction === 'MSA') return { valeur: code }
  // Longer than 7 digits, it is the form in 15: only what stands before the 8 zeros of padding is the number.
  if (code.length > 7) {
    if (!code.endsWith('00000000')) return { valeur: code }
    return code.length === 15 ? { valeur: code.slice(0, 7) } : { valeur: code.slice(0, -8).padStart(7, '0'), regle: 'MATRICULE_ZERO' }
  }
  return code.length === 7 ? { valeur: code } : { valeur: code.padStart(7, '0'), regle: 'MATRICULE_ZERO' }
}
