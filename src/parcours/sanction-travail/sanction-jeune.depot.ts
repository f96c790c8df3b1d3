import { CodeDuTravail } from '../../droit/textes.js'
import { refusDuJeune } from './ouverture.regles.js'
import { sanctionJeune } from './sanction-jeune.echange.js'
import { creerTraitementDeLaSanction, signatureDeFranceTravail } from './sanction.depot.js'

export const traitementDeLaSanctionDuJeune = creerTraitementDeLaSanction({
  ressource: sanctionJeune,
  competence: (_, organisation, dossier) => refusDuJeune(organisation, dossier),
  organisme: ({ accompagnee }, organisation) => accompagnee ?? organisation,
  signature: type =>
    type === 'FT'
      ? signatureDeFranceTravail
      : `Une telle sanction est prononcée par le représentant légal de la mission locale, ou la personne qu’il habilite (${CodeDuTravail.R5412_4.cite}).`,
})
