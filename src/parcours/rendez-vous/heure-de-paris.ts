import { instantLocal } from '../../moteur/moteur.js'
import { enInstantUtc } from './formes.js'

/** Paris is one hour ahead of UTC in winter, two in summer. */
const decalages = [2, 1] as const

/**
 * The instant a clock in Paris shows this, `AAAA-MM-JJTHH:MM`, to the second and in UTC. Null for an hour that does not exist (the night of
 * March); of an hour that comes twice (the night of October), the first.
 */
export function instantDeParis(local: string): string | null {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(local) || Number.isNaN(Date.parse(`${local}Z`))) return null
  const possibles = decalages.map(h => new Date(Date.parse(`${local}:00Z`) - h * 3_600_000))
  const juste = possibles.find(i => instantLocal(i) === `${local}:00`)
  return juste ? enInstantUtc(juste) : null
}

/** Day and hour of an instant on a clock in Paris, `AAAA-MM-JJ` and `HH:MM`. */
export function jourEtHeure(instant: string): { jour: string; heure: string } {
  const [jour = '', heure = ''] = instantLocal(new Date(instant)).split('T')
  return { jour, heure: heure.slice(0, 5) }
}
