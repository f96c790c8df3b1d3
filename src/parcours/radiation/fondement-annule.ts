import type { Ecriture } from '../../moteur/ecriture.js'
import { lirePresents } from '../../moteur/presents.js'
import { creerUnTravail, objetDuRang } from '../../suites/index.js'
import { quiTientLaListe } from '../orientation/index.js'
import { sanctionRsa } from '../sanction-rsa/sanction-rsa.echange.js'
import { sanctionDemandeur } from '../sanction-travail/sanction-demandeur.echange.js'
import { sanctionJeune } from '../sanction-travail/sanction-jeune.echange.js'
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

/** Whether the suppression a radiation follows from was annulled since. */
export async function suppressionAnnulee({ sql }: Pick<Ecriture, 'sql'>, usager: bigint, { reference }: Radiation): Promise<boolean> {
  const [nom, numero] = reference?.split(':') ?? []
  const ressource = [sanctionRsa, sanctionDemandeur, sanctionJeune].find(r => r.nom === nom)
  if (!ressource) return false
  const siennes = (await lirePresents(sql, ressource, ['etat'], [usager])).get(usager) ?? []
  return siennes.some(s => String(s.numero) === numero && s.donnees.etat === 'ANNULEE')
}
