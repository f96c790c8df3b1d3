import type { z } from 'zod'
import type { CodeActeur } from '../../droit/acteurs.js'
import { assuranceDe, type OperationComposee } from '../operation-composee.js'
import { phraseDAssurance } from './assurances.js'
import { refusPublies } from './refus.js'
import { type JsonSchema, schemaJson } from './schema.js'

const parametresDe = (lieu: 'path' | 'query', objet: z.ZodObject | undefined): JsonSchema[] => {
  if (!objet) return []
  const { properties = {}, required = [] } = schemaJson(objet) as { properties?: Record<string, JsonSchema>; required?: string[] }
  return Object.entries(properties).map(([name, { description, ...schema }]) => ({
    name,
    in: lieu,
    required: required.includes(name),
    ...(description ? { description } : {}),
    schema,
  }))
}

function reponse({ reponse: r }: OperationComposee): JsonSchema {
  if (r.statut === 204) return { 204: { description: 'Fait' } }
  const [type, schema] = 'schema' in r ? ['application/json', schemaJson(r.schema)] : [r.type, { type: 'string' }]
  return { [r.statut]: { description: 'Réponse', content: { [type]: { schema, example: r.exemple } } } }
}

/** How the contract publishes an operation that several lines open: `x-lignes` gives, for each kind of organisation, the sets that do. */
export function operationPubliee(op: OperationComposee): JsonSchema {
  const { corps, ouvertures } = op
  const parActeur = Object.entries(ouvertures).map(([acteur, choix]) => [acteur as CodeActeur, choix.map(l => l.map(x => x.code))] as const)
  const alternatives = new Map(parActeur.flatMap(([, choix]) => choix.map(codes => [codes.join(' '), { oauth: codes }])))
  return {
    operationId: op.id,
    tags: [op.theme],
    summary: op.titre,
    description: `${op.description}\n\nAssurance ${phraseDAssurance(assuranceDe(op))}.`,
    security: [...alternatives.values()],
    'x-lignes': Object.fromEntries(parActeur),
    'x-par': parActeur.map(([acteur]) => acteur),
    'x-assurance': assuranceDe(op).demande,
    parameters: [...parametresDe('path', op.chemin), ...parametresDe('query', op.requete)],
    ...(corps
      ? {
          requestBody: {
            required: true,
            content: Object.fromEntries(
              corps.types.map(t => [t, { schema: corps.schema ? schemaJson(corps.schema) : { type: 'string' }, example: corps.exemple }]),
            ),
          },
        }
      : {}),
    responses: { ...reponse(op), ...refusPublies(op.refus) },
  }
}
