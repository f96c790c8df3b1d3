import type { ISql } from 'postgres'
import { droitEnCours } from '../../droit/etat-du-droit-rsa.js'
import type { Ecriture } from '../../moteur/ecriture.js'
import { lirePresents } from '../../moteur/presents.js'
import { droitsRsa } from '../droits-rsa/droits-rsa.echange.js'
import type { SuiviEnCours } from './situation.js'

/** Whether a right of hers to the RSA runs, as the payers state it; where none has stated any, whether a département follows her for one. */
export async function beneficieDuRsa({ sql }: Pick<Ecriture, 'sql'>, usager: bigint, suivis: readonly SuiviEnCours[]): Promise<boolean> {
  const siens = await droitsDits(sql, usager)
  return siens.length === 0
    ? suivis.some(s => s.type === 'CD' && s.motif === 'competence-orientation')
    : siens.some(d => droitEnCours(d.etatDossier))
}

/** Whether no right of hers runs and one ended since that day, or whenever it was. What she says of hers after the payers closed it stands. */
export async function aPerduSonDroit({ sql }: Pick<Ecriture, 'sql'>, usager: bigint, depuis = ''): Promise<boolean> {
  const siens = await droitsDits(sql, usager)
  return !siens.some(d => droitEnCours(d.etatDossier)) && siens.some(d => (d.dateCloture ?? '') >= depuis)
}

type Droit = { etatDossier: string; dateCloture: string | null }
const droitsDits = async (sql: ISql, usager: bigint): Promise<Droit[]> =>
  ((await lirePresents(sql, droitsRsa, ['etatDossier', 'dateCloture'], [usager])).get(usager) ?? []).map(d => d.donnees as Droit)
