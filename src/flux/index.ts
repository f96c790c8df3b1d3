/** What comes in by files: readers that know the formats and their defects, and nothing of what is done with what they read. */
export { lireFluxCnaf } from './cnaf/lire.js'
export { lireContrats, type ContratPreexistant, type TypeDeContrat } from './contrats/lire.js'
export type { ElementDeFichier, OptionsDeLectureCsv } from './csv/element.js'
export { FluxIllisible } from './flux-illisible.js'
export type { Adresse, ElementDeFlux, Foyer, IdentificationFlux, Lignage, PersonneDuFoyer } from './foyer.js'
export { lireMissionLocale, type Jeune } from './mission-locale/lire.js'
export { type Anomalie, type CodeMotif, type Gravite, graviteDe, MOTIFS, phraseDe } from './motifs.js'
export { type CodeRegle, REGLES } from './normalisation/regles.js'
