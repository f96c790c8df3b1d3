export { installerPartenaire } from './installer.js'
export { openapiPartenaire } from './openapi.js'
export { creerCatalogue, scopesPartenairesDe } from './scopes.js'
