import { createHmac } from 'node:crypto'

/** Identifiers of one project in the contract: a UUID, and « uuid#secret » for its métier. Made from its place, so nothing is stored. */
export function identifiantsDuProjet(cle: Buffer, organisation: string, usager: bigint, numero: number): { id: string; metier: string } {
  const sceau = createHmac('sha256', cle).update(`diagnostic ${organisation} ${usager} ${numero}`).digest()
  const octets = Buffer.from(sceau.subarray(0, 16))
  // Version 8 and variant of RFC 9562: a UUID whose content is its maker's.
  octets[6] = (Number(octets[6]) & 0x0f) | 0x80
  octets[8] = (Number(octets[8]) & 0x3f) | 0x80
  const id = octets.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
  return { id, metier: `${id}#${sceau.subarray(16).toString('base64url')}` }
}
