export { type JalonDeLaPersonne, type JalonEnRetard, operationsDesJalons } from './operations.js'
export { installerLesJalons } from './routes.js'
