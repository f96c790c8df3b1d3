import { z } from 'zod'
import type { JsonSchema } from '../../src/moteur/deriver/schema.js'

const schema: z.ZodType<JsonSchema> = z.record(z.string(), z.unknown())
const contenu = z.record(z.string(), z.object({ schema, example: z.unknown().optional() }))
const reponse = z.object({ description: z.string(), content: contenu.optional() })
const parametre = z.object({
  name: z.string(),
  in: z.string(),
  required: z.boolean().optional(),
  description: z.string().optional(),
  schema,
})
const operation = z.object({
  operationId: z.string(),
  tags: z.array(z.string()).min(1),
  'x-ligne': z.string().optional(),
  summary: z.string(),
  description: z.string(),
  security: z.array(z.record(z.string(), z.array(z.string()))),
  parameters: z.array(parametre).default([]),
  requestBody: z.object({ content: contenu }).optional(),
  responses: z.record(z.string(), z.union([z.object({ $ref: z.string() }), reponse])),
})
const contrat = z.object({
  paths: z.record(z.string(), z.record(z.string(), operation)),
  components: z.object({ responses: z.record(z.string(), reponse).default({}) }),
})

export type Contenu = { type: string; schema: JsonSchema; exemple: unknown }
export type OperationLue = {
  id: string
  theme: string
  /** The line it is derived from; undefined when several open it. */
  ligne: string | undefined
  verbe: string
  chemin: string
  titre: string
  description: string
  scopes: readonly string[]
  parametres: readonly z.infer<typeof parametre>[]
  corps: Contenu | undefined
  succes: { statut: string; description: string; contenu: Contenu | undefined }[]
  refus: { statut: string; description: string }[]
}

const enContenu = (c: z.infer<typeof contenu> | undefined): Contenu | undefined => {
  const [premier] = Object.entries(c ?? {})
  return premier && { type: premier[0], schema: premier[1].schema, exemple: premier[1].example }
}

const lues = new WeakMap<JsonSchema, readonly OperationLue[]>()

/** The operations of a published OpenAPI document, as a page shows them: the reference is read from the contract, like any client does, once for all its pages. */
export function operations(document: JsonSchema): readonly OperationLue[] {
  const connues = lues.get(document) ?? lire(document)
  lues.set(document, connues)
  return connues
}

function lire(document: JsonSchema): OperationLue[] {
  const { paths, components } = contrat.parse(document)
  return Object.entries(paths).flatMap(([chemin, verbes]) =>
    Object.entries(verbes).map(([verbe, o]) => {
      const reponses = Object.entries(o.responses).map(([statut, r]) => {
        const visee = '$ref' in r ? components.responses[r.$ref.slice(r.$ref.lastIndexOf('/') + 1)] : r
        return { statut, description: visee?.description ?? '', contenu: enContenu(visee?.content) }
      })
      return {
        id: o.operationId,
        theme: o.tags[0] ?? '',
        ligne: o['x-ligne'],
        verbe: verbe.toUpperCase(),
        chemin,
        titre: o.summary,
        description: o.description,
        scopes: [...new Set(o.security.flatMap(s => Object.values(s).flat()))],
        parametres: o.parameters,
        corps: enContenu(o.requestBody?.content),
        succes: reponses.filter(r => r.statut.startsWith('2')),
        refus: reponses.filter(r => !r.statut.startsWith('2')).map(({ statut, description }) => ({ statut, description })),
      }
    }),
  )
}
