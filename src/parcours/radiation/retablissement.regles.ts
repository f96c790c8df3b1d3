import type { Radiation } from './formes.js'

type Annulee = Pick<Radiation, 'etat' | 'dateEffet'>
type SurLaListe = { statut: string; dateEffetStatut: string | null }

/**
 * From which day an annulled radiation puts her back on the list; null when there is nothing to put back: it had not taken effect, she left
 * for another reason, or came back at her own request once it was over, and that day stands. `etat`: of the procedure before.
 */
export function retablieDepuis({ etat, dateEffet }: Annulee, { statut, dateEffetStatut }: SurLaListe): string | null {
  if (dateEffet === null) return null
  const parElle = statut === 'radie' && dateEffetStatut === dateEffet && (etat === 'PRONONCEE' || etat === 'ECHUE')
  const revenuePendant = statut === 'inscrit' && etat === 'REINSCRITE' && (dateEffetStatut ?? '') > dateEffet
  return parElle || revenuePendant ? dateEffet : null
}
