import { envoiAuPayeur } from '../payeurs/envoi-au-payeur.echange.js'
import type { Ressource } from '../moteur/ressource.js'
import { contratEngagement } from './contrat-engagement/contrat-engagement.echange.js'
import { signatureDeContrat } from './contrat-engagement/signature-de-contrat.echange.js'
import { absence } from './activites/absence.echange.js'
import { activite } from './activites/activite.echange.js'
import { demandeDeDispense } from './activites/demande/demande-de-dispense.echange.js'
import { dispense } from './activites/dispense.echange.js'
import { dispenseSante } from './activites/dispense-sante.echange.js'
import { validationDHeures } from './activites/validation-d-heures.echange.js'
import { declarationDeSanction } from './sanction-rsa/declaration-de-sanction.echange.js'
import { sanctionDemandeur } from './sanction-travail/sanction-demandeur.echange.js'
import { sanctionJeune } from './sanction-travail/sanction-jeune.echange.js'
import { sanctionRsa } from './sanction-rsa/sanction-rsa.echange.js'
import { manquement } from './manquement/manquement.echange.js'
import { contratPreexistant } from './contrat-preexistant/contrat-preexistant.echange.js'
import { diagnostic } from './diagnostic/diagnostic.echange.js'
import { diagnosticSante } from './diagnostic/diagnostic-sante.echange.js'
import { droitsRsa } from './droits-rsa/droits-rsa.echange.js'
import { identite } from './identite/identite.echange.js'
import { inscription } from './inscription/inscription.echange.js'
import { projet } from './projet/projet.echange.js'
import { propositionDOffre } from './projet/proposition-d-offre.echange.js'
import { decisionDOrientation } from './orientation/decision-d-orientation.echange.js'
import { orientation } from './orientation/orientation.echange.js'
import { actualisation } from './actualisation/actualisation.echange.js'
import { decisionDeRadiation } from './radiation/decision-de-radiation.echange.js'
import { radiation } from './radiation/radiation.echange.js'
import { decisionDOpportunite } from './opportunite/decision-d-opportunite.echange.js'
import { rqth } from './rqth/rqth.echange.js'
import { rendezVous } from './rendez-vous/rendez-vous.echange.js'
import { rattachement } from './rattachement/rattachement.echange.js'

/** Everything the platform holds about a person, in the order she lives it. */
export const ressources: readonly Ressource[] = [
  identite,
  inscription,
  actualisation,
  droitsRsa,
  rattachement,
  contratPreexistant,
  orientation,
  decisionDOrientation,
  rendezVous,
  diagnostic,
  diagnosticSante,
  rqth,
  projet,
  propositionDOffre,
  contratEngagement,
  signatureDeContrat,
  activite,
  validationDHeures,
  absence,
  demandeDeDispense,
  dispense,
  dispenseSante,
  manquement,
  sanctionRsa,
  declarationDeSanction,
  sanctionDemandeur,
  sanctionJeune,
  decisionDOpportunite,
  radiation,
  decisionDeRadiation,
  envoiAuPayeur,
]
