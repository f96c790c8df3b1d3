import type { Ecriture } from '../../moteur/ecriture.js'
import { aujourdHui } from '../../moteur/moteur.js'
import { suitLe, suivisDe } from '../rattachement/index.js'

/** `jour`: the day it sees her on, the last of its competence when the right that ended took it away. */
export type Concluant = { organisation: string; structure: string | null; jour: string }

/**
 * Who draws what a right that changed brings about: whoever holds the list for her; where nobody does, since not everybody who has a right is
 * on it, whoever decided last of her orientation. Undefined when nobody ever did.
 */
export async function quiConclut({ sql, moteur }: Pick<Ecriture, 'sql' | 'moteur'>, usager: bigint): Promise<Concluant | undefined> {
  const jour = aujourdHui(moteur)
  const suivis = (await suivisDe({ sql }, usager)).filter(s => s.du <= jour)
  const tenant = suivis.find(s => s.motif === 'tenue-de-la-liste' && suitLe(s, jour))
  const dernierJour = ({ au }: { au: string | null }) => (au === null || au > jour ? jour : au)
  const decidant = suivis
    .filter(s => s.motif === 'competence-orientation')
    .toSorted((a, b) => dernierJour(a).localeCompare(dernierJour(b)) || a.du.localeCompare(b.du))
    .at(-1)
  const qui = tenant ?? decidant
  return qui && { organisation: qui.organisation, structure: qui.structure, jour: dernierJour(qui) }
}
