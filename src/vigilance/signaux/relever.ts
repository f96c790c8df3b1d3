import type { Sql } from 'postgres'
import { plusJours } from '../../droit/jours.js'
import { auJour } from '../../droit/parametres/parametre.js'
import { heuresOuvrables } from '../../droit/parametres/signaux.js'
import { jourDe } from '../../moteur/moteur.js'
import type { Ressource } from '../../moteur/ressource.js'
import { compterLesSignaux } from './compter.js'
import { depassements } from './depassements.js'
import { limitesEnVigueur } from './limites.js'

/** Looks in the journal of today and of yesterday for what is unusual. Returns how many alerts are new: the same one is said once a day. */
export async function releverLesSignaux(sql: Sql, ressources: readonly Ressource[], instant: Date): Promise<number> {
  const aujourdHui = jourDe(instant)
  let nouvelles = 0
  for (const jour of [plusJours(aujourdHui, -1), aujourdHui]) {
    const limites = await limitesEnVigueur(sql, ressources, jour)
    const comptes = await compterLesSignaux(sql, { du: jour, au: jour }, auJour(heuresOuvrables, jour))
    for (const { compte: c, signal, valeur, limite } of depassements(comptes, limites)) {
      const { organisation, structure, agent, application, ligne } = c
      // What yesterday ended with is said of yesterday, at noon, whatever the hour it is found at.
      const le = jour === aujourdHui ? instant : new Date(`${jour}T12:00:00Z`)
      const genre = agent === null ? 'programme' : 'agent'
      const pose = await sql`
        insert into alerte ${sql({ organisation, structure, agent, application, ligne, genre, horizon: 'jour', mesure: signal, valeur, limite, le })}
        on conflict do nothing`
      nouvelles += pose.count
    }
  }
  return nouvelles
}
