export { lireAttente } from './autoriser.js'
export { type Attente, conclure, convient } from './conclure.js'
