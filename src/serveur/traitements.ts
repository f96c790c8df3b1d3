import type { Traitements } from '../moteur/traitements.js'
import { creerTraitementDeLaSignature, traitementDuContrat } from '../parcours/contrat-engagement/index.js'
import {
  traitementDeLAbsence,
  traitementDeLActivite,
  traitementDeLaDemandeDeDispense,
  traitementDeLaDispense,
  traitementDeLaDispenseDeSante,
  traitementDeLaValidation,
} from '../parcours/activites/index.js'
import { traitementDuContratPreexistant } from '../parcours/contrat-preexistant/index.js'
import { traitementDeLaDeclarationDeSanction, traitementDeLaSanctionRsa } from '../parcours/sanction-rsa/index.js'
import { traitementDeLaSanctionDuDemandeur, traitementDeLaSanctionDuJeune } from '../parcours/sanction-travail/index.js'
import { traitementDuManquement } from '../parcours/manquement/index.js'
import { traitementDuDiagnostic, traitementDuDiagnosticDeSante } from '../parcours/diagnostic/index.js'
import { traitementDesDroitsRsa } from '../parcours/droits-rsa/index.js'
import { traitementDeLActualisation } from '../parcours/actualisation/index.js'
import { traitementDeLInscription } from '../parcours/inscription/index.js'
import { traitementDeLaProposition, traitementDuProjet } from '../parcours/projet/index.js'
import { creerTraitementDeLaDecision, creerTraitementDeLOrientation } from '../parcours/orientation/index.js'
import { traitementDeLaDecisionDeRadiation, traitementDeLaRadiation } from '../parcours/radiation/index.js'
import { traitementDeLaDecisionDOpportunite } from '../parcours/opportunite/index.js'
import { traitementDeLaRqth } from '../parcours/rqth/index.js'
import { traitementDuRendezVous } from '../parcours/rendez-vous/index.js'
import { traitementDuRattachement } from '../parcours/rattachement/index.js'
import { traitementDeLEnvoi } from '../payeurs/index.js'
import { accueillirUnePersonne, empreintesDIdentite } from '../personnes/index.js'
import type { Signature } from '../signature/index.js'
import { quandElleRepart } from './quand-elle-repart.js'
import type { Secrets } from './secrets.js'

/** What each resource does beyond a plain write. */
export function creerTraitements(secrets: Secrets, signer: Signature['signer']) {
  const empreintes = empreintesDIdentite(secrets.nirEmpreinte)
  return {
    identite: { empreintes, accueillir: accueillirUnePersonne(empreintes) },
    inscription: traitementDeLInscription,
    actualisation: traitementDeLActualisation,
    rattachement: traitementDuRattachement,
    droitsRsa: traitementDesDroitsRsa,
    contratPreexistant: traitementDuContratPreexistant,
    orientation: creerTraitementDeLOrientation(quandElleRepart),
    decisionDOrientation: creerTraitementDeLaDecision(quandElleRepart),
    rendezVous: traitementDuRendezVous,
    diagnostic: traitementDuDiagnostic,
    diagnosticSante: traitementDuDiagnosticDeSante,
    rqth: traitementDeLaRqth,
    projet: traitementDuProjet,
    propositionDOffre: traitementDeLaProposition,
    contratEngagement: traitementDuContrat,
    signatureDeContrat: creerTraitementDeLaSignature(signer),
    activite: traitementDeLActivite,
    validationDHeures: traitementDeLaValidation,
    absence: traitementDeLAbsence,
    demandeDeDispense: traitementDeLaDemandeDeDispense,
    dispense: traitementDeLaDispense,
    dispenseSante: traitementDeLaDispenseDeSante,
    radiation: traitementDeLaRadiation,
    decisionDeRadiation: traitementDeLaDecisionDeRadiation,
    envoiAuPayeur: traitementDeLEnvoi,
    manquement: traitementDuManquement,
    sanctionRsa: traitementDeLaSanctionRsa,
    declarationDeSanction: traitementDeLaDeclarationDeSanction,
    sanctionDemandeur: traitementDeLaSanctionDuDemandeur,
    sanctionJeune: traitementDeLaSanctionDuJeune,
    decisionDOpportunite: traitementDeLaDecisionDOpportunite,
  } satisfies Traitements
}
