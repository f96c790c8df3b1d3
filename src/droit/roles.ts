/** What a line lets one do, as the engine names it; said here again because the law imports nothing. */
type Operation = 'rechercher' | 'consulter' | 'deposer' | 'corriger'

/** What an agent may do beside the lines: each one is asked by name where it is done. */
export const actes = {
  lister: 'voir la liste des personnes suivies',
  'trancher-identite': 'trancher une identité douteuse',
  importer: 'déposer un fichier',
  exporter: 'exporter une liste',
  administrer: 'inviter et habiliter les agents',
  souscrire: 'demander des habilitations et gérer les applications',
  'lire-le-journal': 'lire le journal de son organisation',
  sanctionner: 'prononcer une sanction au nom de son organisation',
  surveiller: 'suivre les alertes de son organisation, et arrêter un accès',
  enqueter: 'suivre toutes les alertes, rouvrir un accès et enquêter',
  piloter: 'lire les chiffres de son organisation et essayer une table de décision',
  instruire: 'instruire les demandes d’habilitation',
} as const
export type Acte = keyof typeof actes

type DroitsDeRole = { libelle: string; operations: readonly Operation[]; actes: readonly Acte[] }

const toutes = ['rechercher', 'consulter', 'deposer', 'corriger'] as const

/**
 * The tasks of a member of staff, hence what she may do: the arrêté of 3 July 2024 (annexe, « conditions d'accès des personnels ») wants
 * access by function. A role only narrows what the declaration opens to her organisation; whoever administers sees no one's file.
 */
// biome-ignore format: a table is read in columns
export const roles = {
  conseiller:     { libelle: 'conseiller',     operations: toutes,                      actes: ['lister'] },
  referent:       { libelle: 'référent',       operations: toutes,                      actes: ['lister', 'trancher-identite'] },
  responsable:    { libelle: 'responsable',    operations: toutes,                      actes: ['lister', 'trancher-identite', 'importer', 'exporter', 'sanctionner', 'piloter', 'surveiller'] },
  superviseur:    { libelle: 'superviseur',    operations: ['rechercher', 'consulter'], actes: ['lister', 'surveiller', 'piloter'] },
  administrateur: { libelle: 'administrateur', operations: [],                          actes: ['administrer', 'souscrire'] },
  dpo:            { libelle: 'délégué à la protection des données', operations: [],     actes: ['lire-le-journal'] },
  instructeur:    { libelle: 'instructeur',    operations: [],                          actes: ['instruire'] },
  enqueteur:      { libelle: 'enquêteur',      operations: [],                          actes: ['enqueter'] },
} as const satisfies Record<string, DroitsDeRole>
export type Role = keyof typeof roles

/** Those who act on the organisations of others: the operator's alone. */
export const rolesDeLOperateur: readonly Role[] = ['instructeur', 'enqueteur']

const droits: Readonly<Record<string, DroitsDeRole>> = roles
export const estUnRole = (nom: string): nom is Role => Object.hasOwn(roles, nom)

/** Whether one of the roles lets do the act. */
export const permet = (portes: readonly Role[], acte: Acte): boolean => portes.some(r => droits[r]?.actes.includes(acte))

/** Whether one of the roles opens the operation of a line. */
export const ouvre = (portes: readonly Role[], operation: Operation): boolean => portes.some(r => droits[r]?.operations.includes(operation))
