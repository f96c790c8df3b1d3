import { codesDeDispense, codesDeSante, motifsDeDispense, motifsDeSante } from './motifs-de-dispense.js'
import { thematiques } from './thematiques.js'
import { codesDActivite, typesDActivite } from './types-d-activite.js'

type Libelles = Readonly<Record<string, string>>

/** Labels of the codes an activity or an exemption holds; those of the last list, which keeps the labels of the former ones. */
export const libellesDesActivites: Libelles = Object.fromEntries(
  codesDActivite.map(code => [code, typesDActivite.at(-1)?.types[code].libelle ?? code]),
)
export const libellesDesThematiques: Libelles = Object.fromEntries(thematiques)
export const libellesDesDispenses: Libelles = Object.fromEntries(codesDeDispense.map(code => [code, motifsDeDispense[code].libelle]))
export const libellesDesDispensesDeSante: Libelles = Object.fromEntries(codesDeSante.map(code => [code, motifsDeSante[code].libelle]))
