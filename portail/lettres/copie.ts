/** Whoever represents her has a copy of all that is notified to her. */
export const avecCopie = (destinataire: readonly string[], { representant }: { representant: string | null }): string[] => [
  ...destinataire,
  ...(representant === null ? [] : [`Copie à : ${representant}`]),
]
