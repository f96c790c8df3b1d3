import { toutesLesLignes } from '../lignes.js'
import { titres } from '../probleme.js'
import type { Ressource } from '../ressource.js'
import { exempleDeCorps, exempleDeReponse } from './exemple.js'
import { reponseDe } from './reponse.js'
import { type Route, routesDe } from './routes.js'
import { corpsDeCorrection, corpsDeDepot, corpsDeRecherche, identifiantDUsager, type JsonSchema, schemaJson } from './schema.js'

const verbes: Record<Route['forme'], string> = {
  recherche: 'Trouver une personne',
  lecture: 'Lire',
  liste: 'Lister les personnes suivies',
  historique: 'Lire toutes les versions',
  depot: 'Déposer',
  correction: 'Corriger',
}

const entete = (name: string, required: boolean, description: string): JsonSchema => ({
  name,
  in: 'header',
  required,
  description,
  schema: { type: 'string' },
})

function parametres({ forme, url }: Route): JsonSchema[] {
  const chemin = [...url.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: name === 'usager' ? identifiantDUsager : { type: 'integer', minimum: 1 },
  }))
  const propres: Record<Route['forme'], JsonSchema[]> = {
    recherche: [],
    historique: [],
    lecture: [
      {
        name: 'au',
        in: 'query',
        description: 'Lire la donnée telle qu’elle était connue à cet instant',
        schema: { type: 'string', format: 'date-time' },
      },
      entete('If-None-Match', false, 'ETag d’une lecture précédente : 304 si rien n’a changé'),
    ],
    liste: [
      { name: 'curseur', in: 'query', description: 'Valeur de « suivant » de la page précédente', schema: { type: 'string' } },
      { name: 'limite', in: 'query', schema: { type: 'integer', minimum: 1, maximum: 200, default: 50 } },
    ],
    depot: [entete('Idempotency-Key', true, 'Une clé par création : la rejouer rend la première réponse')],
    correction: [entete('If-Match', true, 'ETag de la version lue : 412 si elle a changé, 428 si absent')],
  }
  return [...chemin, ...propres[forme]]
}

/** Refusals are said once: an operation names those it may give. */
const refus = {
  400: { nom: 'RequeteInvalide', description: 'Requête invalide, chaque faute avec son pointeur' },
  401: { nom: 'JetonRefuse', description: 'Jeton absent, expiré ou révoqué' },
  403: { nom: 'LigneFermee', description: 'Échange non ouvert à ce jeton, à cette organisation, ou sans adhésion' },
  404: { nom: 'Introuvable', description: 'Inconnu, ou hors de votre périmètre : la même réponse' },
  409: { nom: 'Conflit', description: 'Existe déjà' },
  410: { nom: 'DossierFusionne', description: 'Dossier réuni à un autre que vous suivez : « detail » donne son identifiant' },
  412: { nom: 'VersionDepassee', description: 'La donnée a changé depuis votre lecture' },
  413: { nom: 'CorpsTropGrand', description: 'Corps trop grand' },
  415: { nom: 'FormatRefuse', description: 'Type de contenu non pris en charge' },
  422: { nom: 'RegleNonRespectee', description: 'Une règle s’y oppose, ou clé d’idempotence réemployée' },
  428: { nom: 'VersionRequise', description: 'If-Match manque' },
  429: { nom: 'QuotaDepasse', description: 'Quota dépassé' },
  503: { nom: 'Indisponible', description: 'Base de données injoignable' },
} as const
type Refus = keyof typeof refus

const avecCorps = [413, 415] as const
const propres: Record<Route['forme'], readonly Refus[]> = {
  recherche: avecCorps,
  lecture: [],
  liste: [],
  historique: [],
  depot: [409, ...avecCorps, 422],
  correction: [412, ...avecCorps, 422, 428],
}

function refusDe({ forme, url }: Route): JsonSchema {
  const possibles: Refus[] = [400, 401, 403, 404, ...(url.includes('{usager}') ? [410 as const] : []), ...propres[forme], 429, 503]
  return Object.fromEntries(possibles.map(statut => [statut, { $ref: `#/components/responses/${refus[statut].nom}` }]))
}

