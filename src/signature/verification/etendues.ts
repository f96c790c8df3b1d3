import type { PdfDict } from '@libpdf/core'

/** What one signature covers: the file up to `fin`, all of it but the place of the signature itself. */
export type Etendue = { couvert: Buffer; contenu: Buffer; fin: number }

/**
 * Reads the range of a signature, from the first byte: the gap must be the signature in lower-case hexadecimal and nothing else, so that
 * there is no byte before the end that neither the signature nor its own form holds. Undefined when it is not so.
 */
export function lireLEtendue(pdf: Buffer, signature: PdfDict): Etendue | undefined {
  const etendue = signature.getArray('ByteRange')?.toArray() ?? []
  const [depart, debut, reprise, suite, ...reste] = etendue.map(n => (n.type === 'number' ? n.value : Number.NaN))
  if (depart !== 0 || debut === undefined || reprise === undefined || suite === undefined || reste.length > 0) return undefined
  const fin = reprise + suite
  if (![debut, reprise, fin].every(Number.isSafeInteger) || debut >= reprise || suite < 0 || fin > pdf.length) return undefined
  const place = pdf.toString('latin1', debut, reprise)
  if (!/^<(?:[0-9a-f]{2})+>$/.test(place)) return undefined
  return {
    couvert: Buffer.concat([pdf.subarray(0, debut), pdf.subarray(reprise, fin)]),
    contenu: Buffer.from(place.slice(1, -1), 'hex'),
    fin,
  }
}
