import type { Confiance } from '../../droit/parametres/parametre.js'
import type { CodeDActivite } from './types-d-activite.js'

/**
 * One nomenclature inside, said in the others: by category of data.inclusion, the type of activity it makes, the « pourquoi » of France
 * Travail's catalogue of démarches, and the modality of the DREES survey of contracts (one of fifteen). Ours: no text joins them.
 */
type Correspondance = readonly [categorie: string, activite: CodeDActivite, demarche: string, drees: string]
export const confianceDesCorrespondances: Confiance = 'dérivé'

// biome-ignore format: a table is read in columns
export const correspondances: readonly Correspondance[] = [
  ['choisir-un-metier',                          'PROJET',               'P01', 'compétences professionnelles'],
  ['creer-une-entreprise',                       'PROJET',               'P05', 'activité non salariée'],
  ['difficultes-administratives-ou-juridiques',  'ACCES_AUX_DROITS',     'P07', 'accès aux droits'],
  ['difficultes-financieres',                    'ACCES_AUX_DROITS',     'P07', 'autonomie financière'],
  ['equipement-et-alimentation',                 'ACCES_AUX_DROITS',     'P07', 'autre'],
  ['famille',                                    'GARDE_D_ENFANT',       'P07', 'famille et parentalité'],
  ['lecture-ecriture-calcul',                    'FORMATION',            'P02', 'illettrisme'],
  ['logement-hebergement',                       'LOGEMENT',             'P07', 'logement'],
  ['mobilite',                                   'MOBILITE',             'P07', 'mobilité'],
  ['numerique',                                  'FORMATION',            'P02', 'compétences professionnelles'],
  ['preparer-sa-candidature',                    'CANDIDATURES',         'P03', 'recherche d’emploi'],
  ['remobilisation',                             'REMOBILISATION',       'P07', 'lien social'],
  ['sante',                                      'DEMARCHE_PERSONNELLE', 'P07', 'soins'],
  ['se-former',                                  'FORMATION',            'P02', 'compétences professionnelles'],
  ['souvrir-a-linternational',                   'PROJET',               'P01', 'recherche d’emploi'],
  ['trouver-un-emploi',                          'CANDIDATURES',         'P03', 'recherche d’emploi'],
]
