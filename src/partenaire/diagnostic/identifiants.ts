import { sceau, uuidDuSceau } from '../identifiant-scelle.js'

/** Identifiers of one project in the contract: a UUID, and « uuid#secret » for its métier. */
export function identifiantsDuProjet(cle: Buffer, organisation: string, usager: bigint, numero: number): { id: string; metier: string } {
  const scelle = sceau(cle, 'diagnostic', organisation, usager, numero)
  const id = uuidDuSceau(scelle)
  return { id, metier: `${id}#${scelle.subarray(16).toString('base64url')}` }
}
