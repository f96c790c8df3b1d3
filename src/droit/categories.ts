/** Categories of data, as the register names them. */
export const categories = [
  'identification',
  'contact',
  'NIR',
  'vie professionnelle',
  'situation administrative',
  'santé',
  'infractions',
] as const
export type Categorie = (typeof categories)[number]

/** GDPR art. 9 and 10: an exception citing a text is needed for a third party to receive them. */
export const sensibles: readonly Categorie[] = ['santé', 'infractions']

/** Encrypted at rest under a key kept out of the database (J3). */
export const chiffrees: readonly Categorie[] = ['NIR', 'santé', 'infractions']
