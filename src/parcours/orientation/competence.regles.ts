import { plusJours } from '../../droit/jours.js'
import { delaiDeDecision, departementsRecentralises } from '../../droit/parametres/orientation.js'
import { auJour } from '../../droit/parametres/parametre.js'
import { CodeDeLActionSociale, CodeDuTravail, type Texte } from '../../droit/textes.js'

/**
 * `informeLe`: the day the département learnt that the right opens or comes to it; null when there is no right. `delegueAFranceTravail`: the
 * president has delegated the decision (L. 5411-5-1, II).
 */
export type Public = {
  brsa: boolean
  departement: string | null
  informeLe: string | null
  delegueAFranceTravail: boolean
  solliciteLaMissionLocale: boolean
  solliciteCapEmploi: boolean
}
export type Competence = {
  qui: 'CD' | 'FT' | 'ML' | 'CE'
  pourquoi: string
  texte: Texte
  /** Last day of this competence, when time alone ends it. */
  jusquAu: string | null
}

/** Who decides of the orientation on a legal day. */
export function competence(p: Public, jour: string): Competence {
  const dire = (qui: Competence['qui'], pourquoi: string, texte: Texte = CodeDuTravail.L5411_5_1, jusquAu: string | null = null) => ({
    qui,
    pourquoi,
    texte,
    jusquAu,
  })
  if (!p.brsa) {
    if (p.solliciteLaMissionLocale) return dire('ML', 'Jeune qui s’est adressé à la mission locale.')
    if (p.solliciteCapEmploi) return dire('CE', 'Personne handicapée qui s’est adressée à Cap emploi.')
    return dire('FT', 'Demandeur d’emploi sans RSA.')
  }
  if (p.departement !== null && auJour(departementsRecentralises, jour).includes(p.departement))
    return dire('FT', 'Le RSA y relève de l’État : France Travail décide.', CodeDeLActionSociale.L522_14)
  if (p.delegueAFranceTravail) return dire('FT', 'Le président du conseil départemental a délégué sa décision à France Travail.')
  const fin = p.informeLe === null ? null : plusJours(p.informeLe, auJour(delaiDeDecision, jour))
  if (fin !== null && jour > fin)
    return dire(
      'FT',
      `Le département n’a pas décidé avant le terme de son délai, le ${fin} : la compétence est passée à France Travail.`,
      CodeDeLActionSociale.D262_65_2,
    )
  return dire('CD', 'Bénéficiaire du RSA : le président du conseil départemental décide.', CodeDeLActionSociale.D262_65_2, fin)
}
