import type { CodeActeur } from '../src/droit/acteurs.js'

type Organisation = { code: string; type: CodeActeur; nom: string; siret?: string; departements?: string[] }
/** `communes` (INSEE) when the structure answers for a part of its département only; else it answers for all of it. */
type Structure = {
  code: string
  organisation: string
  nom: string
  codeAurore?: string
  codeSafir?: string
  departement?: string
  communes?: string[]
}

/** Their SIRET are made up, with a right key: nobody's real number is played with. */
export const organisations: readonly Organisation[] = [
  { code: 'FT', type: 'FT', nom: 'France Travail', siret: '13787789000012' },
  { code: 'CD59', type: 'CD', nom: 'Département du Nord', siret: '22328792100017', departements: ['59'] },
  { code: 'CD62', type: 'CD', nom: 'Département du Pas-de-Calais', siret: '22174218200019', departements: ['62'] },
  { code: 'CD69', type: 'CD', nom: 'Métropole de Lyon', siret: '20096792500013', departements: ['69'] },
  {
    code: 'DCD59-CCAS-ROUBAIX',
    type: 'DCD',
    nom: 'CCAS de Roubaix, délégataire du Département du Nord',
    siret: '26908100600018',
    departements: ['59'],
  },
  { code: 'ML-LILLE', type: 'ML', nom: 'Mission locale de Lille', siret: '78339075000017', departements: ['59'] },
  { code: 'ML-LYON', type: 'ML', nom: 'Mission locale de Lyon', siret: '77793834100016', departements: ['69'] },
  { code: 'CE59', type: 'CE', nom: 'Cap emploi Nord', siret: '51701746300012', departements: ['59'] },
  { code: 'CAF591', type: 'CAF', nom: 'Caisse d’allocations familiales du Nord', siret: '78814538100018', departements: ['59'] },
  { code: 'CAF621', type: 'CAF', nom: 'Caisse d’allocations familiales du Pas-de-Calais', siret: '78401916800011', departements: ['62'] },
  {
    code: 'MSA591',
    type: 'MSA',
    nom: 'Mutualité sociale agricole Nord – Pas-de-Calais',
    siret: '50146100800010',
    departements: ['59', '62'],
  },
  { code: 'GIP-PDI', type: 'GIP', nom: 'GIP Plateforme de l’inclusion', siret: '13330766000018' },
  { code: 'ESPACE-USAGER', type: 'USAGER', nom: 'Espace des personnes' },
]

export const structures: readonly Structure[] = [
  {
    code: 'FT-59-LILLE',
    organisation: 'FT',
    nom: 'Agence France Travail de Lille',
    codeAurore: 'HDF0012',
    codeSafir: '59012',
    departement: '59',
  },
  {
    code: 'FT-59-ROUBAIX',
    organisation: 'FT',
    nom: 'Agence France Travail de Roubaix',
    codeAurore: 'HDF0034',
    codeSafir: '59034',
    departement: '59',
    communes: ['59512', '59599', '59650', '59163', '59332'],
  },
  {
    code: 'FT-62-ARRAS',
    organisation: 'FT',
    nom: 'Agence France Travail d’Arras',
    codeAurore: 'HDF0201',
    codeSafir: '62001',
    departement: '62',
  },
  {
    code: 'FT-69-LYON',
    organisation: 'FT',
    nom: 'Agence France Travail de Lyon',
    codeAurore: 'ARA0101',
    codeSafir: '69001',
    departement: '69',
  },
  { code: 'CD59-UT-LILLE', organisation: 'CD59', nom: 'Unité territoriale de Lille', departement: '59' },
  {
    code: 'CD59-UT-ROUBAIX',
    organisation: 'CD59',
    nom: 'Unité territoriale de Roubaix',
    departement: '59',
    communes: ['59512', '59599', '59650', '59163', '59332'],
  },
  { code: 'CD62-UT-ARRAS', organisation: 'CD62', nom: 'Maison du département d’Arras', departement: '62' },
  { code: 'CD69-MDM-LYON', organisation: 'CD69', nom: 'Maison de la métropole de Lyon', departement: '69' },
  { code: 'ML-LILLE-CENTRE', organisation: 'ML-LILLE', nom: 'Antenne de Lille-Centre', departement: '59' },
  { code: 'ML-LYON-7', organisation: 'ML-LYON', nom: 'Antenne de Lyon 7', departement: '69' },
]

/** Voluntary échanges the demonstration organisations have joined. */
export const adhesions = [
  { organisation: 'GIP-PDI', ressource: 'identite', echange: 'eligibiliteIae' },
  { organisation: 'GIP-PDI', ressource: 'inscription', echange: 'eligibiliteIae' },
  { organisation: 'GIP-PDI', ressource: 'diagnostic', echange: 'eligibiliteIae' },
  { organisation: 'GIP-PDI', ressource: 'projet', echange: 'eligibiliteIae' },
] as const
