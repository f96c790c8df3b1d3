/** What the two parties agree on: written, read, and named by the fingerprint they sign. */
export const clauses = [
  'objectifs',
  'engagementsDeLOrganisme',
  'engagementsDeLaPersonne',
  'intensite',
  'casDeDuree',
  'heuresHebdomadaires',
  'fondementDeLaDuree',
  'actions',
  'projet',
  'revuLe',
] as const
