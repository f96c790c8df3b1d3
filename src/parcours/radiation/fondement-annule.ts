import type { Ecriture } from '../../moteur/ecriture.js'
import { creerUnTravail, objetDuRang } from '../../suites/index.js'
import { quiTientLaListe } from '../orientation/index.js'
import type { Radiation } from './formes.js'
import { radiationsDe } from './presentes.js'
import { radiation } from './radiation.echange.js'

/** A radiation that nobody closed yet: still to decide, or pronounced and to be annulled by a named agent in her turn. */
const vivante = ({ etat }: Radiation): boolean => etat !== 'SANS_SUITE' && etat !== 'ANNULEE'

/**
 * The suppression is annulled: France Travail, who alone decides of the list, is told of the radiation that follows from it. `reference`: as
 * the radiation names it.
 */
export async function prevenirDeLAnnulation(ecriture: Ecriture, usager: bigint, reference: string): Promise<void> {
  for (const { numero, donnees } of await radiationsDe(ecriture, usager))
    if (donnees.reference === reference && vivante(donnees)) {
      const tenue = await quiTientLaListe(ecriture, usager)
      await creerUnTravail(ecriture, { nature: 'radiation-a-reexaminer', usager, objet: objetDuRang(radiation, numero), ...tenue })
    }
}
