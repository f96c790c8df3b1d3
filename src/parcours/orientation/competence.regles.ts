import { plusJours } from '../../droit/jours.js'
import {
  delaiDeDecision,
  delaiDeFranceTravail,
  franceTravailOriente,
  franceTravailOrienteSansDoute,
} from '../../droit/parametres/orientation.js'
import { auJour, type Confiance, type Parametre } from '../../droit/parametres/parametre.js'
import { CodeDeLActionSociale, CodeDuTravail, type Texte } from '../../droit/textes.js'

/**
 * `informeLe`: the day whoever orients learnt that the right opens or comes to it; null when there is no right. `ouvertLe`: the day it
 * did. `delegueAFranceTravail`: the president has delegated the decision (L. 5411-5-1, II); `delegueALaCaf`: France Travail has (R. 522-2).
 */
export type Public = {
  brsa: boolean
  departement: string | null
  informeLe: string | null
  ouvertLe: string | null
  delegueAFranceTravail: boolean
  delegueALaCaf: boolean
  solliciteLaMissionLocale: boolean
  solliciteCapEmploi: boolean
}
export type Competence = {
  qui: 'CD' | 'FT' | 'ML' | 'CE' | 'CAF'
  pourquoi: string
  texte: Texte
  confiance: Confiance
  /** Last day to decide, when the law gives one. The competence of a département ends with it; that of others stays, late. */
  jusquAu: string | null
}

/** Who decides of the orientation on a legal day. */
export function competence(p: Public, jour: string): Competence {
  if (!p.brsa) {
    if (p.solliciteLaMissionLocale) return dire('ML', 'Jeune qui s’est adressé à la mission locale.')
    if (p.solliciteCapEmploi) return dire('CE', 'Personne handicapée qui s’est adressée à Cap emploi.')
    return dire('FT', 'Demandeur d’emploi sans RSA.')
  }
  const territoire = territoireDeLEtat(p.departement, jour)
  if (territoire) return surUnTerritoireDeLEtat(p, territoire, jour)
  if (p.delegueAFranceTravail) return dire('FT', 'Le président du conseil départemental a délégué sa décision à France Travail.')
  const fin = terme(p.informeLe, delaiDeDecision, jour)
  if (fin !== null && jour > fin)
    return dire(
      'FT',
      `Le département n’a pas décidé avant le terme de son délai, le ${fin} : la compétence est passée à France Travail.`,
      CodeDeLActionSociale.D262_65_2,
    )
  return {
    ...dire('CD', 'Bénéficiaire du RSA : le président du conseil départemental décide.', CodeDeLActionSociale.D262_65_2),
    jusquAu: fin,
  }
}

/** Under which text France Travail orients the beneficiaries of the RSA of that département on that day, and how sure it is; undefined where it does not. */
const territoireDeLEtat = (departement: string | null, jour: string): { texte: Texte; confiance: Confiance } | undefined =>
  departement === null
    ? undefined
    : [franceTravailOriente, franceTravailOrienteSansDoute]
        .map(liste => liste.valeurs.filter(v => v.depuis <= jour).at(-1))
        .find(v => v?.valeur.includes(departement))

/** Nobody takes the decision over after six weeks: France Travail is competent already. It is late, and stays so until it decides. */
function surUnTerritoireDeLEtat(
  p: Public,
  { texte, confiance }: NonNullable<ReturnType<typeof territoireDeLEtat>>,
  jour: string,
): Competence {
  const qui = p.delegueALaCaf ? 'CAF' : 'FT'
  const fin = terme(p.delegueALaCaf ? p.ouvertLe : p.informeLe, delaiDeFranceTravail, jour)
  const pourquoi = p.delegueALaCaf
    ? 'Le RSA y relève de l’État : France Travail a délégué sa décision à la caisse d’allocations familiales.'
    : 'Le RSA y relève de l’État : France Travail décide.'
  const retard = fin !== null && jour > fin ? ` Son délai est passé depuis le ${fin} : sa décision reste à prendre.` : ''
  return { qui, pourquoi: pourquoi + retard, texte, confiance, jusquAu: fin }
}

const terme = (depuis: string | null, delai: Parametre<number>, jour: string) =>
  depuis === null ? null : plusJours(depuis, auJour(delai, jour))

const dire = (qui: Competence['qui'], pourquoi: string, texte: Texte = CodeDuTravail.L5411_5_1): Competence => ({
  qui,
  pourquoi,
  texte,
  confiance: 'sûr',
  jusquAu: null,
})
