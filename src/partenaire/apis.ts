import type { Operation } from '../moteur/lignes.js'
import type { Ressource } from '../moteur/ressource.js'
import { contratEngagement } from '../parcours/contrat-engagement/contrat-engagement.echange.js'
import { signatureDeContrat } from '../parcours/contrat-engagement/signature-de-contrat.echange.js'
import { identite } from '../parcours/identite/identite.echange.js'
import { diagnostic } from '../parcours/diagnostic/diagnostic.echange.js'
import { diagnosticSante } from '../parcours/diagnostic/diagnostic-sante.echange.js'
import { decisionDOrientation } from '../parcours/orientation/decision-d-orientation.echange.js'
import { orientation } from '../parcours/orientation/orientation.echange.js'
import { inscription } from '../parcours/inscription/inscription.echange.js'
import { rqth } from '../parcours/rqth/rqth.echange.js'
import { rendezVous } from '../parcours/rendez-vous/rendez-vous.echange.js'
import { radiation } from '../parcours/radiation/radiation.echange.js'
import { declarationDeSanction } from '../parcours/sanction-rsa/declaration-de-sanction.echange.js'
import { sanctionRsa } from '../parcours/sanction-rsa/sanction-rsa.echange.js'
import { projet } from '../parcours/projet/projet.echange.js'

/**
 * One API of the partner contract: where it answers, the scopes that open it, the lines of the declaration it maps to.
 *
 * A token must carry both scopes: the technical one (`api_<code>v<N>`) and the functional one (contract, 1.1.2; francetravail.io grammar).
 * The échanges are enumerated: a new échange of the declaration does not open by itself to those who hold a partner scope.
 */
export type ApiPartenaire = PartDApi & {
  code: string
  version: number
  fonctionnel: string
  /** What else it maps to, each operation saying which of them it takes. */
  autres?: readonly PartDApi[]
  /** Nobody published the names of its scopes: who subscribed to it opens it with the scope every program asks for (0011). */
  scopesInconnus?: true
}
/** One operation on one resource, in the échanges enumerated. */
export type PartDApi = {
  ressource: Ressource
  operation: Operation
  echanges: readonly string[]
  /** The scopes open its lines on this API only, which gives less than they do: they are not worth the API that gives it all. */
  restreinte?: true
}

type PartDe<R extends Ressource> = { ressource: R; operation: Operation; echanges: readonly (keyof R['echanges'])[] }
const part = <R extends Ressource>(p: PartDe<R>): PartDApi => ({ ...p, echanges: p.echanges.map(String) })
const api = <R extends Ressource>({
  ressource,
  operation,
  echanges,
  ...a
}: Omit<ApiPartenaire, keyof PartDe<R>> & PartDe<R>): ApiPartenaire => ({
  ...a,
  ...part({ ressource, operation, echanges }),
})

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

const projetsLus = part({ ressource: projet, operation: 'consulter', echanges: ['tenueDeLaListe', 'accompagnement', 'eligibiliteIae'] })
export const projetsCrees = part({ ressource: projet, operation: 'deposer', echanges: ['tenueDeLaListe', 'accompagnement'] })
export const projetsCorriges = part({ ressource: projet, operation: 'corriger', echanges: ['tenueDeLaListe', 'accompagnement'] })
export const diagnosticLu = part({
  ressource: diagnostic,
  operation: 'consulter',
  echanges: ['tenueDeLaListe', 'accompagnement', 'eligibiliteIae'],
})
export const santeLue = part({
  ressource: diagnosticSante,
  operation: 'consulter',
  echanges: ['tenueDeLaListe', 'accompagnementDuHandicap', 'accompagnement'],
})

const quiRepond = ['tenueDeLaListe', 'decision', 'accompagnementDuHandicap'] as const
const quiDecide = ['tenueDeLaListe', 'accompagnement'] as const
export const orientationCompletee = part({ ressource: orientation, operation: 'corriger', echanges: quiRepond })
export const orientationRepondue = part({ ressource: orientation, operation: 'deposer', echanges: quiRepond })
export const orientationDecidee = part({ ressource: decisionDOrientation, operation: 'deposer', echanges: quiDecide })
export const decisionsLues = part({ ressource: decisionDOrientation, operation: 'consulter', echanges: [...quiDecide, 'delegation'] })
/** Date of birth and address are criteria too; the identity holds them. */
export const personneSituee: PartDApi = {
  ...part({ ressource: identite, operation: 'consulter', echanges: quiDecide }),
  restreinte: true,
}
export const apiOrientationUsager = api({
  code: 'orientationusager',
  version: 1,
  fonctionnel: 'orientationusager',
  ressource: orientation,
  operation: 'consulter',
  echanges: [...quiRepond, 'delegation'],
  autres: [orientationRepondue, orientationCompletee, orientationDecidee, decisionsLues, personneSituee],
})

