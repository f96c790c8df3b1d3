import type { z } from 'zod'
import type { CodeActeur } from '../../droit/acteurs.js'
import { assurancesDesActes } from '../../droit/assurance-des-actes.js'
import { liaisonDerivee } from '../../droit/liaison.js'
import { actes } from '../../droit/roles.js'
import { assuranceDe, liaisonDe, type OperationComposee } from '../operation-composee.js'
import type { OperationDAdministration } from '../operation-d-administration.js'
import { phraseDAssurance } from './assurances.js'
import { securite } from './liaisons.js'
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

type Publiee = OperationComposee | OperationDAdministration

function reponse({ reponse: r }: Publiee): JsonSchema {
  if (r.statut === 204) return { 204: { description: 'Fait' } }
  const [type, schema] = 'schema' in r ? ['application/json', schemaJson(r.schema)] : [r.type, { type: 'string' }]
  return { [r.statut]: { description: 'Réponse', content: { [type]: { schema, example: r.exemple } } } }
}

/** What opens it: for each kind of organisation, the sets of lines (`x-lignes`); or one of the acts of a role (`x-actes`). */
function acces(op: Publiee): { description: string; [cle: string]: unknown } {
  if ('actes' in op) {
    const requis = op.actes.map(a => actes[a]).join(', ou ')
    const assurance = assurancesDesActes[op.actes[0]]
    const description = `${op.description}\n\nRéservé à un agent dont l’identité est prouvée et dont un rôle permet de : ${requis}. Assurance ${phraseDAssurance(assurance)}.`
    const liaison = liaisonDerivee(assurance.demande, [])
    return {
      description,
      security: securite([], liaison.demande),
      'x-actes': op.actes,
      'x-assurance': assurance.demande,
      'x-liaison': liaison.demande,
    }
  }
  const parActeur = Object.entries(op.ouvertures).map(
    ([acteur, choix]) => [acteur as CodeActeur, choix.map(l => l.map(x => x.code))] as const,
  )
  const alternatives = new Map(
    parActeur.flatMap(([, choix]) => choix.map(codes => [codes.join(' '), securite(codes, liaisonDe(op).demande)])),
  )
  return {
    description: `${op.description}\n\nAssurance ${phraseDAssurance(assuranceDe(op))}.`,
    security: [...alternatives.values()].flat(),
    'x-lignes': Object.fromEntries(parActeur),
    'x-par': parActeur.map(([acteur]) => acteur),
    'x-assurance': assuranceDe(op).demande,
    'x-liaison': liaisonDe(op).demande,
  }
}

/** How the contract publishes an operation that is not derived from a single line. */
export function operationPubliee(op: Publiee): JsonSchema {
  const { corps } = op
  return {
    operationId: op.id,
    tags: [op.theme],
    summary: op.titre,
    ...acces(op),
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
