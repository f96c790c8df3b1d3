import type { Application, CatalogueDeScopes, Habilitations, JetonVerifie, RefusDeScope } from '../acces/index.js'
import { estUnRole, ouvre, type Role } from '../droit/roles.js'
import type { Politique } from '../moteur/autorisation.js'
import { lignesDe, operations, toutesLesLignes } from '../moteur/lignes.js'
import type { Ressource } from '../moteur/ressource.js'
import { type ApiPartenaire, apis, enBacASable, lignesDeLApi, lignesDeLaPart, partsDeLApi, scopeTechnique } from './apis.js'

/**
 * Scopes of the partner contract (1.1.2) that open no line, or none to who asks: a client that asks for them beside the others must get its
 * token.
 * Those of APIs that are not France Travail's agents' (`api_petshopv1`, `api_offresdemploiv2`…) are not here: they must be subscribed.
 */
// biome-ignore format: one API a line
const sansLigne: ReadonlySet<string> = new Set([
  'profil_accedant',
  'referentielCD',
  // Of the same: a département alone has them, and its kit asks for all at once.
  'api_gestion-sanctions-rsav1', 'gestiondesmanquements', 'decisionSanctionPartenaire', 'demandeRadiation',
  // Opens to whom the text names; a published client that is not asks for it among others.
  'api_donnees-rqthv1', 'h2a',
  'openid', 'profile', 'email',
])

const toutesLesApis: readonly ApiPartenaire[] = [...apis, ...apis.map(enBacASable)]

/** The partner scopes a category of organisation may subscribe to: those of the APIs with a line open to it. */
export const scopesPartenairesDe = (type: string): string[] => [
  'profil_accedant',
  ...new Set(
    apis
      .filter(a =>
        partsDeLApi(a).some(p =>
          lignesDe(p.ressource).some(l => lignesDeLaPart(p).includes(l.code) && l.par.some(acteur => acteur.code === type)),
        ),
      )
      .flatMap(a => [scopeTechnique(a), a.fonctionnel]),
  ),
]

/** Two APIs may share a scope: it stands for the lines of both. */
function lignesParScope(voulues: readonly ApiPartenaire[]): Map<string, string[]> {
  const lignes = new Map<string, string[]>()
  for (const a of voulues)
    for (const scope of [scopeTechnique(a), a.fonctionnel])
      lignes.set(scope, [...new Set([...(lignes.get(scope) ?? []), ...lignesDeLApi(a)])])
  return lignes
}

/**
 * Codes of the lines a token opens: a native scope is the code of its line; a partner API opens when both of its scopes are there.
 * `application_<client_id>` stands for all that the application is subscribed to. A subscription withdrawn closes at once. A token that
 * proves its agent opens no more than her roles let do. `pour`: the API that is called, whose versions share their scopes; none elsewhere.
 */
export function lignesDuJeton(
  { scopes, clientId, session }: Pick<JetonVerifie, 'scopes' | 'clientId' | 'session'>,
  application: Application | undefined,
  pour?: ApiPartenaire,
): Set<string> {
  const souscrits = new Set(application?.scopes)
  const portes = new Set((scopes.includes(`application_${clientId}`) ? [...souscrits] : scopes).filter(s => souscrits.has(s)))
  const ouvertes = toutesLesApis.filter(
    a =>
      (portes.has(scopeTechnique(a)) && portes.has(a.fonctionnel)) ||
      (a.scopesInconnus && a.code === pour?.code && portes.has('profil_accedant') && souscrits.has(scopeTechnique(a))),
  )
  const lignes = [
    ...portes,
    ...ouvertes.flatMap(a => partsDeLApi(a).filter(p => !p.restreinte || a.code === pour?.code)).flatMap(lignesDeLaPart),
  ]
  const roles = session?.agentId === undefined ? undefined : (session.roles ?? []).filter(estUnRole)
  return new Set(roles ? lignes.filter(code => roleOuvre(roles, code)) : lignes)
}

/** The code of a line ends with its operation. */
const roleOuvre = (roles: readonly Role[], code: string): boolean => operations.some(o => code.endsWith(`.${o}`) && ouvre(roles, o))

type Reglages = { habilitations: Pick<Habilitations, 'organisation' | 'application'>; politique: Politique; bacASable: boolean }

type Catalogue = {
  catalogue: CatalogueDeScopes
  refusDeScope: RefusDeScope
  lignesDuJeton: (jeton: Pick<JetonVerifie, 'scopes' | 'clientId' | 'session'>) => ReadonlySet<string>
}

/** What the authorization server must know of scopes: those of the contract and the code of each line of the declaration. */
export function creerCatalogue(ressources: readonly Ressource[], { habilitations, politique, bacASable }: Reglages): Catalogue {
  const lignes = new Map(toutesLesLignes(ressources).map(l => [l.code, l]))
  const partenaires = lignesParScope(bacASable ? toutesLesApis : apis)
  const disparues = [...partenaires.values()].flat().filter(code => !lignes.has(code))
  if (disparues.length > 0)
    throw new Error(`La façade partenaire renvoie à des lignes qui ne sont pas déclarées : ${disparues.join(', ')}.`)

  const codesDe = (scope: string): string[] => partenaires.get(scope) ?? (lignes.has(scope) ? [scope] : [])
  return {
    catalogue: { estTolere: scope => sansLigne.has(scope), lignes: codesDe },
    lignesDuJeton: jeton => lignesDuJeton(jeton, habilitations.application(jeton.clientId)),
    refusDeScope: ({ organisation }, scope) => {
      if (sansLigne.has(scope)) return null
      const type = habilitations.organisation(organisation)?.type
      const visees = codesDe(scope).flatMap(code => lignes.get(code) ?? [])
      const permises = visees.filter(l => l.par.some(a => a.code === type))
      const manques = permises.map(l => ({ ligne: l, manque: politique(organisation, l) }))
      if (visees.length === 0 || manques.some(({ manque }) => manque === null || manque === 'arret')) return null
      const nom = `Unknown/invalid scope(s): [${scope}]`
      const sansAdhesion = manques.filter(({ manque }) => manque === 'adhesion').map(({ ligne }) => ligne)
      if (permises.length > 0 && sansAdhesion.length === 0)
        return `${nom} : votre organisation n’a pas d’habilitation en vigueur pour cet échange`
      const volontaires = sansAdhesion.map(l => `${l.ressource.nom}/${l.nomEchange}`).join(', ')
      return volontaires
        ? `${nom} : échange volontaire ${volontaires}, il demande l’adhésion de votre organisation`
        : `${nom} : cet échange n’est pas ouvert à votre catégorie d’organisation`
    },
  }
}
