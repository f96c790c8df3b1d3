import { fondementsDeLaDuree } from '../../droit/parametres/contrat-d-engagement.js'

/** States as the partner contract publishes them (1.12): labels only, the codes are ours. */
export const libellesDesEtats = {
  A_SIGNER: 'à signer',
  SIGNE: 'signé',
  REFUSE: 'refusé',
  SUSPENDU: 'suspendu',
  CLOTURE: 'clôturé',
} as const
export const libellesDesCas = {
  STANDARD: 'durée ordinaire',
  MINOREE: 'durée minorée',
  NON_QUANTIFIEE: 'sans durée quantifiée',
} as const
/** The text wants a level of intensity and names none: these three are ours. */
export const libellesDesIntensites = {
  SOUTENUE: 'soutenu : un échange par semaine',
  REGULIERE: 'régulier : un échange par mois au moins',
  ESPACEE: 'espacé : un échange par trimestre au moins',
} as const
export const libellesDesSens = { SIGNATURE: 'signature', REFUS: 'refus' } as const
export const libellesDesParties = {
  PERSONNE: 'la personne',
  ORGANISME: 'l’organisme référent',
  LES_DEUX: 'la personne et l’organisme référent',
} as const
export const libellesDesManieres = {
  ELECTRONIQUE: 'en ligne, de sa propre session',
  PAPIER: 'sur papier, numérisé',
  DECLAREE: 'recueillie dans l’outil de l’organisme, et déclarée',
} as const
export const libellesDesMotifs = {
  HEURES: 'le nombre d’heures ne convient pas',
  ACTIONS: 'les actions proposées ne conviennent pas',
  PROJET: 'ce n’est pas mon projet',
  ORGANISME: 'je souhaite un autre accompagnement',
  PERSONNEL: 'une raison personnelle, dite de vive voix',
  AUTRE: 'une autre raison',
} as const
export const libellesDesOrigines = {
  PLATEFORME: 'établi sur la plateforme',
  DECLARE: 'établi dans l’outil de l’organisme',
} as const
/** Themes of data·inclusion v1, the sixteen at the head of its list. */
export const libellesDesThemes = {
  'choisir-un-metier': 'choisir un métier',
  'creer-une-entreprise': 'créer une entreprise',
  'difficultes-administratives-ou-juridiques': 'difficultés administratives ou juridiques',
  'difficultes-financieres': 'difficultés financières',
  'equipement-et-alimentation': 'équipement et alimentation',
  famille: 'famille',
  'lecture-ecriture-calcul': 'lecture, écriture et calcul',
  'logement-hebergement': 'logement et hébergement',
  mobilite: 'mobilité',
  numerique: 'numérique',
  'preparer-sa-candidature': 'préparer sa candidature',
  remobilisation: 'remobilisation',
  sante: 'accès aux soins',
  'se-former': 'se former',
  'souvrir-a-linternational': 's’ouvrir à l’international',
  'trouver-un-emploi': 'trouver un emploi',
} as const

type Code<T> = [keyof T & string, ...(keyof T & string)[]]
const codes = <T extends Record<string, unknown>>(libelles: T) => Object.keys(libelles) as Code<T>

export const etats = codes(libellesDesEtats)
export const casDeDuree = codes(libellesDesCas)
export const intensites = codes(libellesDesIntensites)
export const fondements = codes(fondementsDeLaDuree)
export const sensPossibles = codes(libellesDesSens)
export const parties = codes(libellesDesParties)
export const manieres = codes(libellesDesManieres)
export const motifsDeRefus = codes(libellesDesMotifs)
export const origines = codes(libellesDesOrigines)
export const themes = codes(libellesDesThemes)

export type Etat = keyof typeof libellesDesEtats
export type Sens = keyof typeof libellesDesSens
export type Partie = keyof typeof libellesDesParties
