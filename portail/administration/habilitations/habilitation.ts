import type { EtatDHabilitation } from '../../../src/acces/index.js'
import { etatsDHabilitation } from '../../../src/acces/index.js'
import { etiquette, type Html } from '../../interface/index.js'
import type { Demande } from '../../professionnel/ecran.js'
import { lire } from '../appel.js'

export type LigneAccordee = { code: string; finalite: string; texte: string; champs: string[]; aChange: boolean }
/** An habilitation as the API describes it. */
export type Habilitation = {
  numero: number
  demande: number
  organisation: string
  intitule: string
  etat: EtatDHabilitation
  du: string
  au: string
  quotaParSeconde: number
  convention: number | null
  delivreePar: string
  delivreeLe: string
  etatPar: string | null
  etatLe: string | null
  motif: string | null
  revueLe: string
  revuePar: string | null
  aRevoirLe: string
}
export type HabilitationEntiere = Habilitation & { lignes: LigneAccordee[]; evenements: string[] }

const tons = { active: 'bon', obsolete: 'fini', revoquee: 'mauvais', expiree: 'fini' } as const

export const etatDeLHabilitation = ({ etat }: Habilitation): Html => etiquette(etatsDHabilitation[etat], tons[etat])

export const nomDeLOrganisation = (d: Demande, code: string): string => d.contexte.habilitations.organisation(code)?.nom ?? code

export const listerLesHabilitations = async (
  d: Demande,
  filtre: { etat?: EtatDHabilitation; organisation?: string } = {},
): Promise<Habilitation[]> => (await lire<{ elements: Habilitation[] }>(d, `/habilitations?${new URLSearchParams(filtre)}`)).elements

export const lireLHabilitation = (d: Demande, numero: string | number): Promise<HabilitationEntiere> =>
  lire<HabilitationEntiere>(d, `/habilitations/${encodeURIComponent(numero)}`)
