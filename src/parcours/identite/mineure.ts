import { ageAu } from '../../droit/jours.js'
import type { Ecriture } from '../../moteur/ecriture.js'
import { lirePresents } from '../../moteur/presents.js'
import { identite } from './identite.echange.js'

/** Whether she is under eighteen on that legal day; false when her birth is not known. */
export async function estMineure({ sql }: Pick<Ecriture, 'sql'>, usager: bigint, jour: string): Promise<boolean> {
  const [elle] = (await lirePresents(sql, identite, ['dateNaissance'], [usager])).get(usager) ?? []
  const naissance = elle?.donnees.dateNaissance
  return typeof naissance === 'string' && ageAu(naissance, jour) < 18
}