const quiRecoit = ['tenueDeLaListe', 'accompagnement'] as const
export const rendezVousPris = part({ ressource: rendezVous, operation: 'deposer', echanges: quiRecoit })
export const rendezVousChange = part({ ressource: rendezVous, operation: 'corriger', echanges: quiRecoit })
export const apiRendezVous = api({
  code: 'rendez-vous-partenaire',
  version: 1,
  fonctionnel: 'gererRDV',
  ressource: rendezVous,
  operation: 'consulter',
  echanges: quiRecoit,
  autres: [rendezVousPris, rendezVousChange],
})

export const apiRqth = api({
  code: 'donnees-rqth',
  version: 1,
  fonctionnel: 'h2a',
  ressource: rqth,
  operation: 'consulter',
  echanges: ['tenueDeLaListe', 'accompagnementDuHandicap'],
})

/** What it calls a diagnostic is a project of ours, with its needs; its « dossier » adds the diagnostic itself. */
export const apiDiagnosticUsager = api({
  code: 'diagnosticargumente',
  version: 4,
  fonctionnel: 'diagnosticusager',
  scopesInconnus: true,
  ...projetsLus,
  autres: [diagnosticLu, santeLue, projetsCrees, projetsCorriges],
})

/** A program signs for nobody: it declares what was signed, or refused, in the tool of the organisme. */
export const signatureDeclaree = part({ ressource: signatureDeContrat, operation: 'deposer', echanges: ['declaration'] })
export const apiContratEngagement = api({
  code: 'contrat-engagement',
  version: 1,
  fonctionnel: 'contratengagement',
  scopesInconnus: true,
  ressource: contratEngagement,
  operation: 'consulter',
  echanges: ['tenueDeLaListe', 'accompagnement'],
  autres: [signatureDeclaree],
})

/** A program sanctions nobody: it declares what a named human decided in the tool of the département. Its operations have three scopes. */
export const sanctionDeclaree = part({ ressource: declarationDeSanction, operation: 'deposer', echanges: ['declaration'] })
const sanctionsRsa = { code: 'gestion-sanctions-rsa', version: 1 } as const
export const apiSanctionsRsa = {
  manquements: api({
    ...sanctionsRsa,
    fonctionnel: 'gestiondesmanquements',
    ressource: sanctionRsa,
    operation: 'consulter',
    echanges: ['instruction', 'tenueDeLaListe'],
    autres: [sanctionDeclaree],
  }),
  decision: { ...sanctionsRsa, fonctionnel: 'decisionSanctionPartenaire', ...sanctionDeclaree } satisfies ApiPartenaire,
  radiation: api({
    ...sanctionsRsa,
    fonctionnel: 'demandeRadiation',
    ressource: radiation,
    operation: 'deposer',
    echanges: ['propositionDuDepartement'],
  }),
}

export const apis: readonly ApiPartenaire[] = [
  apiRechercherUsager,
  apiInformationsAdministratives,
  apiContratUsager,
  apiActivites.v1,
  apiActivites.v2,
  apiOrientationUsager,
  apiRendezVous,
  apiRqth,
  apiDiagnosticUsager,
  apiContratEngagement,
  apiSanctionsRsa.manquements,
  apiSanctionsRsa.decision,
  apiSanctionsRsa.radiation,
]

export const lignesDeLaPart = ({ ressource, operation, echanges }: PartDApi): string[] =>
  echanges.map(echange => `${ressource.nom}.${echange}.${operation}`)
export const partsDeLApi = (a: ApiPartenaire): readonly PartDApi[] => [a, ...(a.autres ?? [])]
export const lignesDeLApi = (a: ApiPartenaire): string[] => partsDeLApi(a).flatMap(lignesDeLaPart)

export const scopeTechnique = ({ code, version }: ApiPartenaire): string => `api_${code}v${version}`

/** Same API in the sandbox, named as francetravail.io does: `test` before the code, in the scope and in the path. */
export const enBacASable = (a: ApiPartenaire): ApiPartenaire => ({ ...a, code: `test${a.code}` })
