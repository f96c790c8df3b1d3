/** What a payer is told of a decision on the RSA, as it is said to people. */
export const naturesDEnvoi = {
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
export type NatureDEnvoi = keyof typeof naturesDEnvoi
export const naturesPossibles = Object.keys(naturesDEnvoi) as [NatureDEnvoi, ...NatureDEnvoi[]]
