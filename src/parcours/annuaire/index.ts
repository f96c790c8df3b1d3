export { operationsDeLAnnuaire } from './operations.js'
export { installerLAnnuaire } from './routes.js'
