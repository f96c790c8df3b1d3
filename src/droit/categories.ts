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

/** Encrypted at rest, each under keys of its own (J3). */
export const chiffrees = ['NIR', 'santé', 'infractions'] as const satisfies readonly Categorie[]

/** What has keys of its own: each of these, then what is encrypted outside of the declaration (files received, secrets shared, messages). */
export const domaines = [...chiffrees, 'pièces'] as const
export type Domaine = (typeof domaines)[number]
