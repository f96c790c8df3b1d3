import type { Confiance } from '../../droit/parametres/parametre.js'
import { CodeDeLActionSociale as Casf, CodeDuTravail as Ct, type Texte } from '../../droit/textes.js'

type Nature = {
  libelle: string
  /** What the breach is under the code du travail, and under the CASF for who has the RSA: null where the code does not know it. */
  travail: Texte | null
  rsa: Texte | null
  /** Code of the nature in the tools of the operator. */
  code: string | null
  confiance: Confiance
}

/** Breaches the two codes know, each with its article. To refuse to sign a contract is to refuse to draw it up. */
// biome-ignore format: a table is read in columns
export const naturesDeManquement = {
  OBLIGATIONS_DU_CONTRAT:     { libelle: 'obligations du contrat d’engagement non respectées',            travail: Ct.R5412_1,   rsa: Casf.R262_68_1, code: 'M6_1', confiance: 'sûr' },
  PROJET_DE_RECONVERSION:     { libelle: 'projet de reconversion non poursuivi',                          travail: Ct.R5412_1,   rsa: null,           code: 'M6_2', confiance: 'probable' },
  REFUS_D_ELABORER:           { libelle: 'refus d’élaborer le contrat d’engagement',                      travail: Ct.R5412_2,   rsa: Casf.R262_68,   code: 'M6_3', confiance: 'sûr' },
  REFUS_DE_SIGNER:            { libelle: 'refus de signer le contrat d’engagement',                       travail: Ct.R5412_2,   rsa: Casf.R262_68,   code: 'M6_3', confiance: 'dérivé' },
  REFUS_D_ACTUALISER:         { libelle: 'refus d’actualiser le contrat d’engagement',                    travail: Ct.R5412_2,   rsa: Casf.R262_68,   code: 'M6_4', confiance: 'sûr' },
  FRAUDE:                     { libelle: 'fraude ou fausse déclaration pour être ou rester inscrit',      travail: Ct.R5412_3_1, rsa: null,           code: 'M6_5', confiance: 'probable' },
  REFUS_D_OFFRES:             { libelle: 'deux refus d’offres raisonnables d’emploi',                     travail: Ct.R5412_3,   rsa: Casf.R262_68_2, code: 'M6_6', confiance: 'probable' },
  ACTIVITE_NON_DECLAREE:      { libelle: 'activité de très courte durée non déclarée',                    travail: Ct.R5412_3_2, rsa: null,           code: 'M6_7', confiance: 'probable' },
  REFUS_DE_CONTROLE:          { libelle: 'refus de se soumettre aux contrôles',                           travail: null,         rsa: Casf.R262_68_3, code: null,   confiance: 'probable' },
} as const satisfies Record<string, Nature>

export type NatureDeManquement = keyof typeof naturesDeManquement
export const natures = Object.keys(naturesDeManquement) as [NatureDeManquement, ...NatureDeManquement[]]
export const libellesDesNatures = Object.fromEntries(natures.map(n => [n, naturesDeManquement[n].libelle])) as Readonly<
  Record<NatureDeManquement, string>
>
