import type { Confiance } from '../../droit/parametres/parametre.js'
import type { Texte } from '../../droit/textes.js'

export type Nature = 'situation' | 'objectif'
export type Reserve = 'santé' | 'infractions'
export type ChampDeContrainte =
  | 'numerique'
  | 'mobilite'
  | 'famille'
  | 'sante'
  | 'lectureEcritureCalcul'
  | 'logement'
  | 'finances'
  | 'administratif'

/** `[constraint, kind, code, code in the first version, label, how sure we are of the code, kept apart because of]`. */
export type LigneDuReferentiel = readonly [
  contrainte: string,
  nature: Nature,
  code: string | null,
  v1: string | null,
  libelle: string,
  confiance: Confiance,
  reserve: Reserve | null,
]
export type Referentiel = {
  version: string
  depuis: string
  texte: Texte
  contraintes: readonly { code: string; champ: ChampDeContrainte; libelle: string }[]
  lignes: readonly LigneDuReferentiel[]
  thematiques: readonly { code: string; libelle: string; besoins: readonly string[] }[]
  besoins: Readonly<Record<string, string>>
  reserves: Readonly<Record<Reserve, string>>
}
