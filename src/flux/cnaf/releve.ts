import type { Jour, Lignage } from '../foyer.js'
import type { Anomalie, CodeMotif } from '../motifs.js'
import { normaliserDate } from '../normalisation/date.js'
import type { Normalise } from '../normalisation/normalise.js'
import { normaliserTexte } from '../normalisation/texte.js'
import type { Territoire } from '../normalisation/territoire.js'

/** What is written down while one household is read. */
export type Releve = {
  anomalies: Anomalie[]
  lignage: Lignage[]
  territoire: Territoire
  dateReference: Jour
}

/** Where one stands: path of the block, person concerned. */
export type Lieu = { chemin: string; personne: number | null }

export const noter = (releve: Releve, lieu: Lieu, nom: string, code: CodeMotif, detail = ''): void => {
  releve.anomalies.push({
    code,
    personne: lieu.personne,
    chemin: lieu.chemin === '' ? nom : `${lieu.chemin}/${nom}`,
    detail,
  })
}

/** Value of a normalisation; its rule goes to the lineage, its problem to the anomalies. */
export const relever = <T extends string | number | boolean | null>(
  releve: Releve,
  lieu: Lieu,
  nom: string,
  brut: string | undefined,
  lu: Normalise<T>,
): T => {
  if (lu.regle !== undefined) tracer(releve, lieu, nom, brut ?? '', lu.regle, lu.valeur)
  if (lu.probleme !== undefined) noter(releve, lieu, nom, lu.probleme, lu.detail)
  return lu.valeur
}

export const tracer = (
  releve: Releve,
  lieu: Lieu,
  nom: string,
  brut: string,
  regle: Lignage['regle'],
  valeur: string | number | boolean | null,
): void => {
  releve.lignage.push({
    chemin: `${lieu.chemin}/${nom}`,
    brut,
    regle,
    valeur: valeur === null ? null : String(valeur),
  })
}

export const texteDe = (releve: Releve, lieu: Lieu, champs: Map<string, string> | undefined, nom: string): string | null => {
  const brut = champs?.get(nom)
  return brut === undefined || brut === '' ? null : relever(releve, lieu, nom, brut, normaliserTexte(brut))
}

export const dateDe = (releve: Releve, lieu: Lieu, champs: Map<string, string> | undefined, nom: string): Jour | null => {
  const brut = champs?.get(nom)
  return brut === undefined || brut === '' ? null : relever(releve, lieu, nom, brut, normaliserDate(brut))
}
