export type { Adresse } from './adresse.js'
export { joindre } from './joindre.js'
export { estMineure } from './mineure.js'
