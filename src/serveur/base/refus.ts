/** The database cannot be used, and here is the French sentence that says why and what to do. */
export class RefusDeLaBase extends Error {
  constructor(phrase: string, options?: ErrorOptions) {
    super(phrase, options)
    this.name = 'RefusDeLaBase'
  }
}
