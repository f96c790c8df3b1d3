import type { EtatDEnvoi } from './etats.regles.js'

/** What a payer is told of a decision on the RSA, as it is said to people. */
const naturesDEnvoi = {
  suspension: 'suspension du versement',
  suppression: 'suppression du versement',
  levee: 'levée de la suspension',
  retablissement: 'rétablissement des sommes suspendues',
  reouverture: 'réouverture du droit',
  'ouverture-d-opportunite': 'ouverture du droit par décision d’opportunité',
  neutralisation: 'neutralisation de ressources',
  'report-de-fin-de-droit': 'report de la fin du droit',
  annulation: 'annulation de la décision',
} as const

/** Where a decision is, as it is said to people. */
const etats = {
  A_ADRESSER: 'caisse à identifier',
  A_ENVOYER: 'à envoyer à la caisse',
  TRANSMIS: 'transmise à la caisse',
  PRIS_EN_COMPTE: 'prise en compte par la caisse',
  APPLIQUE: 'appliquée par la caisse',
  REJETE: 'rejetée par la caisse',
} as const satisfies Record<EtatDEnvoi, string>
export const libellesDesEnvois = { natures: naturesDEnvoi, etats }
export type NatureDEnvoi = keyof typeof naturesDEnvoi
export const naturesPossibles = Object.keys(naturesDEnvoi) as [NatureDEnvoi, ...NatureDEnvoi[]]
