import { createHmac } from 'node:crypto'

/** What stands for a thing of a person in the contract, made from its place and for one organisation, so nothing is stored. */
export const sceau = (cle: Buffer, genre: string, organisation: string, usager: bigint, numero: number): Buffer =>
  createHmac('sha256', cle).update(`${genre} ${organisation} ${usager} ${numero}`).digest()

/** Version 8 and variant of RFC 9562: a UUID whose content is its maker's. */
export function uuidDuSceau(scelle: Buffer): string {
  const octets = Buffer.from(scelle.subarray(0, 16))
  octets[6] = (Number(octets[6]) & 0x0f) | 0x80
  octets[8] = (Number(octets[8]) & 0x3f) | 0x80
  return octets.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
