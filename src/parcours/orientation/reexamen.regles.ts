import { plusMois } from '../../droit/jours.js'
import { reexamenDuParcoursSocial } from '../../droit/parametres/orientation.js'
import { auJour } from '../../droit/parametres/parametre.js'
import type { Criteres } from './criteres.js'

const fort = 'IMPACT_FORT_RECHERCHE_EMPLOI'

/** Health, handicap, housing or family that weigh last longer: the parcours may (CASF, D. 262-65-2-1). */
const obstacleDurable = ({ contrainteSante, boe, contrainteLogement, contrainteFamiliale }: Criteres): boolean =>
  boe === true ||
  contrainteSante === 'INCAPACITE_RECHERCHE_ACTIVITE_PRO' ||
  contrainteSante === fort ||
  ['SANS_LOGEMENT', 'PROCEDURE_EXPULSION', fort].includes(contrainteLogement ?? '') ||
  ['AIDANT_FAMILIAL', 'ENFANT_SANS_SOLUTION_GARDE', fort].includes(contrainteFamiliale ?? '')

/** Day by which a social parcours begun on `jour` is looked at again; null for the other parcours. */
export function jourDuReexamen(parcours: string, criteres: Criteres, jour: string): string | null {
  if (parcours !== 'PSP') return null
  const { ordinaire, prolonge } = auJour(reexamenDuParcoursSocial, jour)
  return plusMois(jour, obstacleDurable(criteres) ? prolonge : ordinaire)
}
