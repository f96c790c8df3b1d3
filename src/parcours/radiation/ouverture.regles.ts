import { auJour } from '../../droit/parametres/parametre.js'
import { dureesDeRadiation } from '../../droit/parametres/radiation.js'
import { manquesDeLaProtection } from '../../droit/protection.js'
import { CodeDeLActionSociale, CodeDuTravail } from '../../droit/textes.js'
import type { Radiation } from './formes.js'
import type { Origine } from './nomenclatures.js'

type Manque = { pointer: string; detail: string }
type Corps = Partial<Radiation>

/** `avertit`: the line takes the delay of a warning. `type`: of the organisation that opens. */
type Porte = { type: string; avertit: boolean }

/** A decision named: it follows a suppression, of the RSA when the département decided it. Otherwise the person is warned. */
export function origineDe({ type, avertit }: Porte, { reference }: Corps): Origine {
  if ((reference ?? null) === null) return avertit ? 'SANS_DROIT' : type === 'CD' ? 'PROPOSITION_DU_DEPARTEMENT' : 'SUPPRESSION'
  return type !== 'CD' && !reference?.startsWith('sanctionRsa') ? 'SUPPRESSION' : 'PROPOSITION_DU_DEPARTEMENT'
}

/** `rsaOuvert`: a right to the RSA she has, which leaves the département alone competent. */
type Connu = { porte: Porte; jour: string; rsaOuvert: boolean; mineure: boolean }

/** What opens a procedure must hold. A warning says who represents her, and is told to him too. */
export function manquesDeLOuverture(c: Corps, { porte, jour, rsaOuvert, mineure }: Connu): Manque[] {
  const origine = origineDe(porte, c)
  const { min, max, texte } = auJour(dureesDeRadiation, jour)[origine]
  const cite = `(${texte.cite})`
  const horsBornes = (c.mois ?? 0) < min || (c.mois ?? 0) > max
  if (origine !== 'SANS_DROIT')
    return [
      ...(horsBornes
        ? [{ pointer: '/mois', detail: `La radiation dure autant que la suppression totale dont elle découle : ${max} mois ${cite}.` }]
        : []),
      ...((c.reference ?? null) === null
        ? [{ pointer: '/reference', detail: `Nommez la décision de suppression dont cette proposition découle ${cite}.` }]
        : []),
    ]
  return [
    ...(horsBornes ? [{ pointer: '/mois', detail: `Une telle radiation dure entre ${min} et ${max} mois ${cite}.` }] : []),
    ...((c.fondement ?? null) === null ? [{ pointer: '/fondement', detail: 'Dites ce qui lui est reproché.' }] : []),
    ...((c.delai ?? '') > jour
      ? []
      : [
          { pointer: '/delai', detail: `L’avertissement fixe un délai à venir pour se mettre en règle (${CodeDuTravail.R5412_3_3.cite}).` },
        ]),
    ...(rsaOuvert
      ? [
          {
            pointer: '/fondement',
            detail: `Elle a un droit au RSA : la sanction relève du président du conseil départemental (${CodeDeLActionSociale.L262_37.cite}).`,
          },
        ]
      : []),
    ...manquesDeLaProtection({ protection: c.protection ?? null, representant: c.representant ?? null }, { mineure }),
  ]
}
