/** Why a sign-in stops. Each has its page, which says what to do. */
export type MotifDeRefus =
  | 'demarche-inconnue'
  | 'deja-servie'
  | 'abandonnee'
  | 'niveau-insuffisant'
  | 'reponse-douteuse'
  | 'code-perime'
  | 'indisponible'
  | 'agent-inconnu'
  | 'agent-inactif'
  | 'autre-organisation'
  | 'a-rapprocher'
  | 'rapprochement-refuse'
  | 'personne-inconnue'
  | 'personne-incertaine'
  | 'entreprise-inconnue'

/** A sign-in that opens nothing. The message is for the log: it never reaches the page, and holds neither token nor identity. */
export class ConnexionRefusee extends Error {
  readonly motif: MotifDeRefus
  constructor(motif: MotifDeRefus, message: string, options?: ErrorOptions) {
    super(message, options)
    this.motif = motif
  }
}
