import type { Voies } from '../messagerie/voies.js'
import { creerEcheancesDuContrat, quandElleRepart } from '../parcours/contrat-engagement/index.js'
import { echeancesDeLaSanctionRsa } from '../parcours/sanction-rsa/index.js'
import { echeancesDuManquement } from '../parcours/manquement/index.js'
import { creerEcheancesDeLOrientation } from '../parcours/orientation/index.js'
import { creerEcheancesDuRendezVous } from '../parcours/rendez-vous/index.js'
import type { Effets } from '../suites/index.js'

/** What each nature of deadline brings about. A nature opened somewhere and absent from here is an alarm. */
export const creerLesEffets = (voies: Voies, adressePublique: string): Effets => ({
  ...creerEcheancesDeLOrientation(voies.courriel, adressePublique, quandElleRepart),
  ...creerEcheancesDuContrat(voies, adressePublique),
  ...echeancesDuManquement,
  ...echeancesDeLaSanctionRsa,
  ...creerEcheancesDuRendezVous(voies, adressePublique),
})
