import { enDouble, type Procedure } from '../../droit/procedures-en-double.js'
import type { EnCours } from '../echeances/echeances.js'
import { clorelesTravaux, creerUnTravail } from './travaux.js'

export type Menee = Procedure & { organisation: string; structure: string | null }

/**
 * Proposes to whoever leads each procedure left without object to close it; takes the proposal back once nothing leaves it so. Nothing is
 * closed here. Returns how many are.
 */
export async function proposerDeClore(enCours: EnCours, usager: bigint, toutes: readonly Menee[]): Promise<number> {
  let combien = 0
  for (const p of toutes) {
    const { organisation, structure, cle: objet } = p
    const travail = { nature: 'procedure-sans-objet', usager, objet } as const
    if (enDouble(p, toutes) === null) await clorelesTravaux(enCours, { ...travail, motif: 'plus sans objet, ou close' })
    else {
      await creerUnTravail(enCours, { ...travail, organisation, structure })
      combien += 1
    }
  }
  return combien
}
