/** A kind of member of the réseau pour l'emploi. `code` is the one used by organisations and in the partner contract. */
export type Acteur = { code: CodeActeur; nom: string; pluriel: string }
export type CodeActeur = 'FT' | 'CD' | 'DCD' | 'ML' | 'CE' | 'CAF' | 'MSA' | 'GIP' | 'USAGER'

const acteur = (code: CodeActeur, nom: string, pluriel: string): Acteur => ({ code, nom, pluriel })

export const franceTravail = acteur('FT', 'France Travail', 'France Travail')
export const conseilDepartemental = acteur('CD', 'le conseil départemental', 'les conseils départementaux')
export const delegataire = acteur('DCD', 'le délégataire du conseil départemental', 'les délégataires des conseils départementaux')
export const missionLocale = acteur('ML', 'la mission locale', 'les missions locales')
export const capEmploi = acteur('CE', 'Cap emploi', 'les Cap emploi')
export const caisseAllocationsFamiliales = acteur('CAF', 'la caisse d’allocations familiales', 'les caisses d’allocations familiales')
const caisseMsa = acteur('MSA', 'la caisse de mutualité sociale agricole', 'les caisses de mutualité sociale agricole')
export const plateformeInclusion = acteur('GIP', 'la Plateforme de l’inclusion', 'la Plateforme de l’inclusion')
export const laPersonne = acteur('USAGER', 'la personne concernée', 'les personnes concernées')

export const acteurs = [
  franceTravail,
  conseilDepartemental,
  delegataire,
  missionLocale,
  capEmploi,
  caisseAllocationsFamiliales,
  caisseMsa,
  plateformeInclusion,
  laPersonne,
] as const

/** IV of art. L. 5411-5-1: the bodies that may be organisme référent. */
export const organismesReferents = [franceTravail, conseilDepartemental, delegataire, missionLocale, capEmploi] as const
export const organismesPayeurs = [caisseAllocationsFamiliales, caisseMsa] as const
