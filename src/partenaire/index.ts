export { installerPartenaire, operationsPartenaires } from './installer.js'
export { openapiPartenaire } from './openapi.js'
export { creerCatalogue, scopesPartenairesDe } from './scopes.js'
