import { CodeDuTravail } from '../../src/droit/textes.js'
import type { Contrat } from '../../src/parcours/contrat-engagement/index.js'
import { enJour } from '../interface/index.js'

/** By when a contract that awaits a signature is signed in time; nothing when no delay runs. */
export function delaiEnMots({ aSignerAvant, orientation }: Pick<Contrat, 'aSignerAvant' | 'orientation'>): string {
  if (aSignerAvant !== null)
    return `Il se signe au plus tard le ${enJour(aSignerAvant)} : un mois à compter de la notification de votre orientation, compté de nouveau si votre inscription a cessé puis repris (${CodeDuTravail.D5411_14_1.cite}).`
  return orientation === null
    ? `Le délai d’un mois pour le signer commencera avec la décision sur votre orientation (${CodeDuTravail.D5411_14_1.cite}).`
    : ''
}
