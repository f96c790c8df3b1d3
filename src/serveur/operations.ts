import { type OperationExecutable, operationsDAdministration } from '../acces/index.js'
import { operationsDesImports } from '../flux/index.js'
import type { OperationComposee } from '../moteur/operation-composee.js'
import type { OperationDAdministration } from '../moteur/operation-d-administration.js'
import { operationsDesPieces } from '../parcours/pieces/index.js'
import { operationsDesContrats } from '../parcours/contrat-engagement/index.js'
import { operationsDesActivites, operationsDesActivitesEcartees } from '../parcours/activites/index.js'
import { operationsDesReferentiels } from '../parcours/projet/index.js'
import { operationsDeLAnnuaire } from '../parcours/annuaire/index.js'
import { operationsDesJalons } from '../parcours/jalons/index.js'
import { operationsDesCreneaux } from '../parcours/rendez-vous/index.js'
import { operationsDeLActualisation } from '../parcours/actualisation/index.js'
import { operationsDesDelegations, operationsDuPilotage } from '../parcours/orientation/index.js'
import { operationsDImilo } from '../i-milo/index.js'
import { operationsDesPayeurs } from '../payeurs/index.js'
import { operationsDAcces, operationsDesContestations, operationsDesSuivies, operationsDuRapprochement } from '../personnes/index.js'
import { operationsDesEvenements, operationsDesTravaux, operationsDesWebhooks } from '../suites/index.js'
import { operationsDeJustification, operationsDeLaVigilance } from '../vigilance/index.js'

/** What the native API serves beside the lines of the declaration, each operation taking several of them. */
const operationsComposees: readonly OperationComposee[] = [
  ...Object.values(operationsDesImports),
  ...Object.values(operationsDuRapprochement),
  ...Object.values(operationsDAcces),
  ...Object.values(operationsDesContestations),
  ...Object.values(operationsDesSuivies),
  ...Object.values(operationsDesTravaux),
  ...Object.values(operationsDesReferentiels),
  ...Object.values(operationsDesCreneaux),
  ...Object.values(operationsDeLAnnuaire),
  ...Object.values(operationsDesContrats),
  ...Object.values(operationsDesPieces),
  ...Object.values(operationsDesActivites),
  ...Object.values(operationsDesJalons),
  ...Object.values(operationsDesEvenements),
  ...Object.values(operationsDesPayeurs),
  ...Object.values(operationsDImilo),
  ...Object.values(operationsDeJustification),
]

/** Those an act of the agent’s roles opens, and no line. */
export const operationsDesAgents: readonly OperationExecutable[] = [
  ...operationsDAdministration,
  ...operationsDesWebhooks,
  ...operationsDuPilotage,
  ...operationsDeLActualisation,
  ...operationsDesDelegations,
  ...operationsDesActivitesEcartees,
  ...operationsDeLaVigilance,
]

/** All that the contract publishes beside the operations derived from one line. */
export const autresOperations: readonly (OperationComposee | OperationDAdministration)[] = [...operationsComposees, ...operationsDesAgents]
