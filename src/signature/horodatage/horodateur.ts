/** Who gives the time of a signature. */
export type Horodateur = {
  /**
   * An RFC 3161 token over a SHA-256 digest, in DER. `instant`: what the platform's clock says, for a local server.
   * @throws SignatureImpossible when no token came.
   */
  horodater(empreinte: Buffer, instant: Date): Promise<Buffer>
}
