/**
 * How sure it is that the person at the keyboard is who she says. `aucun` opens nothing but the pages of the second factor, `mfa` what a
 * professional does every day, `renforce` the strongest lines and acts.
 */
export type Niveau = 'aucun' | 'mfa' | 'renforce'

/** What an identity provider and our own second factor proved. */
export type Preuve = { genre: 'agent' | 'personne' | 'entreprise'; acr: string; amr: readonly string[]; facteurPropre: boolean }

const rangs: Readonly<Record<Niveau, number>> = { aucun: 0, mfa: 1, renforce: 2 }
export const suffit = (obtenu: Niveau, demande: Niveau): boolean => rangs[obtenu] >= rangs[demande]

/** Levels ProConnect publishes (eidas0 to eidas3, with or without a second factor). An unknown one proves nothing. */
// biome-ignore format: a table is read in columns
const parAcr: Readonly<Record<string, Niveau>> = {
  eidas0:       'aucun',
  'eidas0-mfa': 'mfa',
  eidas1:       'aucun',
  'eidas1-mfa': 'mfa',
  eidas2:       'renforce',
  eidas3:       'renforce',
}

export function niveauDe({ genre, acr, amr, facteurPropre }: Preuve): Niveau {
  // Whoever reads her own file as FranceConnect lets her in (eidas1) is asked for no more.
  const duFournisseur = genre === 'personne' && acr === 'eidas1' ? 'mfa' : (parAcr[acr] ?? 'aucun')
  if (genre === 'personne') return duFournisseur
  // A provider that claims a level with a second factor must also name that factor.
  const prouve = amr.length === 0 || amr.includes('mfa') ? duFournisseur : 'aucun'
  return facteurPropre ? 'renforce' : prouve
}
