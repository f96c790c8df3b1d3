/**
 * Whether an agent of that SIRET works for the organisation of that one. Compared by the SIREN, its nine first digits: an organisation
 * is a legal entity, and the provider gives the establishment where its agent works. An organisation without a SIRET admits nobody.
 */
export const memeEntite = (recu: string | null, organisation: string | null): boolean =>
  recu !== null && organisation !== null && /^\d{14}$/.test(recu) && recu.slice(0, 9) === organisation.slice(0, 9)
