export type Rqth = { dateDebut: string; dateFin: string | null }

/** Whether it is in force on a legal day, first and last days included; without an end, it is for life. */
export const estValide = ({ dateDebut, dateFin }: Rqth, jour: string): boolean => dateDebut <= jour && (dateFin === null || dateFin >= jour)

export const manquesDeLaRqth = ({ dateDebut, dateFin }: Rqth): { pointer: string; detail: string }[] =>
  dateFin !== null && dateFin < dateDebut ? [{ pointer: '/dateFin', detail: 'Le dernier jour précède le premier.' }] : []
