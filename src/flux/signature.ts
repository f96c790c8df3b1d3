import type { Buffer } from 'node:buffer'
import { FluxIllisible } from './flux-illisible.js'

/** Refuses what is no text at all, told by its first bytes, before any parsing: the sentence then says what to deposit instead. */
export const refuserFichierBinaire = (debut: Buffer): void => {
  if (debut.length === 0) throw new FluxIllisible('FLUX_VIDE')
  const [a, b] = debut
  if ((a === 0x1f && b === 0x8b) || (a === 0x50 && b === 0x4b)) throw new FluxIllisible('FLUX_COMPRESSE')
  if ((a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff) || a === 0 || (a === 0x3c && b === 0)) throw new FluxIllisible('FLUX_UTF16')
}
