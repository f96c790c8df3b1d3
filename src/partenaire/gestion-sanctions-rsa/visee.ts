import type { SanctionPresente } from '../../parcours/sanction-rsa/index.js'
import type { EvenementDuContrat } from './formes.js'

type Etat = SanctionPresente['donnees']['etat']
type TypeEvenement = EvenementDuContrat['evenement']['typeEvenement']

/** States of the procedures an event is for, as the contract pairs them with activities (1.12): those that wait for it come first. */
const attendus: Readonly<Record<TypeEvenement, readonly Etat[]>> = {
  SAISIE_SANCTION: ['A_INSTRUIRE', 'A_TRAITER'],
  REFUS_SAISIE_SANCTION: ['A_INSTRUIRE', 'A_TRAITER'],
  VALID_SANCTION: ['A_TRAITER', 'CONTRADICTOIRE', 'DECIDEE'],
  REFUS_SANCTION: ['A_TRAITER', 'CONTRADICTOIRE', 'SANS_SUITE'],
  VALID_LEVEE_SUSP: ['LEVEE_A_TRAITER', 'DECIDEE', 'LEVEE'],
  REFUS_LEVEE_SUSP: ['LEVEE_A_TRAITER', 'DECIDEE'],
  ANNULATION_SANCTION: ['DECIDEE', 'LEVEE_A_TRAITER', 'LEVEE', 'ECHUE', 'ANNULEE'],
}

/** The only procedure an event without identifier may be for; none when several are, as a guess would be held against somebody. */
export const enAttenteDe =
  (type: TypeEvenement) =>
  (siennes: readonly SanctionPresente[]): SanctionPresente | undefined => {
    for (const etat of attendus[type]) {
      const [seule, ...autres] = siennes.filter(s => s.donnees.etat === etat)
      if (seule) return autres.length === 0 ? seule : undefined
    }
    return undefined
  }

/** The only suppression this département opened here itself: where the opinion that a declaration cannot carry was recorded. */
export function suppressionOuvertePar(organisation: string, siennes: readonly SanctionPresente[]): SanctionPresente | undefined {
  const [seule, ...autres] = siennes.filter(
    ({ donnees: s }) =>
      s.consequence === 'SUPPRESSION' && s.proposeePar === organisation && (s.etat === 'A_TRAITER' || s.etat === 'CONTRADICTOIRE'),
  )
  return autres.length === 0 ? seule : undefined
}
