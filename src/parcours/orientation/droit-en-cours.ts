import { droitEnCours } from '../../droit/etat-du-droit-rsa.js'
import type { Ecriture } from '../../moteur/ecriture.js'
import { lirePresents } from '../../moteur/presents.js'
import { droitsRsa } from '../droits-rsa/droits-rsa.echange.js'
import type { SuiviEnCours } from './situation.js'

/** Whether a right of hers to the RSA runs, as the payers state it; where none has stated any, whether a département follows her for one. */
export async function beneficieDuRsa({ sql }: Pick<Ecriture, 'sql'>, usager: bigint, suivis: readonly SuiviEnCours[]): Promise<boolean> {
  const siens = (await lirePresents(sql, droitsRsa, ['etatDossier'], [usager])).get(usager) ?? []
  return siens.length === 0
    ? suivis.some(s => s.type === 'CD' && s.motif === 'competence-orientation')
    : siens.some(d => droitEnCours(String(d.donnees.etatDossier)))
}
