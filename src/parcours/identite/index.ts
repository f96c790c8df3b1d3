export type { Adresse } from './adresse.js'
