/** Somebody who can sign in at a stand-in provider, with what it says of her. `groupe` is the heading she is listed under. */
export type Compte = { cle: string; groupe: string; libelle: string; claims: Readonly<Record<string, string>> & { sub: string } }

/** A way to sign in, and what the provider says of it. */
export type Niveau = { cle: string; libelle: string; acr: string; amr: readonly string[] }

// biome-ignore format: a table is read in columns
export const niveaux: Readonly<Record<'proconnect' | 'franceconnect', readonly Niveau[]>> = {
  proconnect: [
    { cle: 'eidas2',      libelle: 'eidas2 — mot de passe et code à usage unique',              acr: 'eidas2',     amr: ['pwd', 'otp', 'mfa'] },
    { cle: 'eidas3',      libelle: 'eidas3 — carte d’agent et code secret',                     acr: 'eidas3',     amr: ['pop', 'pin', 'mfa'] },
    { cle: 'eidas1-mfa',  libelle: 'eidas1-mfa — mot de passe et code par courriel',            acr: 'eidas1-mfa', amr: ['pwd', 'mail', 'mfa'] },
    { cle: 'eidas1',      libelle: 'eidas1 — mot de passe seul',                                acr: 'eidas1',     amr: ['pwd'] },
    { cle: 'eidas0',      libelle: 'eidas0 — identité déclarée, que la plateforme ne veut pas', acr: 'eidas0',     amr: ['pwd'] },
    { cle: 'contredit',   libelle: 'eidas2 annoncé, mot de passe seul en réalité',              acr: 'eidas2',     amr: ['pwd'] },
  ],
  franceconnect: [
    { cle: 'eidas1',      libelle: 'eidas1 — FranceConnect',                                    acr: 'eidas1',     amr: ['pwd'] },
    { cle: 'eidas2',      libelle: 'eidas2 — FranceConnect+',                                   acr: 'eidas2',     amr: ['pop', 'mfa'] },
  ],
}