const reponsesDeRefus = () =>
  Object.fromEntries(
    Object.values(refus).map(({ nom, description }) => [
      nom,
      { description, content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Probleme' } } } },
    ]),
  )

function corps(route: Route): JsonSchema | undefined {
  const { ligne, forme } = route
  const json = (schema: JsonSchema, type = 'application/json') => ({
    required: true,
    content: { [type]: { schema, example: exempleDeCorps(route) } },
  })
  switch (forme) {
    case 'recherche':
      return json(schemaJson(corpsDeRecherche(ligne)))
    case 'depot':
      return json(schemaJson(corpsDeDepot(ligne)))
    case 'correction':
      return json(schemaJson(corpsDeCorrection(ligne)), 'application/merge-patch+json')
    default:
      return undefined
  }
}

function operation(route: Route): JsonSchema {
  const { ligne, forme } = route
  const { statut, schema } = reponseDe(route)
  const requestBody = corps(route)
  return {
    operationId: `${ligne.code}.${forme}`,
    tags: [ligne.ressource.intitule],
    summary: `${verbes[forme]} — ${ligne.ressource.intitule}`,
    description: [
      `Finalité : ${ligne.echange.finalite}.`,
      `Base légale : ${ligne.echange.base.nom}, ${ligne.echange.base.texte.cite}.`,
      `Ouvert à : ${ligne.par.map(a => a.nom).join(', ')}, sur ${ligne.sur.phrase}. Échange ${ligne.echange.caractere}.`,
    ].join('\n\n'),
    security: [{ oauth: [ligne.code] }],
    'x-ligne': ligne.code,
    'x-par': ligne.par.map(a => a.code),
    'x-caractere': ligne.echange.caractere,
    parameters: parametres(route),
    ...(requestBody ? { requestBody } : {}),
    responses: {
      [statut]: { description: 'Réponse', content: { 'application/json': { schema, example: exempleDeReponse(route) } } },
      ...refusDe(route),
    },
  }
}

/** The published contract (OpenAPI 3.1), of the declaration and of nothing else (A1, A14). */
export function openapi(ressources: readonly Ressource[], adresse: string): JsonSchema {
  const lignes = toutesLesLignes(ressources)
  const paths: Record<string, JsonSchema> = {}
  for (const route of lignes.flatMap(routesDe)) paths[route.url] = { ...paths[route.url], [route.verbe.toLowerCase()]: operation(route) }
  return {
    openapi: '3.1.0',
    info: {
      title: 'SI Plateforme du réseau pour l’emploi',
      version: '1',
      description:
        'Données de référence partagées du réseau pour l’emploi. Chaque route est une ligne de la déclaration : une finalité, un texte, des destinataires, un périmètre, des champs.',
      license: { name: 'EUPL-1.2', identifier: 'EUPL-1.2' },
    },
    servers: [{ url: adresse }],
    externalDocs: { url: `${adresse}/documentation`, description: 'Documentation, conditions d’usage et exemples' },
    paths,
    components: {
      securitySchemes: {
        oauth: {
          type: 'oauth2',
          flows: {
            clientCredentials: {
              tokenUrl: `${adresse}/connexion/oauth2/access_token?realm=/partenaire`,
              scopes: Object.fromEntries(lignes.map(l => [l.code, l.echange.finalite])),
            },
          },
        },
      },
      responses: reponsesDeRefus(),
      schemas: {
        Probleme: {
          type: 'object',
          description: 'RFC 9457',
          properties: {
            type: { type: 'string', format: 'uri' },
            title: { type: 'string', enum: Object.values(titres) },
            status: { type: 'integer' },
            detail: { type: 'string' },
            correlation: { type: 'string' },
            errors: {
              type: 'array',
              items: {
                type: 'object',
                properties: { pointer: { type: 'string' }, detail: { type: 'string' } },
                required: ['pointer', 'detail'],
              },
            },
          },
          required: ['type', 'title', 'status', 'detail', 'correlation'],
        },
      },
    },
  }
}
