type A = 'sa réponse' | 'son recours'
/** What is kept of an answer or an appeal, and of how it came: `voie` is null when she wrote it herself, in her space, or wrote nothing yet. */
type Ecrit = { mots: string | null; voie: string | null }

const notez: Readonly<Record<A, string>> = {
  'sa réponse': 'Notez d’abord la réponse avec laquelle ce papier est arrivé : il s’y joint ensuite.',
  'son recours': 'Notez d’abord la contestation avec laquelle ce papier est arrivé : il s’y joint ensuite.',
}
const enLigne: Readonly<Record<A, string>> = {
  'sa réponse': 'Elle a répondu elle-même, en ligne : elle seule y joint des pièces.',
  'son recours': 'Ce recours vient d’elle, en ligne : elle seule y joint des pièces.',
}

/**
 * Why an agent may not join a paper to that answer, or to that appeal, in a sentence; null when he may. He joins only what came with words
 * he wrote down for her: what she wrote online is hers alone to complete.
 */
export const refusDuPapier = ({ mots, voie }: Ecrit, a: A): string | null => (voie !== null ? null : (mots === null ? notez : enLigne)[a])

/** The same, at its field. The answer came in time, or it would not be written down: its paper follows as long as nothing is decided. */
export function manquesDuPapier(ecrit: Ecrit, a: A): { pointer: string; detail: string }[] {
  const refus = refusDuPapier(ecrit, a)
  return refus === null ? [] : [{ pointer: '/piecesJointes', detail: refus }]
}
