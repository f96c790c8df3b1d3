/**
 * An example of the documentation, as data: printed as a command, executed by a test. Words in capitals after a `$` are given by the
 * reader (`SECRET`), or kept from the answer of a previous example (`retient`).
 */
export type Exemple = {
  id: string
  titre: string
  explication: string
  /** Who calls: a demonstration application, or a named person with her own token. */
  par: string
  methode: 'GET' | 'POST' | 'PATCH' | 'DELETE'
  chemin: string
  entetes?: Readonly<Record<string, string>>
  formulaire?: Readonly<Record<string, string>>
  json?: unknown
  /** A body that is not JSON. */
  fichier?: { type: string; contenu: string }
  statut: number
  /** Headers of the answer worth showing. */
  montre?: Readonly<Record<string, string>>
  /** JSON, or the text of an answer that is not. */
  reponse: unknown
  /** JSON pointers of what changes from one run to another; everything else must come back as printed. */
  varie?: readonly string[]
  /** Asked again until the answer has this value at this pointer. */
  jusqua?: { pointeur: string; valeur: unknown }
  /** What the next examples reuse: name → JSON pointer in the body, or name of a header. */
  retient?: Readonly<Record<string, string>>
}
