import { enClair } from '../../droit/jours.js'
import { CodeDuTravail } from '../../droit/textes.js'

/** Nobody writes that a person is struck off: it follows from the decision of a named agent of France Travail, and from nothing else. */
export const refusDeRadier = (statut: unknown): string | null =>
  statut === 'radie'
    ? `La radiation relève de France Travail, par la décision motivée d’un agent nommé (${CodeDuTravail.L5412_1.cite}) : elle ne s’écrit pas sur la liste.`
    : null

type EnCours = { etat: string; dernierJour: string | null }
/** Until the last day, the demand of RSA alone brings her back: the payer says it, nobody else. */
export function refusDeReinscrire(echange: string, radiations: readonly EnCours[], jour: string): string | null {
  const enCours = radiations.findLast(r => r.etat === 'PRONONCEE' && r.dernierJour !== null && r.dernierJour >= jour)
  if (!enCours || echange === 'inscriptionAutomatique') return null
  return `Elle est radiée jusqu’au ${enClair(enCours.dernierJour ?? jour)} inclus : elle n’est réinscrite avant que si elle demande le RSA (${CodeDuTravail.R5412_5.cite}).`
}
