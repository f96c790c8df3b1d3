import type { z } from 'zod'
import { type JsonSchema, schemaJson } from '../moteur/deriver/schema.js'
import { lignesDeLaPart, scopeTechnique } from './apis.js'
import type { OperationPartenaire } from './operation.js'
import { operationsPartenaires } from './operations.js'
import { type CodeErreur, refus } from './refus.js'

const entete = (name: string, description: string, example: string): JsonSchema => ({
  name,
  in: 'header',
  required: true,
  description,
  schema: { type: 'string', minLength: 1 },
  example,
})

const agent = (quoi: string, exemple: string): JsonSchema =>
  entete(
    quoi,
    'Agent ou traitement qui consulte, journalisé ; 100 caractères au plus, sans « | ». Inutile si le jeton prouve l’agent.',
    exemple,
  )

const quota: JsonSchema = {
  'X-Ratelimit-Burst-Capacity-Clientidlimiter': {
    description: 'Appels permis par seconde à l’application sur cette API',
    schema: { type: 'integer' },
  },
  'X-Ratelimit-Remaining-Clientidlimiter': { description: 'Appels restants dans la seconde', schema: { type: 'integer' } },
}

const json = (description: string, schema: JsonSchema, example?: unknown): JsonSchema => ({
  description,
  headers: quota,
  content: { 'application/json; charset=utf-8': { schema, ...(example === undefined ? {} : { example }) } },
})

/** The refusals an operation may answer, by status: several reasons may share one. */
function erreurs({ surJetonUsager, erreur }: OperationPartenaire): JsonSchema {
  const dUsager = (code: CodeErreur) => code === 'ID_NON_RECONNU' || code.startsWith('JETON_USAGER')
  const possibles = (Object.keys(refus) as CodeErreur[]).filter(
    code => code !== 'QUOTA_DEPASSE' && code !== 'RESSOURCE_INCONNUE' && (surJetonUsager || !dUsager(code)),
  )
  const reponseA = (statut: number): JsonSchema => {
    const codes = possibles.filter(code => refus[code].statut === statut)
    const exemple = codes[0] ?? 'ERREUR_TECHNIQUE'
    return json([...new Set(codes.map(c => erreur.nommer(c)))].join(', '), schemaJson(erreur.schema), erreur.corps(exemple, statut, '…'))
  }
  return Object.fromEntries([...new Set(possibles.map(code => refus[code].statut))].map(statut => [statut, reponseA(statut)]))
}

const parametres = (requete: z.ZodObject): JsonSchema[] =>
  Object.entries(schemaJson(requete).properties as Record<string, JsonSchema>).map(([name, { description, ...schema }]) => ({
    name,
    in: 'query',
    required: false,
    description,
    schema,
  }))

const operation = (o: OperationPartenaire): JsonSchema => ({
  operationId: o.operationId,
  summary: o.resume,
  description: o.description,
  tags: [`${o.api.code} v${o.api.version}`],
  security: [{ oauth: [scopeTechnique(o.api), o.api.fonctionnel] }],
  'x-lignes': lignesDeLaPart(o.part ?? o.api),
  parameters: [
    ...[...o.chemin.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({ name, in: 'path', required: true, schema: { type: 'string' } })),
    agent('pa-identifiant-agent', 'BATCH'),
    agent('pa-nom-agent', 'MARTIN'),
    agent('pa-prenom-agent', 'Henri'),
    ...(o.requete ? parametres(o.requete) : []),
    ...(o.surJetonUsager ? [entete('ft-jeton-usager', 'Jeton rendu par rechercher-usager, valable 24 heures', 'eyJ2ZXJzIjoiMC4xIi…')] : []),
  ],
  ...(o.corps ? { requestBody: { required: true, content: { 'application/json; charset=utf-8': { schema: schemaJson(o.corps) } } } } : {}),
  responses: {
    [o.statut ?? 200]: json('Réponse', schemaJson(o.reponse)),
    ...(o.surJetonUsager ? { 204: { description: 'Aucune donnée', headers: quota } } : {}),
    ...erreurs(o),
    429: {
      description: 'Quota dépassé',
      headers: { ...quota, 'Retry-After': { description: 'Secondes à attendre', schema: { type: 'integer' } } },
      content: { 'text/plain; charset=utf-8': { schema: { type: 'string' } } },
    },
  },
})

export const racinePartenaire = '/partenaire'
export const cheminDe = ({ api, chemin }: OperationPartenaire): string => `/${api.code}/v${api.version}${chemin}`

function parChemin(): JsonSchema {
  const chemins: Record<string, JsonSchema> = {}
  for (const o of operationsPartenaires) {
    const chemin = `${racinePartenaire}${cheminDe(o)}`
    chemins[chemin] = { ...chemins[chemin], [o.verbe.toLowerCase()]: operation(o) }
  }
  return chemins
}

/** The contract of the façade (OpenAPI 3.1), from the very schemas that read the requests and write the answers. */
export function openapiPartenaire(adresse: string): JsonSchema {
  const jetons = `${adresse}/connexion/oauth2/access_token?realm=%2Fagent`
  const scopes = Object.fromEntries(
    operationsPartenaires.flatMap(o => [scopeTechnique(o.api), o.api.fonctionnel].map(s => [s, `API ${o.api.code} v${o.api.version}`])),
  )
  return {
    openapi: '3.1.0',
    info: {
      title: 'SI Plateforme — façade partenaire',
      version: '1',
      description:
        'Le contrat que les programmes des partenaires parlent déjà. Chaque appel passe par les lignes de la déclaration (x-lignes) : mêmes destinataires, mêmes périmètres, mêmes champs, même journal que l’API native.',
      license: { name: 'EUPL-1.2', identifier: 'EUPL-1.2' },
    },
    servers: [{ url: adresse }],
    paths: parChemin(),
    components: { securitySchemes: { oauth: { type: 'oauth2', flows: { clientCredentials: { tokenUrl: jetons, scopes } } } } },
  }
}
