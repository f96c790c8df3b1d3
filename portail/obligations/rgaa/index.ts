export { audit, decompte, niveau } from './conformite.js'
export { type CritereEvalue, grille } from './grille.js'
