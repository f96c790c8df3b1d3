export type { Contexte } from './contexte.js'
export { installerLesRoutes } from './installer.js'
export { ouvrir } from './ouvrir.js'
export { sansParametre, valider } from './valider.js'
