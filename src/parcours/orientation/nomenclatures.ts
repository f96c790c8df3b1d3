/** Codes of the partner contract (1.12), with the label people read. The correspondence PSO / PSP differs between sources: said here alone. */
export const libellesDesParcours = {
  PED: 'parcours emploi (à vocation d’insertion professionnelle)',
  PSO: 'parcours socio-professionnel',
  PSP: 'parcours social (préalable, à vocation d’insertion sociale)',
  IND: 'parcours à déterminer',
} as const
export const libellesDesOrganismes = {
  FT: 'France Travail',
  CD: 'le conseil départemental',
  DCD: 'un délégataire du conseil départemental',
  ML: 'une mission locale',
  CE: 'Cap emploi',
  IND: 'organisme à déterminer',
} as const
export const libellesDesEtats = {
  BROUILLON: 'réponses à compléter',
  EN_ATTENTE: 'en attente de décision',
  OUVERT: 'en cours',
  CLOTURE: 'terminée',
} as const
export const libellesDesStatuts = { PRECONISE: 'proposée', DECIDE: 'décidée' } as const
export const libellesDesMotifs = {
  DECLARATION_INEXACTE: 'une réponse n’est pas exacte',
  SITUATION_NON_COUVERTE: 'les questions ne couvrent pas la situation',
  APPRECIATION_DIFFERENTE: 'appréciation différente de la situation',
  MANQUE_CAPACITE_ACCUEIL: 'l’organisme proposé ne peut pas accueillir',
  AUTRE: 'autre raison',
} as const
export const libellesDesSens = {
  ACCEPTEE: 'proposition acceptée',
  REFUSEE: 'décidé autrement que proposé',
  FORCEE: 'décidé sans réponses aux critères',
  MODIFIEE: 'modifiée en cours de parcours',
} as const
export const libellesDesSorties = {
  REMPLACEE: 'remplacée par de nouvelles réponses',
  REORIENTATION: 'nouvelle orientation',
  CESSATION_INSCRIPTION: 'cessation d’inscription',
  RADIATION: 'radiation de la liste des demandeurs d’emploi',
  FIN_DE_DROIT_RSA: 'fin du droit au RSA',
} as const

type Code<T> = [keyof T & string, ...(keyof T & string)[]]
const codes = <T extends Record<string, string>>(libelles: T) => Object.keys(libelles) as Code<T>

export const parcoursPossibles = codes(libellesDesParcours)
export const organismesPossibles = codes(libellesDesOrganismes)
export const etats = codes(libellesDesEtats)
export const statuts = codes(libellesDesStatuts)
export const motifsDeRefus = codes(libellesDesMotifs)
export const sensDesDecisions = codes(libellesDesSens)
export const motifsDeSortie = codes(libellesDesSorties)
export const origines = [
  'INSCRIPTION_VOLONTAIRE',
  'INSCRIPTION_AUTO_MILO',
  'INSCRIPTION_AUTO_CAF',
  'INSCRIPTION_AUTO_MSA',
  'INSCRIPTION_CONSEILLER_FT',
  'INSCRIPTION_CONSEILLER_CD',
  'RDS_LPE',
] as const

export type Etat = keyof typeof libellesDesEtats
export type MotifDeSortie = keyof typeof libellesDesSorties
export type Sens = keyof typeof libellesDesSens
