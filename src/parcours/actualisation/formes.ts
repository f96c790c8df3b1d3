import type { declarants, indisponibilites } from './nomenclatures.js'

/** What is said of one month. */
export type Faits = { chercheToujours: boolean; heuresTravaillees: number; indisponible: (typeof indisponibilites)[number] | null }
/** `periode`: `AAAA-MM`; `le`: civil day. */
export type Actualisation = Faits & {
  periode: string
  declareePar: (typeof declarants)[number]
  declarant: string | null
  le: string
  enRetard: boolean
  categorie: string | null
}
