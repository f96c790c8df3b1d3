/**
 * The certified OAuth library, imported once and quietly.
 *
 * On an LTS of Node older than 22 it prints « Unsupported runtime » on every command, even `--help`. Node 20.19 is a runtime we promise
 * and test: that single sentence is swallowed, any other warning still reaches the console.
 */
const avertir = console.warn
console.warn = (...phrases: unknown[]) => {
  if (!String(phrases[0]).includes('Unsupported runtime')) avertir(...phrases)
}
const bibliotheque = await import('oidc-provider')
console.warn = avertir

export const { Provider, errors } = bibliotheque
