export { empreinteDuNir, empreintesDIdentite } from './empreintes.js'
