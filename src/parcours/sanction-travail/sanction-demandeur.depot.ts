import { CodeDuTravail } from '../../droit/textes.js'
import { refusDuDemandeur } from './ouverture.regles.js'
import { sanctionDemandeur } from './sanction-demandeur.echange.js'
import { creerTraitementDeLaSanction } from './sanction.depot.js'

export const traitementDeLaSanctionDuDemandeur = creerTraitementDeLaSanction({
  ressource: sanctionDemandeur,
  competence: (ouverture, _, dossier) => refusDuDemandeur(ouverture, dossier),
  organisme: (_, organisation) => organisation,
  signature: `Une telle sanction est prononcée par un agent que France Travail a habilité à signer (${CodeDuTravail.R5412_4.cite}).`,
})
