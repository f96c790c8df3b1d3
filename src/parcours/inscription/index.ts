export { libellesDesCategories } from './nomenclatures.js'
