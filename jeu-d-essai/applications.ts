import type { Royaume } from '../src/acces/index.js'

type ApplicationDEssai = {
  clientId: string
  nom: string
  organisation: string
  structure?: string
  royaumes: readonly Royaume[]
  /** Set for a program people sign in to: where its code goes, and the lines it may ask a person for. */
  adressesDeRetour?: readonly string[]
  lignesDeLaPersonne?: readonly string[]
  /** One hundred unless said; the portal makes the calls of everyone who is signed in to it. */
  quotaParSeconde?: number
}

const partenaire = ['/agent', '/partenaire'] as const

/** Each organisation's own client, even under one editor: an editor never mixes the organisations it serves. */
export const applications: readonly ApplicationDEssai[] = [
  {
    clientId: 'PAR_logiciel-nord_59',
    nom: 'Logiciel Solis, Nord',
    organisation: 'CD59',
    royaumes: partenaire,
    adressesDeRetour: ['http://127.0.0.1:4000/retour'],
  },
  { clientId: 'PAR_logiciel-pdc_62', nom: 'Logiciel Solis, Pas-de-Calais', organisation: 'CD62', royaumes: partenaire },
  {
    clientId: 'PAR_ccas_roubaix',
    nom: 'Logiciel du CCAS de Roubaix',
    organisation: 'DCD59-CCAS-ROUBAIX',
    royaumes: partenaire,
  },
  {
    clientId: 'PAR_imilo_lille',
    nom: 'Logiciel de la mission locale de Lille',
    organisation: 'ML-LILLE',
    royaumes: partenaire,
  },
  {
    clientId: 'PAR_imilo_lyon',
    nom: 'Logiciel de la mission locale de Lyon',
    organisation: 'ML-LYON',
    royaumes: partenaire,
  },
  { clientId: 'PAR_capemploi_59', nom: 'Logiciel de Cap emploi Nord', organisation: 'CE59', royaumes: partenaire },
  {
    clientId: 'PAR_francetravail',
    nom: 'Applications de France Travail, agence de Lille',
    organisation: 'FT',
    structure: 'FT-59-LILLE',
    royaumes: partenaire,
  },
  {
    clientId: 'PAR_francetravail_lyon',
    nom: 'Applications de France Travail, agence de Lyon',
    organisation: 'FT',
    structure: 'FT-69-LYON',
    royaumes: partenaire,
  },
  { clientId: 'PAR_caf_591', nom: 'Système de la CAF du Nord', organisation: 'CAF591', royaumes: ['/partenaire'] },
  {
    clientId: 'PAR_caf_621',
    nom: 'Système de la CAF du Pas-de-Calais',
    organisation: 'CAF621',
    royaumes: ['/partenaire'],
  },
  {
    clientId: 'PAR_msa_591',
    nom: 'Système de la MSA Nord – Pas-de-Calais',
    organisation: 'MSA591',
    royaumes: ['/partenaire'],
  },
  {
    clientId: 'PAR_mes_aides',
    nom: 'Mes aides à l’insertion',
    organisation: 'GIP-PDI',
    royaumes: ['/individu'],
    adressesDeRetour: ['http://127.0.0.1:4000/retour'],
    lignesDeLaPersonne: ['identite.accesDeLaPersonne.consulter'],
  },
  {
    clientId: 'PAR_emplois_inclusion',
    nom: 'Les emplois de l’inclusion',
    organisation: 'GIP-PDI',
    royaumes: partenaire,
  },
  // One page of hers asks for thirty readings, and all the persons go through it.
  {
    ...{ clientId: 'espace-usager', nom: 'Espace des personnes', organisation: 'ESPACE-USAGER', royaumes: ['/individu'] },
    quotaParSeconde: 5000,
  },
  { clientId: 'portail', nom: 'Portail des professionnels', organisation: 'FT', royaumes: ['/agent'], quotaParSeconde: 5000 },
]
