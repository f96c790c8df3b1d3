import type { Jour, PrecisionDate } from '../foyer.js'
import type { CodeMotif } from '../motifs.js'
import { nirCoherent, nirProvisoire } from '../normalisation/nir.js'
import { cleDeNom } from '../normalisation/nom.js'
import { lireCode } from '../normalisation/texte.js'
import { type Lieu, naissanceDe, nirDe, nomDe, noter, type Releve, tracer } from '../releve.js'

export type IdentiteCsv = {
  civilite: 'M' | 'MME' | null
  /** Usage name. */
  nom: string
  nomNaissance: string
  prenom: string
  dateNaissance: Jour
  typeDateNaissance: PrecisionDate
  sexe: 'M' | 'F' | null
}

export const COLONNES_D_IDENTITE = {
  civilite: ['Civilité', 'Titre', 'QUAL'],
  nom: ['Nom', 'Nom d’usage', 'Nom usage', 'Nom marital', 'Nom de famille'],
  nomNaissance: ['Nom de naissance', 'Nom naissance', 'Nom patronymique', 'NOMNAI'],
  prenom: ['Prénom', 'Prénoms', 'Prénom usuel'],
  dateNaissance: ['Date de naissance', 'Date naissance', 'Né(e) le', 'DTNAI', 'dtnai'],
  nir: ['NIR', 'Numéro de sécurité sociale', 'N° de sécurité sociale', 'N° sécu', 'Numéro sécurité sociale'],
  sexe: ['Sexe', 'Genre'],
} as const

type Colonne = keyof typeof COLONNES_D_IDENTITE

/** Civil status of a line, or what makes it unusable. */
export const lireIdentiteCsv = (champs: Pick<Map<Colonne, string>, 'get' | 'has'>, releve: Releve, lieu: Lieu): IdentiteCsv | CodeMotif => {
  const nomUsage = nomDe(releve, lieu, champs, 'nom')
  const nomNaissance = nomDe(releve, lieu, champs, 'nomNaissance')
  const prenom = nomDe(releve, lieu, champs, 'prenom')
  const nom = nomUsage ?? nomNaissance
  if (nom === null || prenom === null) return 'NOM_ABSENT'
  // A file without the column says nothing of the birth name: it is the same name until told otherwise.
  if (nomNaissance === null && champs.has('nomNaissance')) tracer(releve, lieu, 'nomNaissance', '', 'NOM_NAISSANCE_REPRIS', nom)
  const naissance = naissanceDe(releve, lieu, champs, 'dateNaissance', null)
  if (typeof naissance === 'string') return naissance
  const civilite = civiliteDe(champs.get('civilite'))
  return {
    civilite,
    nom,
    nomNaissance: nomNaissance ?? nom,
    prenom,
    dateNaissance: naissance.jour,
    typeDateNaissance: naissance.precision,
    sexe: sexeDe(champs.get('sexe')) ?? (civilite === 'M' ? 'M' : civilite === 'MME' ? 'F' : null),
  }
}

/**
 * NIR of a line, confronted with its civil status. `certifie` is never more than the producer's word: no payer has validated these lines,
 * so that a consistent definitive number is only a good key.
 */
export const lireNirCsv = (
  champs: Pick<Map<Colonne, string>, 'get' | 'has'>,
  identite: IdentiteCsv | null,
  releve: Releve,
  lieu: Lieu,
): string | null => {
  const nir = nirDe(releve, lieu, champs, 'nir', champs.has('nir'))
  if (nir === null || identite === null || nirProvisoire(nir)) return nir
  const { sexe, dateNaissance, typeDateNaissance } = identite
  if (!nirCoherent(nir, sexe, dateNaissance, typeDateNaissance !== 'annee')) noter(releve, lieu, 'nir', 'NIR_INCOHERENT')
  return nir
}

/**
 * What makes two lines of one file the same person: the NIR and the birth date, or the civil status, whatever the accents, when there is no
 * NIR. Two homonyms born the same day are two persons as soon as their NIR differ; whether a line without NIR is one of them is for the matching.
 */
export const clesDePersonne = (identite: IdentiteCsv | null, nir: string | null): string[] => {
  if (nir !== null) return [`${nir}|${identite?.dateNaissance ?? ''}`]
  return identite === null ? [] : [`${cleDeNom(identite.nomNaissance)}|${cleDeNom(identite.prenom)}|${identite.dateNaissance}`]
}

const civiliteDe = (brut: string | undefined): 'M' | 'MME' | null => {
  const code = cleDeNom(lireCode(brut) ?? '')
  if (/^(?:M|MR|MONSIEUR|H|HOMME)$/.test(code)) return 'M'
  return /^(?:MME|MLE|MLLE|MADAME|MADEMOISELLE|F|FEMME)$/.test(code) ? 'MME' : null
}

const sexeDe = (brut: string | undefined): 'M' | 'F' | null => {
  const code = cleDeNom(lireCode(brut) ?? '')
  if (/^(?:1|M|H|HOMME|MASCULIN)$/.test(code)) return 'M'
  return /^(?:2|F|FEMME|FEMININ)$/.test(code) ? 'F' : null
}
