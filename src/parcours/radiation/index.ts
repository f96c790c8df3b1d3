export { proposerLaRadiation } from './proposer.js'
export { traitementDeLaRadiation } from './radiation.depot.js'
