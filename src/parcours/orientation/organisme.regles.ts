import { ageAu } from '../../droit/jours.js'
import { agesDeLaMissionLocale } from '../../droit/parametres/inscription-automatique.js'
import { auJour } from '../../droit/parametres/parametre.js'
import type { Criteres, NomDeCritere } from './criteres.js'
import type { Parcours, TypeDOrganisme } from './table-de-decision.js'

/** What is known of the person beside the answers. `solliciteLaMissionLocale`: she asked a mission locale to accompany her. */
export type Situation = { dateNaissance: string; solliciteLaMissionLocale: boolean; jour: string }

/** `quand` says to whom it applies, as the public reads it; `phrase`, why, as the person concerned does. */
export type RegleDOrganisme = {
  code: string
  quand: string
  tient: (c: Criteres, s: Situation, parcours: Parcours) => boolean
  organisme: TypeDOrganisme
  phrase: string
  criteres: readonly NomDeCritere[]
}

const sociale = 'Le parcours social d’un bénéficiaire du RSA est accompagné par le département.'
const specialise = (c: Criteres): boolean => c.boe === true && c.boeSouhaitAccompagnement === true
const auRsa = (c: Criteres): boolean => c.brsa === true

function jeuneDeLaMissionLocale({ solliciteLaMissionLocale, dateNaissance, jour }: Situation): boolean {
  const { min, max } = auJour(agesDeLaMissionLocale, jour)
  const age = ageAu(dateNaissance, jour)
  return solliciteLaMissionLocale && min <= age && age <= max
}

/** Kind of organisme for each public, the first that holds; derived from practice and conventions, no text gives the whole table. */
export const reglesDOrganisme: readonly RegleDOrganisme[] = [
  {
    code: 'B3',
    quand: 'bénéficiaire de l’obligation d’emploi qui souhaite un accompagnement spécialisé, au RSA, en parcours social',
    tient: (c, _, parcours) => specialise(c) && parcours === 'PSP' && auRsa(c),
    organisme: 'CD',
    phrase: sociale,
    criteres: ['brsa'],
  },
  {
    code: 'B3',
    quand: 'autre bénéficiaire de l’obligation d’emploi qui souhaite un accompagnement spécialisé',
    tient: specialise,
    organisme: 'CE',
    phrase: 'Bénéficiaire de l’obligation d’emploi, souhaite un accompagnement spécialisé.',
    criteres: ['boe', 'boeSouhaitAccompagnement'],
  },
  {
    code: 'B2',
    quand: 'jeune qui s’est adressé à une mission locale, au RSA, en parcours social',
    tient: (c, s, parcours) => jeuneDeLaMissionLocale(s) && parcours === 'PSP' && auRsa(c),
    organisme: 'CD',
    phrase: sociale,
    criteres: ['brsa'],
  },
  {
    code: 'B2',
    quand: 'autre jeune qui s’est adressé à une mission locale',
    tient: (_, s) => jeuneDeLaMissionLocale(s),
    organisme: 'ML',
    phrase: 'Jeune qui s’est adressé à une mission locale.',
    criteres: [],
  },
  {
    code: 'B1',
    quand: 'bénéficiaire du RSA, en parcours emploi',
    tient: (c, _, parcours) => auRsa(c) && parcours === 'PED',
    organisme: 'FT',
    phrase: 'Bénéficiaire du RSA en parcours emploi : France Travail accompagne.',
    criteres: ['brsa'],
  },
  {
    code: 'B1',
    quand: 'bénéficiaire du RSA, dans un autre parcours',
    tient: auRsa,
    organisme: 'CD',
    phrase: 'Bénéficiaire du RSA dont les difficultés pèsent : le département accompagne.',
    criteres: ['brsa'],
  },
  {
    code: 'B4',
    quand: 'toute autre personne',
    tient: () => true,
    organisme: 'FT',
    phrase: 'Demandeur d’emploi : France Travail accompagne.',
    criteres: [],
  },
]
