import type { ISql } from 'postgres'
import { plusJours } from '../../droit/jours.js'
import { auJour } from '../../droit/parametres/parametre.js'
import { heuresOuvrables, type Signal } from '../../droit/parametres/signaux.js'
import { compterLesSignaux } from './compter.js'
import { depassements } from './depassements.js'

/** Legal days looked at, the last one included. */
export const JOURS_D_APERCU = 30

export type Apercu = { du: string; au: string; alertes: number; acteurs: number; jours: { jour: string; alertes: number }[] }

/** How many alerts a limit would have given these last days, in the journal as it is. */
export async function apercuDe(
  sql: ISql,
  { organisation, signal, ligne, limite }: { organisation: string | null; signal: Signal; ligne: string | null; limite: number },
  au: string,
): Promise<Apercu> {
  const du = plusJours(au, 1 - JOURS_D_APERCU)
  const comptes = await compterLesSignaux(sql, { du, au, organisation }, auJour(heuresOuvrables, au))
  const passes = depassements(comptes, [{ signal, ligne, limite }])
  return {
    du,
    au,
    alertes: passes.length,
    acteurs: new Set(passes.map(({ compte: c }) => `${c.organisation}|${c.agent ?? c.application}`)).size,
    jours: Array.from({ length: JOURS_D_APERCU }, (_, i) => {
      const jour = plusJours(du, i)
      return { jour, alertes: passes.filter(p => p.compte.jour === jour).length }
    }),
  }
}
