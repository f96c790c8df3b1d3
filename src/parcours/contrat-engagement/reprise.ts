import type { Ecriture } from '../../moteur/ecriture.js'
import { lirePresents } from '../../moteur/presents.js'
import { contratPreexistant } from '../contrat-preexistant/contrat-preexistant.echange.js'

export type Anterieur = { numero: number; dateDebut: string; dateFin: string | null }

/** What was concluded before, as far as the reader may know of it. */
export async function contratsAnterieurs({ sql }: Pick<Ecriture, 'sql'>, usager: bigint): Promise<Anterieur[]> {
  const lus = (await lirePresents(sql, contratPreexistant, ['dateDebut', 'dateFin'], [usager])).get(usager) ?? []
  return lus.map(({ numero, donnees }) => ({ numero, ...(donnees as Omit<Anterieur, 'numero'>) }))
}

/** Numbers of those a contract signed that day takes the place of. */
export const contratsRemplaces = async (ecriture: Pick<Ecriture, 'sql'>, usager: bigint, jour: string): Promise<number[]> =>
  (await contratsAnterieurs(ecriture, usager)).filter(c => c.dateDebut <= jour).map(c => c.numero)
