/** A screen one may not have, and why, as a page says it to whoever asked. */
export class EcranRefuse extends Error {
  constructor(
    readonly statut: 400 | 403 | 404 | 409,
    readonly titre: string,
    readonly detail: string,
    readonly suite?: { href: string; texte: string },
  ) {
    super(`${titre} ${detail}`)
  }
}
