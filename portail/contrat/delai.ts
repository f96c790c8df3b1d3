import { plusMois } from '../../src/droit/jours.js'
import { auJour } from '../../src/droit/parametres/parametre.js'
import { delaiDuContrat } from '../../src/droit/parametres/orientation.js'
import { CodeDuTravail } from '../../src/droit/textes.js'
import type { Contrat } from '../../src/parcours/contrat-engagement/index.js'
import { enJour } from '../interface/index.js'

/** Civil days: of the decision that designates the référent, and the last one on which the contract is signed in time. */
export type Delai = { decidee: string; limite: string }
type Donnees = Readonly<Record<string, unknown>>

/** The month to sign begins with the decision of the orientation the contract rests on; null when it rests on none. */
export function delaiDeSignature({ orientation }: Contrat, decisions: readonly Donnees[]): Delai | null {
  const decidee = orientation === null ? null : decisions.findLast(d => d.orientation === orientation)?.date
  return typeof decidee === 'string' ? { decidee, limite: plusMois(decidee, auJour(delaiDuContrat, decidee)) } : null
}

export const delaiEnMots = (delai: Delai | null): string =>
  delai === null
    ? `Le délai d’un mois pour le signer commencera avec la décision sur votre orientation (${CodeDuTravail.D5411_14_1.cite}).`
    : `Il se signe dans le mois qui suit la notification de votre orientation, décidée le ${enJour(delai.decidee)} : au plus tard le ${enJour(delai.limite)} (${CodeDuTravail.D5411_14_1.cite}).`
