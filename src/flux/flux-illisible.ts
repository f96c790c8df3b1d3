import { type CodeMotif, phraseDe } from './motifs.js'

/** The whole file is refused: it is not what it should be, so that no element of it can be trusted. */
export class FluxIllisible extends Error {
  readonly code: CodeMotif

  constructor(code: CodeMotif, precision = '') {
    super(precision === '' ? phraseDe(code) : `${phraseDe(code)} ${precision}`)
    this.name = 'FluxIllisible'
    this.code = code
  }
}
