export { appelantDe, type Contexte } from './contexte.js'
export { installerLesRoutes } from './installer.js'
export { tracerLesRefus } from './tracer-les-refus.js'
export { valider } from './valider.js'
