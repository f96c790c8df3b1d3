type A = 'sa réponse' | 'son recours'
/** What a procedure keeps of how her answer came: `voie` is null when she wrote it herself, in her space, or has not answered. */
type Reponse = { observations: string | null; voie: string | null }

/**
 * Why an agent may not join a paper to that answer, in a sentence; null when he may. He joins only what came with words he wrote down for
 * her: an answer and an appeal she made online are hers alone to complete.
 */
export function refusDuPapier({ observations, voie }: Reponse, a: A): string | null {
  if (a === 'son recours') return 'Ce recours vient d’elle, en ligne : elle seule y joint des pièces.'
  if (voie !== null) return null
  return observations === null
    ? 'Notez d’abord la réponse avec laquelle ce papier est arrivé : il s’y joint ensuite.'
    : 'Elle a répondu elle-même, en ligne : elle seule y joint des pièces.'
}

/** The same, at its field. The answer came in time, or it would not be written down: its paper follows as long as nothing is decided. */
export function manquesDuPapier(reponse: Reponse, a: A): { pointer: string; detail: string }[] {
  const refus = refusDuPapier(reponse, a)
  return refus === null ? [] : [{ pointer: '/piecesJointes', detail: refus }]
}
