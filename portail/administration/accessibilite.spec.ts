import { visiteurs } from '../../outils/visiteurs-du-portail.js'
import { administrateurs, visiterToutesLesPages } from '../visiter-les-pages.essai.js'

visiterToutesLesPages(
  'H9 — chaque page de l’administration, dans un vrai navigateur, selon deux moteurs',
  visiteurs.filter(v => administrateurs.includes(v.qui)),
)
