import type { SanctionDuTravail as Sanction } from '../../../src/parcours/sanction-travail/index.js'
import { EcranRefuse } from '../../ecran-refuse.js'
import { type Regime, regimes, regimeNomme } from '../../sanction-travail/regimes.js'
import type { Visite } from '../espace.js'

export type MaProcedure = { regime: Regime; numero: number; version: number; donnees: Sanction }

/** Every procedure of the code du travail against her, the latest first, that she was told of. */
export async function lireMesProcedures(v: Visite): Promise<MaProcedure[]> {
  const lues = await Promise.all(
    regimes.map(async regime => {
      const { elements } = await v.lire<{ elements: Omit<MaProcedure, 'regime'>[] }>(`/api/v1/acces-de-la-personne/${regime.chemin}/moi`)
      // The API is ours, and its contract is checked by its own tests.
      return elements.map(e => ({ ...e, regime }))
    }),
  )
  return lues.flat().toSorted((a, b) => b.donnees.ouverteLe.localeCompare(a.donnees.ouverteLe) || b.numero - a.numero)
}

export async function lireMaProcedure(v: Visite): Promise<MaProcedure> {
  const { regime, numero } = v.requete.params as { regime: string; numero: string }
  const voulue = regimeNomme(regime) && (await lireMesProcedures(v)).find(p => p.regime.cle === regime && String(p.numero) === numero)
  if (!voulue) throw new EcranRefuse(404, 'Page introuvable', 'Aucune procédure ne porte ce numéro.')
  return voulue
}

export const adresseDe = ({ regime, numero }: Pick<MaProcedure, 'regime' | 'numero'>) =>
  `/mon-espace/sanctions-travail/${regime.cle}/${numero}`
