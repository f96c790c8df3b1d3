import type { Ecriture } from '../../moteur/ecriture.js'
import { lirePresents } from '../../moteur/presents.js'
import { contratEngagement } from '../contrat-engagement/contrat-engagement.echange.js'
import type { DureeDuContrat } from './compteurs.regles.js'

/** What a contract says of the hours of a week, as it is read. */
export type ContratLu = { etat: string; depuis: string; signeLe: string | null; heuresHebdomadaires: number | null }

/** What the contracts signed ask of the weeks, while they hold: one that is suspended or closed holds no more. */
export const dureesDe = (contrats: readonly ContratLu[]): DureeDuContrat[] =>
  contrats.flatMap(({ etat, depuis, signeLe, heuresHebdomadaires: heures }) =>
    signeLe === null || etat === 'A_SIGNER' || etat === 'REFUSE'
      ? []
      : [{ du: signeLe, au: etat === 'SIGNE' ? null : depuis, minutes: heures === null ? null : heures * 60 }],
  )

export async function dureesDesContrats({ sql }: Pick<Ecriture, 'sql'>, usager: bigint): Promise<DureeDuContrat[]> {
  const champs = ['etat', 'depuis', 'signeLe', 'heuresHebdomadaires']
  const presents = (await lirePresents(sql, contratEngagement, champs, [usager])).get(usager) ?? []
  return dureesDe(presents.map(p => p.donnees as ContratLu))
}
