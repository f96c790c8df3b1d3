/** What is costly to make and may never be asked for: made the first time it is, kept then. */
export function uneFois<T>(faire: () => T): () => T {
  let fait: { valeur: T } | undefined
  return () => {
    fait ??= { valeur: faire() }
    return fait.valeur
  }
}
