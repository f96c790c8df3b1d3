import { CodeDeLActionSociale, CodeDuTravail, Lois } from '../textes.js'
import type { Parametre } from './parametre.js'

/** Demands older than this day are those of the stock taken over: they are registered on it, with the origin RDS_LPE. */
export const repriseDeStock: Parametre<string> = {
  nom: 'jour de la reprise de stock',
  valeurs: [{ depuis: '1900-01-01', valeur: '2025-01-01', texte: Lois.pleinEmploi, confiance: 'sûr' }],
}

/** Categories of invalidity the article does not apply to. */
export const categoriesDInvaliditeExclues: Parametre<readonly number[]> = {
  nom: 'catégories d’invalidité exclues de l’inscription',
  valeurs: [{ depuis: '2025-01-01', valeur: [2, 3], texte: CodeDuTravail.L5411_1, confiance: 'sûr' }],
}

/**
 * What the end of the right does to a registration that only came from it: a person never oriented (category G) who did not
 * ask for anything leaves the list; one already oriented stays on it, her referent decides. No text read says so.
 */
export const effetDeLaFinDeDroit: Parametre<{ categoriesQuiCessent: readonly string[]; motifsSansEffet: readonly string[] }> = {
  nom: 'effet de la fin du droit au RSA sur l’inscription',
  valeurs: [
    {
      depuis: '2025-01-01',
      // MUT: the file goes on at another payer; RGD: in another file.
      valeur: { categoriesQuiCessent: ['G'], motifsSansEffet: ['MUT', 'RGD'] },
      texte: CodeDuTravail.R5411_17,
      confiance: 'à vérifier',
    },
  ],
}

/** Months during which the payer may still regularise a closed right, hence see the person: the limitation period of the RSA. */
export const prescriptionDuRsa: Parametre<number> = {
  nom: 'prescription de l’action en paiement du RSA, en mois',
  valeurs: [{ depuis: '2009-06-01', valeur: 24, texte: CodeDeLActionSociale.L262_45, confiance: 'probable' }],
}

/** Ages between which a mission locale accompanies (R. 5131-4 s.): completed years, both included. */
export const agesDeLaMissionLocale: Parametre<{ min: number; max: number }> = {
  nom: 'âges de l’accompagnement par une mission locale',
  valeurs: [{ depuis: '1990-01-01', valeur: { min: 16, max: 25 }, texte: CodeDuTravail.L5314_2, confiance: 'sûr' }],
}
