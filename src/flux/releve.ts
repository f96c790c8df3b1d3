import type { Jour, Lignage, PrecisionDate } from './foyer.js'
import type { Anomalie, CodeMotif } from './motifs.js'
import { normaliserDate } from './normalisation/date.js'
import { masquerNir, normaliserNir } from './normalisation/nir.js'
import { normaliserNom } from './normalisation/nom.js'
import type { Normalise } from './normalisation/normalise.js'
import { normaliserTexte } from './normalisation/texte.js'
import type { Territoire } from './normalisation/territoire.js'

/** What is written down while one household, or one line, is read. */
export type Releve = {
  anomalies: Anomalie[]
  lignage: Lignage[]
  territoire: Territoire
  dateReference: Jour
}

/** Where one stands: path of the block, person concerned. */
export type Lieu = { chemin: string; personne: number | null }

/** Raw texts by name: leaves of an element, cells of a line. */
export type Champs<N extends string> = { get: (nom: N) => string | undefined }

export const noter = (releve: Releve, lieu: Lieu, nom: string, code: CodeMotif, detail = ''): void => {
  releve.anomalies.push({ code, personne: lieu.personne, chemin: cheminDe(lieu, nom), detail })
}

const cheminDe = ({ chemin }: Lieu, nom: string): string => (chemin === '' ? nom : `${chemin}/${nom}`)

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
  releve.lignage.push({ chemin: cheminDe(lieu, nom), brut, regle, valeur: valeur === null ? null : String(valeur) })
}

export const texteDe = <N extends string>(releve: Releve, lieu: Lieu, champs: Champs<N> | undefined, nom: NoInfer<N>): string | null => {
  const brut = champs?.get(nom)
  return brut === undefined || brut === '' ? null : relever(releve, lieu, nom, brut, normaliserTexte(brut))
}

export const dateDe = <N extends string>(releve: Releve, lieu: Lieu, champs: Champs<N> | undefined, nom: NoInfer<N>): Jour | null => {
  const brut = champs?.get(nom)
  return brut === undefined || brut === '' ? null : relever(releve, lieu, nom, brut, normaliserDate(brut))
}

/** NIR of 13 characters; the raw one goes to the lineage masked. `attendu` is false for the persons nobody expects one from. */
export const nirDe = <N extends string>(
  releve: Releve,
  lieu: Lieu,
  champs: Champs<N>,
  nom: NoInfer<N>,
  attendu: boolean,
): string | null => {
  const brut = champs.get(nom)
  const lu = normaliserNir(brut)
  if (lu.probleme !== undefined && (attendu || lu.probleme !== 'NIR_ABSENT')) noter(releve, lieu, nom, lu.probleme, lu.detail)
  if (lu.regle !== undefined && lu.valeur !== null) tracer(releve, lieu, nom, masquerNir(brut ?? ''), lu.regle, masquerNir(lu.valeur))
  return lu.valeur
}

export const nomDe = <N extends string>(releve: Releve, lieu: Lieu, champs: Champs<N>, nom: NoInfer<N>): string | null => {
  const brut = champs.get(nom)
  return brut === undefined || brut === '' ? null : relever(releve, lieu, nom, brut, normaliserNom(brut))
}

/** Birth date and what it really tells, or the motif that makes it unusable. A date to come, or of another century, is doubted. */
export const naissanceDe = <N extends string>(
  releve: Releve,
  lieu: Lieu,
  champs: Champs<N>,
  nom: NoInfer<N>,
  type: string | null,
): { jour: Jour; precision: PrecisionDate } | CodeMotif => {
  const brut = champs.get(nom)
  const lue = normaliserDate(brut, type)
  if (lue.valeur === null) return lue.probleme === undefined ? 'DATE_NAISSANCE_ABSENTE' : 'DATE_NAISSANCE_ILLISIBLE'
  relever(releve, lieu, nom, brut, lue)
  if (lue.valeur > releve.dateReference || lue.valeur < '1900') noter(releve, lieu, nom, 'DATE_NAISSANCE_INVRAISEMBLABLE', lue.valeur)
  return { jour: lue.valeur, precision: lue.precision }
}
