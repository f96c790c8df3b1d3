import type { Sql } from 'postgres'
import { plusMois } from '../../droit/jours.js'
import { auJour } from '../../droit/parametres/parametre.js'
import { conservationDesSignalees } from '../../droit/parametres/signaux.js'
import { jourDe } from '../../moteur/moteur.js'

/**
 * Erases whom nobody watches any more, long enough after she was withdrawn; kept while an investigation is open on somebody whose readings of
 * her gave an alert. Runs as the owner; returns how many.
 */
export async function purgerLesSignalees(proprietaire: Sql, instant: Date): Promise<number> {
  const jour = jourDe(instant)
  const limite = plusMois(jour, -auJour(conservationDesSignalees, jour))
  const fait = await proprietaire`
    delete from personne_signalee s
    where s.retiree_le < ${limite} and not exists (
      select from enquete e
      where e.etat <> 'close' and (s.organisation is null or s.organisation = e.organisation)
        and (s.acteur is null or s.acteur = e.organisation || '|' || coalesce(split_part(e.agent, '|', 1), '|' || e.application)))`
  return fait.count
}
