import type { ISql } from 'postgres'

export type EtatDeCle = {
  numero: number
  domaine: string
  enveloppeePar: string | null
  creeeLe: Date
  activeLe: Date
  retireeLe: Date | null
}

/** Every data key there has been, and never what it is. */
export const etatDesCles = (sql: ISql) => sql<EtatDeCle[]>`
  select numero, domaine, enveloppee_par as "enveloppeePar", creee_le as "creeeLe", active_le as "activeLe", retiree_le as "retireeLe"
  from cle_de_donnees order by numero`
