import { refusDuDemandeur } from './ouverture.regles.js'
import { sanctionDemandeur } from './sanction-demandeur.echange.js'
import { creerTraitementDeLaSanction, signatureDeFranceTravail } from './sanction.depot.js'

export const traitementDeLaSanctionDuDemandeur = creerTraitementDeLaSanction({
  ressource: sanctionDemandeur,
  competence: (ouverture, _, dossier) => refusDuDemandeur(ouverture, dossier),
  organisme: (_, organisation) => organisation,
  signature: () => signatureDeFranceTravail,
})
