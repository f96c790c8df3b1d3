import type { Ecriture } from '../../moteur/ecriture.js'
import { lirePresents } from '../../moteur/presents.js'
import { sanctionRsa } from '../sanction-rsa/sanction-rsa.echange.js'
import { sanctionDemandeur } from '../sanction-travail/sanction-demandeur.echange.js'
import { sanctionJeune } from '../sanction-travail/sanction-jeune.echange.js'
import type { Radiation } from './formes.js'

type Lecture = Pick<Ecriture, 'sql'>

/** The suppression a radiation names, as it stands; undefined when it names none that is held here. */
async function suppressionNommee(
  { sql }: Lecture,
  usager: bigint,
  reference: Radiation['reference'] | undefined,
  champs: readonly string[],
) {
  const [nom, numero] = reference?.split(':') ?? []
  const ressource = [sanctionRsa, sanctionDemandeur, sanctionJeune].find(r => r.nom === nom)
  if (!ressource) return undefined
  const siennes = (await lirePresents(sql, ressource, [...champs], [usager])).get(usager) ?? []
  return siennes.find(s => String(s.numero) === numero)?.donnees
}

/** Whether the suppression a radiation follows from was annulled since. */
export const suppressionAnnulee = async (lecture: Lecture, usager: bigint, { reference }: Radiation): Promise<boolean> =>
  (await suppressionNommee(lecture, usager, reference, ['etat']))?.etat === 'ANNULEE'

/** Who represented her in that procedure is told of what follows from it too. */
export async function quiLaRepresentait(lecture: Lecture, usager: bigint, reference: Radiation['reference'] | undefined) {
  const { protection = null, representant = null } =
    (await suppressionNommee(lecture, usager, reference, ['protection', 'representant'])) ?? {}
  return { protection, representant }
}
