import { type Jeune, lireMissionLocale } from '../../mission-locale/lire.js'
import { compter, evenements } from '../csv.js'
import type { Format } from '../format.js'
import { ecrireJeunes } from './lot.js'

/** The CSV export of a mission locale: the youths who ask for its support. */
export const formatMissionLocale: Format<Jeune> = {
  nom: 'mission-locale',
  lignes: () => [
    'rattachement.demandeDAccompagnement.deposer',
    'identite.tenueDeLaListe.deposer',
    'identite.accompagnement.corriger',
    'inscription.demandeDAccompagnement.deposer',
  ],
  ordonne: false,
  elementsParLot: 500,
  departementDe: () => null,
  lire: (fichier, depuis, { jour, colonnes }) => {
    const { source, octets } = compter(fichier)
    const elements = lireMissionLocale(source, { jour, colonnes, depuis })
    return evenements(elements, octets, ({ jeune }) => ({ ...jeune, contenu: jeune }))
  },
  ecrire: ecrireJeunes,
}
