import { aujourdHui } from '../../moteur/moteur.js'
import type { Ecriture } from '../../moteur/ecriture.js'
import type { QuandElleRepart } from './ouverture.js'
import { type Orientation, orientationsDe } from './presentes.js'
import { reprendre } from './reprise.js'
import { aReprendre, type Close } from './reprise.regles.js'

type Rang = Close & { orientation: Orientation }

/** All of hers, oldest first, as what resumes is judged on. */
export const dansLeurOrdre = (siennes: readonly Orientation[]): Rang[] =>
  siennes.toSorted((a, b) => a.numero - b.numero).map(o => ({ ...(o.donnees as Close), orientation: o }))

/** A right to the RSA is hers again: what her exit had closed resumes, as it does when she is on the list again. Whether anything did. */
export async function reprendreAvecLeDroit(
  ecriture: Pick<Ecriture, 'sql' | 'moteur' | 'appelant'>,
  usager: bigint,
  quandElleRepart: QuandElleRepart,
): Promise<boolean> {
  const lesquelles = aReprendre(dansLeurOrdre(await orientationsDe(ecriture, usager)), aujourdHui(ecriture.moteur))
  for (const { orientation } of lesquelles) await reprendre(ecriture, usager, orientation, quandElleRepart)
  return lesquelles.length > 0
}
