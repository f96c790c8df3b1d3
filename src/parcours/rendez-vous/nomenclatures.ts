/** Codes of the partner contract (1.12), with the label people read. */
export const libellesDesMotifs = {
  ACC: 'premier rendez-vous d’accompagnement',
  ORI: 'rendez-vous d’orientation',
  AUT: 'rendez-vous de suivi',
} as const
export const libellesDesModalites = { PHYSIQUE: 'sur place', TELEPHONE: 'par téléphone', VISIO: 'en visioconférence' } as const
export const libellesDesReceptions = { IND: 'entretien individuel', COL: 'réunion à plusieurs' } as const
export const libellesDesStatuts = {
  PRIS: 'pris',
  MODIFIE: 'modifié',
  EFFECTUE: 'a eu lieu',
  ABSENT: 'absence constatée',
  ANNULE: 'annulé',
} as const
export const libellesDesInitiateurs = { USAGER: 'la personne', PARTENAIRE: 'un professionnel' } as const

type Codes<T> = [keyof T & string, ...(keyof T & string)[]]
const codes = <T extends Record<string, string>>(libelles: T) => Object.keys(libelles) as Codes<T>

export const motifs = codes(libellesDesMotifs)
export const modalites = codes(libellesDesModalites)
export const receptions = codes(libellesDesReceptions)
export const statuts = codes(libellesDesStatuts)
export const initiateurs = codes(libellesDesInitiateurs)
/** Whose the appointment is, as the partner contract says it; IND when it does not say. */
export const organismes = ['FT', 'CD', 'DCD', 'ML', 'CE', 'IND'] as const

export type Statut = keyof typeof libellesDesStatuts
export type Motif = keyof typeof libellesDesMotifs
