import { z } from 'zod'
import type { Ligne } from '../lignes.js'

export type JsonSchema = { [cle: string]: unknown }

/** « X or null » as one type list: OpenAPI 3.1 says it so, and the serialiser need not try alternatives. */
function sansAlternativeNulle(schema: JsonSchema): JsonSchema {
  const choix = schema.anyOf
  if (Array.isArray(choix) && choix.length === 2 && (choix[1] as JsonSchema).type === 'null') {
    const { anyOf: _, ...reste } = schema
    const pris = sansAlternativeNulle(choix[0] as JsonSchema)
    return {
      ...reste,
      ...pris,
      type: [pris.type, 'null'],
      ...(Array.isArray(pris.enum) ? { enum: [...(pris.enum as unknown[]), null] } : {}),
    }
  }
  const proprietes = schema.properties as Record<string, JsonSchema> | undefined
  return {
    ...schema,
    ...(proprietes ? { properties: Object.fromEntries(Object.entries(proprietes).map(([c, s]) => [c, sansAlternativeNulle(s)])) } : {}),
    ...(schema.items ? { items: sansAlternativeNulle(schema.items as JsonSchema) } : {}),
  }
}

export function schemaJson(schema: z.ZodType): JsonSchema {
  const { $schema: _, ...reste } = z.toJSONSchema(schema, { target: 'draft-2020-12', io: 'input' })
  return sansAlternativeNulle(reste)
}

const champsDe = (ligne: Ligne, champs: readonly string[] = ligne.champs) =>
  Object.fromEntries(
    champs.map(c => {
      const donnee = ligne.ressource.donnees[c]
      if (!donnee) throw new Error(`${ligne.code} : champ inconnu ${c}`)
      return [c, donnee.schema]
    }),
  )

const ecrits = new WeakMap<z.ZodType, JsonSchema>()

/** Lines share the fields of their resource: each is written once. */
function schemaDuChamp(schema: z.ZodType): JsonSchema {
  const connu = ecrits.get(schema) ?? schemaJson(schema)
  ecrits.set(schema, connu)
  return connu
}

/** What a recipient receives: exactly the declared fields, nothing else. */
function schemaDesDonnees(ligne: Ligne, champs: readonly string[] = ligne.champs): JsonSchema {
  const proprietes = Object.entries(champsDe(ligne, champs))
  const required = proprietes.filter(([, s]) => !s.safeParse(undefined).success).map(([c]) => c)
  return {
    type: 'object',
    properties: Object.fromEntries(proprietes.map(([c, s]) => [c, { title: ligne.ressource.donnees[c]?.libelle, ...schemaDuChamp(s) }])),
    ...(required.length > 0 ? { required } : {}),
    additionalProperties: false,
  }
}

const objet = (properties: Record<string, JsonSchema>): JsonSchema => ({
  type: 'object',
  properties,
  required: Object.keys(properties),
  additionalProperties: false,
})

const misAJour = objet({
  le: { type: 'string', format: 'date-time', description: 'Instant de la dernière action' },
  par: { type: 'string', description: 'Organisation qui détient la dernière action' },
  structure: { type: ['string', 'null'], description: 'Structure de cette organisation' },
})

export const identifiantDUsager: JsonSchema = {
  type: 'string',
  pattern: '^[A-Za-z0-9_-]{22}$',
  description: 'Identifiant de la personne, propre à votre organisation : le même dossier en a un autre ailleurs',
}

const enregistrement = (ligne: Ligne): Record<string, JsonSchema> => ({
  ...(ligne.ressource.cardinalite === 'plusieurs'
    ? { numero: { type: 'integer', description: 'Rang dans le dossier de la personne' } }
    : {}),
  version: { type: 'integer', description: 'Version de la donnée, à nommer pour la corriger' },
  misAJour,
  donnees: schemaDesDonnees(ligne),
})

export function schemaDeReponse(ligne: Ligne): JsonSchema {
  const usager = { usager: identifiantDUsager }
  return ligne.ressource.cardinalite === 'plusieurs'
    ? objet({ ...usager, elements: { type: 'array', items: objet(enregistrement(ligne)) } })
    : objet({ ...usager, ...enregistrement(ligne) })
}

export const schemaDeListe = (ligne: Ligne): JsonSchema =>
  objet({
    elements: { type: 'array', items: schemaDeReponse(ligne) },
    suivant: { type: ['string', 'null'], description: 'Curseur de la page suivante' },
  })

export const schemaDHistorique = (ligne: Ligne): JsonSchema =>
  objet({
    usager: identifiantDUsager,
    versions: {
      type: 'array',
      items: objet({
        ...enregistrement(ligne),
        remplaceLe: { type: ['string', 'null'], format: 'date-time' },
        modifies: { type: 'array', items: { type: 'string' } },
      }),
    },
    suivant: { type: ['string', 'null'], format: 'date', description: 'Valeur de « avant » pour ce qui est plus ancien' },
    enTout: {
      type: ['object', 'null'],
      description: 'D’un résumé : combien il y en a, lus ou non',
      properties: { enregistrements: { type: 'integer' }, versions: { type: 'integer' } },
      required: ['enregistrements', 'versions'],
      additionalProperties: false,
    },
  })

export const schemaDeHomonymes = (ligne: Ligne): JsonSchema =>
  objet({
    elements: {
      type: 'array',
      items: objet({ usager: identifiantDUsager, donnees: schemaDesDonnees(ligne, ligne.echange.rechercher?.parNom?.montre) }),
    },
    incomplet: { type: 'boolean', description: 'Il y en a d’autres : précisez' },
  })

/** Body of a deposit: what is not nullable must be given. */
export function corpsDeDepot(ligne: Ligne): z.ZodType {
  return z.strictObject(
    Object.fromEntries(Object.entries(champsDe(ligne)).map(([c, s]) => [c, s.safeParse(null).success ? s.optional() : s])),
  )
}

/** Body of a correction (RFC 7396): any of the fields of the line, at least one. */
export function corpsDeCorrection(ligne: Ligne): z.ZodType {
  return z
    .strictObject(champsDe(ligne))
    .partial()
    .refine(corps => Object.keys(corps).length > 0, 'au moins un champ à corriger')
}

export function corpsDeRecherche(ligne: Ligne): z.ZodType {
  const recherche = ligne.echange.rechercher
  if (!recherche) throw new Error(`${ligne.code} : sans clés de recherche`)
  const [premiere, ...autres] = recherche.cles.map(cle => z.strictObject(champsNonNuls(ligne, cle)))
  return autres.length === 0 ? (premiere as z.ZodType) : z.union([premiere as z.ZodType, ...autres])
}

export const corpsDeRechercheParNom = z.strictObject({
  noms: z.string().min(2).max(200).describe('Noms et prénoms, ou leurs premières lettres, dans n’importe quel ordre, avec ou sans accents'),
  limite: z.number().int().min(1).max(50).default(20),
})

function champsNonNuls(ligne: Ligne, champs: readonly string[]) {
  return Object.fromEntries(
    Object.entries(champsDe(ligne, champs)).map(([c, s]) => [c, s instanceof z.ZodNullable ? (s.unwrap() as z.ZodType) : s]),
  )
}
