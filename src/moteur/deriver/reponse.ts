import type { Route } from './routes.js'
import { identifiantDUsager, schemaDeHomonymes, schemaDeListe, schemaDeReponse, schemaDHistorique } from './schema.js'

const ecriture = {
  type: 'object',
  properties: { usager: identifiantDUsager, numero: { type: 'integer' }, version: { type: 'integer' } },
  additionalProperties: false,
}
const trouvee = {
  type: 'object',
  properties: { usager: identifiantDUsager, identiteCertifiee: { type: 'boolean' } },
  additionalProperties: false,
}

/** Shape of the answer, derived from the same list of fields as the SELECT: the second lock. */
export function reponseDe({ ligne, forme }: Route): { statut: number; schema: Record<string, unknown> } {
  switch (forme) {
    case 'lecture':
      return { statut: 200, schema: schemaDeReponse(ligne) }
    case 'liste':
      return { statut: 200, schema: schemaDeListe(ligne) }
    case 'historique':
      return { statut: 200, schema: schemaDHistorique(ligne) }
    case 'recherche':
      return { statut: 200, schema: trouvee }
    case 'rechercheParNom':
      return { statut: 200, schema: schemaDeHomonymes(ligne) }
    case 'depot':
      return { statut: 201, schema: ecriture }
    case 'correction':
      return { statut: 200, schema: ecriture }
  }
}
