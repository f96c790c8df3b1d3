import { confierLaDemande, confierLesHeures } from '../parcours/activites/index.js'
import { quandElleRepart as quandLeContratRepart } from '../parcours/contrat-engagement/index.js'
import { classerApresOrientation } from '../parcours/inscription/index.js'
import type { QuandElleRepart } from '../parcours/orientation/index.js'

/** What a new orientation starts again, slice by slice, in its transaction. */
export const quandElleRepart: QuandElleRepart = async (ecriture, usager, depart) => {
  await quandLeContratRepart(ecriture, usager)
  await confierLesHeures(ecriture, usager, depart)
  await confierLaDemande(ecriture, usager, depart)
  await classerApresOrientation(ecriture, usager, depart)
}
