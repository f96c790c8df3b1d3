/** Everything that prevents the start, as French sentences the operator can act on, all at once. */
export class ConfigurationInvalide extends Error {
  readonly phrases: readonly string[]

  constructor(phrases: readonly string[]) {
    super(['Démarrage refusé.', ...phrases].join('\n- '))
    this.name = 'ConfigurationInvalide'
    this.phrases = phrases
  }
}
