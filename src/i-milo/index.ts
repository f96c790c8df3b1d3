export { brancherImilo, clesDImilo } from './canal.js'
export { purgerLesRetoursImilo } from './purge.js'
export { creerLesRondesDImilo } from './rondes.js'
