export { lireAttente } from './autoriser.js'
export { type Attente, conclure, convient } from './conclure.js'
export { ESPACE_DES_PERSONNES } from './espace-des-personnes.js'
