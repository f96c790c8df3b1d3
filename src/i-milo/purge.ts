import type { Sql } from 'postgres'
import { conservationDesRetoursImilo } from '../droit/parametres/echanges-avec-i-milo.js'
import { auJour } from '../droit/parametres/parametre.js'
import { jourDe } from '../moteur/moteur.js'

/** Forgets what I-MILO was told long enough ago; what waits stays. So is what was set aside, once not seen for as long. Runs as the owner; returns how many. */
export async function purgerLesRetoursImilo(proprietaire: Sql, instant: Date): Promise<number> {
  const jours = auJour(conservationDesRetoursImilo, jourDe(instant))
  const { count } = await proprietaire`
    delete from retour_imilo where etat <> 'A_ENVOYER' and demande_le < ${instant}::timestamptz - make_interval(days => ${jours})`
  const rejets = await proprietaire`
    delete from rejet_imilo where vu_le < ${instant}::timestamptz - make_interval(days => ${jours})`
  return count + rejets.count
}
