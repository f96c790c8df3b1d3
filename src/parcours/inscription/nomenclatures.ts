/** The three administrative situations the cahier des charges names. */
export const statutsDInscription = ['inscrit', 'radie', 'cessation'] as const

/** Statistical categories (Dares); F and G exist since 2025. */
export const categoriesDInscription = ['A', 'B', 'C', 'D', 'E', 'F', 'G'] as const
export const libellesDesCategories: Record<(typeof categoriesDInscription)[number], string> = {
  A: 'tenu de rechercher un emploi, sans emploi dans le mois',
  B: 'tenu de rechercher un emploi, activité réduite de 78 heures au plus',
  C: 'tenu de rechercher un emploi, activité réduite de plus de 78 heures',
  D: 'non tenu de rechercher un emploi, non immédiatement disponible',
  E: 'non tenu de rechercher un emploi, en emploi',
  F: 'parcours social',
  G: 'bénéficiaire ou demandeur du RSA en attente d’orientation',
}

/** Codes of the partner contract (1.12). */
export const originesDInscription = [
  'INSCRIPTION_VOLONTAIRE',
  'INSCRIPTION_AUTO_CAF',
  'INSCRIPTION_AUTO_MSA',
  'INSCRIPTION_AUTO_MILO',
  'INSCRIPTION_CONSEILLER_FT',
  'INSCRIPTION_CONSEILLER_CD',
  'RDS_LPE',
] as const

/** R. 5411-17 and -18 (cessation), L. 5412-1 (radiation). */
export const motifsDeFin = [
  'non-actualisation',
  'reprise-d-emploi',
  'indisponibilite',
  'demande',
  'fin-de-droit-rsa',
  'deces',
  'sanction',
] as const
