export type { Adresse } from './adresse.js'
export { joindre } from './joindre.js'
