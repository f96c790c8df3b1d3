import type { Ecriture } from '../../moteur/ecriture.js'
import { lignesDe } from '../../moteur/lignes.js'
import { deposerSelon } from '../../moteur/traitements.js'
import { traitementDeLaRadiation } from './radiation.depot.js'
import { radiation } from './radiation.echange.js'
import { radiationsDe } from './presentes.js'

/** `mois`: those of the suppression it follows. `reference`: the decision, `<resource>:<number>`; named again, the same proposal stands. */
type Proposition = { usager: bigint; organisation: string; motif: string; mois: number; reference: string }

/**
 * A total suppression was decided: puts before France Travail the radiation it may bring, in the transaction of that decision and under
 * its author. France Travail decides; nothing is struck off here. Returns the number of the row.
 */
export async function proposerLaRadiation(
  { sql, moteur, appelant }: Pick<Ecriture, 'sql' | 'moteur' | 'appelant'>,
  { usager, organisation, motif, mois, reference }: Proposition,
): Promise<number> {
  const ouvertes = lignesDe(radiation).filter(l => l.operation === 'deposer' && l.par.some(a => a.code === appelant.type))
  const ligne = ouvertes.find(l => l.champs.includes('reference')) ?? ouvertes[0]
  if (!ligne) throw new Error(`${appelant.type} ne propose pas de radiation`)
  const deja = (await radiationsDe({ sql }, usager)).find(
    r => r.donnees.reference === reference && r.donnees.proposeePar === organisation && r.donnees.etat !== 'ANNULEE',
  )
  if (deja) return deja.numero
  const ecriture = { sql, moteur, appelant, ligne }
  const { numero = 1 } = await deposerSelon(traitementDeLaRadiation, ecriture, { usager, corps: { motif, mois, reference } })
  return numero
}
