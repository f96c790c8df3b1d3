import type { CodeActeur } from '../../droit/acteurs.js'
import type { Ecriture } from '../../moteur/ecriture.js'
import { aujourdHui } from '../../moteur/moteur.js'
import { suivisEnCours } from './situation.js'

const orientent: readonly CodeActeur[] = ['FT', 'CD', 'ML', 'CE']

/** Who holds the list first, as whoever decides of the others; where nobody does yet, who brought her. */
export async function quiPeutOrienter({ sql, moteur }: Pick<Ecriture, 'sql' | 'moteur'>, usager: bigint): Promise<string | undefined> {
  const suivis = (await suivisEnCours(sql, usager, aujourdHui(moteur))).filter(s => orientent.includes(s.type))
  return (suivis.find(s => s.motif === 'tenue-de-la-liste') ?? suivis[0])?.organisation
}
