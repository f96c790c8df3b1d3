import type { Sql } from 'postgres'
import { plusMois } from '../../droit/jours.js'
import { conservationDesContestations } from '../../droit/parametres/exercice-des-droits.js'
import { auJour } from '../../droit/parametres/parametre.js'
import { jourDe } from '../../moteur/moteur.js'

/** Erases the contestations closed long enough ago. Runs as the owner; returns how many. */
export async function purgerLesContestations(proprietaire: Sql, instant: Date): Promise<number> {
  const jour = jourDe(instant)
  const limite = plusMois(jour, -auJour(conservationDesContestations, jour))
  const fait = await proprietaire`delete from contestation where etat not in ('recue', 'en-examen') and mise_a_jour_le < ${limite}`
  return fait.count
}
