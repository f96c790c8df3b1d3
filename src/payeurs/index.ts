export { type ATransmettre, transmettreAuPayeur } from './transmettre.js'
export { traitementDeLEnvoi } from './envoi-au-payeur.depot.js'
