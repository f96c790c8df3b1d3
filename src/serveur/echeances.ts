import type { Voies } from '../messagerie/voies.js'
import { creerEcheancesDeLaDispense } from '../parcours/activites/index.js'
import { creerEcheancesDuContrat } from '../parcours/contrat-engagement/index.js'
import { creerEcheancesDeLaSanctionRsa, quandLesDossiersSeReunissent } from '../parcours/sanction-rsa/index.js'
import { creerEcheancesDeLaSanctionDuTravail, quandLesDossiersSeReunissentAuTravail } from '../parcours/sanction-travail/index.js'
import { creerEcheancesDeLActualisation } from '../parcours/actualisation/index.js'
import { quandSaCategorieNeSeRevoitPlus } from '../parcours/inscription/index.js'
import { creerEcheancesDuDroitRsa } from '../parcours/droits-rsa/index.js'
import { echeancesDuManquement, quandQuiInstruitChange } from '../parcours/manquement/index.js'
import { creerEcheancesDeLOrientation, quandElleQuitteLaListe } from '../parcours/orientation/index.js'
import { echeancesDesEnvois } from '../payeurs/index.js'
import { creerEcheancesDuRendezVous } from '../parcours/rendez-vous/index.js'
import {
  creerEcheancesDeLaRadiation,
  quandElleSeReinscrit,
  quandLaMissionLocaleChange,
  quandLesRadiationsSeReunissent,
} from '../parcours/radiation/index.js'
import { quandElleRepart } from './quand-elle-repart.js'
import { creerEcheancesDeLaVigilance } from '../vigilance/index.js'
import type { Effet, Effets } from '../suites/index.js'

/** What each nature of deadline brings about. A nature opened somewhere and absent from here is an alarm. */
export const creerLesEffets = (voies: Voies, adressePublique: string): Effets => {
  const orientation = creerEcheancesDeLOrientation(voies.courriel, adressePublique, quandElleRepart)
  const contrat = creerEcheancesDuContrat(voies, adressePublique)
  const droit = creerEcheancesDuDroitRsa(quandElleRepart)
  const duTravail = creerEcheancesDeLaSanctionDuTravail(voies, adressePublique)
  return {
    ...orientation,
    ...contrat,
    'droit-rsa-change': tourATour(droit['droit-rsa-change'], contrat['droit-rsa-change']),
    ...echeancesDuManquement,
    ...creerEcheancesDeLaSanctionRsa(voies, adressePublique),
    ...duTravail,
    ...creerEcheancesDeLaRadiation(voies, adressePublique),
    ...echeancesDesEnvois,
    ...creerEcheancesDeLActualisation(voies, adressePublique),
    'mission-locale-change': tourATour(duTravail['mission-locale-change'], quandLaMissionLocaleChange, quandQuiInstruitChange),
    'inscription-changee': tourATour(
      contrat['inscription-changee'],
      quandElleSeReinscrit,
      quandElleQuitteLaListe,
      quandSaCategorieNeSeRevoitPlus,
      orientation['inscription-a-orienter'],
    ),
    'procedures-a-reunir': tourATour(quandLesDossiersSeReunissent, quandLesDossiersSeReunissentAuTravail, quandLesRadiationsSeReunissent),
    ...creerEcheancesDeLaDispense(voies, adressePublique),
    ...creerEcheancesDuRendezVous(voies, adressePublique),
    ...creerEcheancesDeLaVigilance(voies, adressePublique),
  }
}

/** What several slices do of the same day, one after the other in its transaction. */
function tourATour(...effets: readonly (Effet | undefined)[]): Effet {
  return async (encours, echeance) => {
    const issues: string[] = []
    for (const effet of effets) if (effet) issues.push(await effet(encours, echeance))
    return issues.join(' ; ')
  }
}
