export { type Audit, audit, type Conformite, decompte, niveau } from './conformite.js'
export { type CritereEvalue, grille } from './grille.js'
