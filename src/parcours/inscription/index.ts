export { classerApresOrientation } from './classer-apres-orientation.js'
export { traitementDeLInscription } from './inscription.depot.js'
export { type DemandeDeRsa, type Inscription, inscrireDuFaitDuRsa, inscrireParLaMissionLocale } from './inscription.regles.js'
export { libellesDesCategories, statutsDInscription } from './nomenclatures.js'
