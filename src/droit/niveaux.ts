/** What a line asks of whoever uses it. `nominative`: only a token that proves its agent, never a program alone. */
export const assurances = {
  ordinaire: 'ordinaire : deux facteurs',
  renforcee: 'renforcée : deux facteurs forts, donnés depuis peu',
  nominative: 'nominative : deux facteurs forts, donnés depuis peu par un agent que le jeton prouve',
} as const
export type Assurance = keyof typeof assurances

/** What a sign-in opens: nothing but the second-factor pages, the ordinary lines, every line. In this order. */
export const niveaux = ['aucun', 'mfa', 'renforce'] as const
export type Niveau = (typeof niveaux)[number]

export type GenreDeFacteur = 'totp' | 'webauthn' | 'secours'
