import type { Operation } from '../moteur/lignes.js'
import type { Ressource } from '../moteur/ressource.js'
import { identite } from '../parcours/identite/identite.echange.js'
import { decisionDOrientation } from '../parcours/orientation/decision-d-orientation.echange.js'
import { orientation } from '../parcours/orientation/orientation.echange.js'
import { inscription } from '../parcours/inscription/inscription.echange.js'

/**
 * One API of the partner contract: where it answers, the scopes that open it, the lines of the declaration it maps to.
 *
 * A token must carry both scopes: the technical one (`api_<code>v<N>`) and the functional one (contract, 1.1.2; francetravail.io grammar).
 * The échanges are enumerated: a new échange of the declaration does not open by itself to those who hold a partner scope.
 */
export type ApiPartenaire = {
  code: string
  version: number
  fonctionnel: string
  ressource: Ressource
  operation: Operation
  echanges: readonly string[]
  /** Its scopes open the lines on this API only, which gives less than they do: they are not worth the API that gives it all. */
  restreinte?: true
}

type Description<R extends Ressource> = Omit<ApiPartenaire, 'ressource' | 'echanges'> & {
  ressource: R
  echanges: readonly (keyof R['echanges'])[]
}
const api = <R extends Ressource>(a: Description<R>): ApiPartenaire => ({ ...a, echanges: a.echanges.map(String) })

export const apiRechercherUsager = api({
  code: 'rechercher-usager',
  version: 2,
  fonctionnel: 'rechercheusager',
  ressource: identite,
  operation: 'rechercher',
  echanges: ['tenueDeLaListe', 'accompagnement', 'versementRsa', 'eligibiliteIae'],
})

export const apiInformationsAdministratives = api({
  code: 'informations-administratives',
  version: 1,
  fonctionnel: 'informationsadministrativesusager',
  ressource: identite,
  operation: 'consulter',
  echanges: ['tenueDeLaListe', 'accompagnement', 'versementRsa', 'eligibiliteIae'],
})

export const apiContratUsager = api({
  code: 'contrat-usager',
  version: 2,
  fonctionnel: 'statutcontratusager',
  ressource: inscription,
  operation: 'consulter',
  echanges: ['tenueDeLaListe', 'accompagnement', 'versementRsa', 'eligibiliteIae'],
})

/** Whoever reads who the persons it follows are may see what it has to do for them, and by which number to look for them. */
const activitesOperationnelles = (version: number) =>
  api({
    code: 'activites-operationnelles',
    version,
    fonctionnel: 'activitesCD',
    ressource: identite,
    operation: 'consulter',
    echanges: ['tenueDeLaListe', 'accompagnement'],
    restreinte: true,
  })
export const apiActivites = { v1: activitesOperationnelles(1), v2: activitesOperationnelles(2) }

const orientationUsager = { code: 'orientationusager', version: 1, fonctionnel: 'orientationusager' } as const
const quiRepond = ['tenueDeLaListe', 'decision', 'accompagnementDuHandicap'] as const
/** One API that reads and writes: for each thing it does, its lines. */
export const apiOrientation = {
  lire: api({ ...orientationUsager, ressource: orientation, operation: 'consulter', echanges: [...quiRepond, 'delegation'] }),
  repondre: api({ ...orientationUsager, ressource: orientation, operation: 'deposer', echanges: quiRepond }),
  completer: api({ ...orientationUsager, ressource: orientation, operation: 'corriger', echanges: quiRepond }),
  decider: api({
    ...orientationUsager,
    ressource: decisionDOrientation,
    operation: 'deposer',
    echanges: ['tenueDeLaListe', 'accompagnement'],
  }),
  lireLesDecisions: api({
    ...orientationUsager,
    ressource: decisionDOrientation,
    operation: 'consulter',
    echanges: ['tenueDeLaListe', 'accompagnement', 'delegation'],
  }),
  /** Date of birth and address are criteria too; the identity holds them. */
  situer: api({
    ...orientationUsager,
    ressource: identite,
    operation: 'consulter',
    echanges: ['tenueDeLaListe', 'accompagnement'],
    restreinte: true,
  }),
}

export const apis = [
  apiRechercherUsager,
  apiInformationsAdministratives,
  apiContratUsager,
  apiActivites.v1,
  apiActivites.v2,
  ...Object.values(apiOrientation),
]

export const lignesDeLApi = ({ ressource, operation, echanges }: ApiPartenaire): string[] =>
  echanges.map(echange => `${ressource.nom}.${echange}.${operation}`)

export const scopeTechnique = ({ code, version }: ApiPartenaire): string => `api_${code}v${version}`

/** Same API in the sandbox, named as francetravail.io does: `test` before the code, in the scope and in the path. */
export const enBacASable = (a: ApiPartenaire): ApiPartenaire => ({ ...a, code: `test${a.code}` })
