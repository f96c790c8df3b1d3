import { toutesLesLignes } from '../lignes.js'
import { titres } from '../probleme.js'
import type { OperationComposee } from '../operation-composee.js'
import type { OperationDAdministration } from '../operation-d-administration.js'
import type { Ressource } from '../ressource.js'
import { exempleDeCorps, exempleDeReponse } from './exemple.js'
import { reponseDe } from './reponse.js'
import { operationPubliee } from './operation-composee.js'
import { type RefusPublie, refusPublies, reponsesDeRefus } from './refus.js'
import { phraseDAssurance } from './assurances.js'
import { phraseDeLiaison, schemasDeLiaison, securite } from './liaisons.js'
import { aUnDelai, filtresDe } from './filtres.js'
import { type Route, routesDe } from './routes.js'
import {
  corpsDeCorrection,
  corpsDeDepot,
  corpsDeRecherche,
  corpsDeRechercheParNom,
  identifiantDUsager,
  type JsonSchema,
  schemaJson,
} from './schema.js'

const verbes: Record<Route['forme'], string> = {
  recherche: 'Trouver une personne',
  rechercheParNom: 'Trouver une personne par ses noms',
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

function parametres({ ligne, forme, url }: Route): JsonSchema[] {
  const chemin = [...url.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: name === 'usager' ? identifiantDUsager : { type: 'integer', minimum: 1 },
  }))
  const propres: Record<Route['forme'], JsonSchema[]> = {
    recherche: [],
    rechercheParNom: [],
    historique: [
      { name: 'avant', in: 'query', description: 'Ce qui a été écrit avant ce jour', schema: { type: 'string', format: 'date' } },
      {
        name: 'nombre',
        in: 'query',
        description: 'Au moins autant de versions, s’il y en a, par jours entiers ; toutes sans ce paramètre',
        schema: { type: 'integer', minimum: 1, maximum: 200 },
      },
      {
        name: 'resume',
        in: 'query',
        description:
          'Seul : les dernières versions, autant qu’il est dit, et des derniers enregistrements écrits, autant aussi, la version actuelle et celles d’où viennent ses valeurs',
        schema: { type: 'integer', minimum: 1, maximum: 200 },
      },
    ],
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
      {
        name: 'depuis',
        in: 'query',
        description: 'Ce qui a été écrit depuis cet instant',
        schema: { type: 'string', format: 'date-time' },
      },
      ...(aUnDelai(ligne)
        ? [
            {
              name: 'enRetard',
              in: 'query',
              description: `Seulement celles dont ce jour est passé : ${ligne.ressource.donnees[ligne.ressource.delai ?? '']?.libelle}`,
              schema: { type: 'string', enum: ['true'] },
            },
          ]
        : []),
      ...Object.entries(filtresDe(ligne)).map(([name, valeurs]) => ({
        name,
        in: 'query',
        description: ligne.ressource.donnees[name]?.libelle,
        schema: schemaJson(valeurs.unwrap()),
      })),
    ],
    depot: [entete('Idempotency-Key', true, 'Une clé par création : la rejouer rend la première réponse')],
    correction: [entete('If-Match', true, 'ETag de la version lue : 412 si elle a changé, 428 si absent')],
  }
  return [...chemin, ...propres[forme]]
}

const avecCorps = [413, 415] as const
const propres: Record<Route['forme'], readonly RefusPublie[]> = {
  recherche: avecCorps,
  rechercheParNom: avecCorps,
  lecture: [],
  liste: [],
  historique: [],
  depot: [409, ...avecCorps, 422],
  correction: [412, ...avecCorps, 422, 428],
}

const refusDe = ({ forme, url }: Route): JsonSchema =>
  refusPublies([404, ...(url.includes('{usager}') ? [410 as const] : []), ...propres[forme]])

function corps(route: Route): JsonSchema | undefined {
  const { ligne, forme } = route
  const json = (schema: JsonSchema, type = 'application/json') => ({
    required: true,
    content: { [type]: { schema, example: exempleDeCorps(route) } },
  })
  switch (forme) {
    case 'recherche':
      return json(schemaJson(corpsDeRecherche(ligne)))
    case 'rechercheParNom':
      return json(schemaJson(corpsDeRechercheParNom))
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
      `Assurance ${phraseDAssurance(ligne.assurance)}.`,
      `Liaison ${phraseDeLiaison(ligne.liaison)}.`,
    ].join('\n\n'),
    security: securite([ligne.code], ligne.liaison.demande),
    'x-ligne': ligne.code,
    'x-par': ligne.par.map(a => a.code),
    'x-caractere': ligne.echange.caractere,
    'x-assurance': ligne.assurance.demande,
    'x-liaison': ligne.liaison.demande,
    parameters: parametres(route),
    ...(requestBody ? { requestBody } : {}),
    responses: {
      [statut]: { description: 'Réponse', content: { 'application/json': { schema, example: exempleDeReponse(route) } } },
      ...refusDe(route),
    },
  }
}

type Autre = OperationComposee | OperationDAdministration

/** Verb and address of each operation that the contract publishes: the whole list, without writing them. */
export const operationsPubliees = (ressources: readonly Ressource[], autres: readonly Autre[]): { verbe: string; url: string }[] => [
  ...toutesLesLignes(ressources).flatMap(routesDe),
  ...autres,
]

/** The published contract (OpenAPI 3.1), of the declaration and of nothing else (A1, A14). */
export function openapi(ressources: readonly Ressource[], autres: readonly Autre[], adresse: string): JsonSchema {
  const lignes = toutesLesLignes(ressources)
  const paths: Record<string, JsonSchema> = {}
  for (const route of lignes.flatMap(routesDe)) paths[route.url] = { ...paths[route.url], [route.verbe.toLowerCase()]: operation(route) }
  for (const op of autres) paths[op.url] = { ...paths[op.url], [op.verbe.toLowerCase()]: operationPubliee(op) }
  return {
    openapi: '3.1.0',
    info: {
      title: 'SI Plateforme du réseau pour l’emploi',
      version: '1',
      description:
        'Données de référence partagées du réseau pour l’emploi. Chaque route est une ligne de la déclaration (x-ligne) : une finalité, un texte, des destinataires, un périmètre, des champs. Les fichiers et les identités à vérifier en prennent plusieurs (x-lignes) ; l’administration des droits dépend des rôles de l’agent (x-actes).',
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
        ...schemasDeLiaison,
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
