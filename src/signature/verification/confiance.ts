/** Whom a verification trusts: certificates in DER. */
export type Confiance = {
  /** Authorities that issue the signatories' certificates. */
  signataires: readonly Buffer[]
  /** Authorities of the timestamp servers. */
  horodatage: readonly Buffer[]
}
