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

export const organisations: readonly Organisation[] = [
  { code: 'FT', type: 'FT', nom: 'France Travail' },
  { code: 'CD59', type: 'CD', nom: 'Département du Nord', departements: ['59'] },
  { code: 'CD62', type: 'CD', nom: 'Département du Pas-de-Calais', departements: ['62'] },
  { code: 'CD69', type: 'CD', nom: 'Métropole de Lyon', departements: ['69'] },
  { code: 'DCD59-CCAS-ROUBAIX', type: 'DCD', nom: 'CCAS de Roubaix, délégataire du Département du Nord', departements: ['59'] },
  { code: 'ML-LILLE', type: 'ML', nom: 'Mission locale de Lille', departements: ['59'] },
  { code: 'ML-LYON', type: 'ML', nom: 'Mission locale de Lyon', departements: ['69'] },
  { code: 'CE59', type: 'CE', nom: 'Cap emploi Nord', departements: ['59'] },
  { code: 'CAF591', type: 'CAF', nom: 'Caisse d’allocations familiales du Nord', departements: ['59'] },
  { code: 'CAF621', type: 'CAF', nom: 'Caisse d’allocations familiales du Pas-de-Calais', departements: ['62'] },
  { code: 'MSA59', type: 'MSA', nom: 'Mutualité sociale agricole Nord – Pas-de-Calais', departements: ['59', '62'] },
  { code: 'GIP-PDI', type: 'GIP', nom: 'GIP Plateforme de l’inclusion' },
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
] as const
