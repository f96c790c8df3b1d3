import type { Ecriture } from '../../moteur/ecriture.js'
import { aujourdHui } from '../../moteur/moteur.js'
import { clorelesTravaux, creerUnTravail } from '../../suites/index.js'
import { suivisEnCours } from '../orientation/index.js'
import { type Present, tient } from './presents.js'

const nature = 'premier-rendez-vous-a-prendre'

/**
 * The first appointment of her accompaniment is due no more once it is taken, in the queue of who receives her; cancelled or missed, and no
 * other taken, it is due again.
 */
export async function tenirLePremier(ecriture: Ecriture, usager: bigint, vise: Present, siens: readonly Present[]): Promise<void> {
  const { organisation, organisme } = vise.donnees
  if (vise.donnees.motif !== 'ACC') return
  const suivis = await suivisEnCours(ecriture.sql, usager, aujourdHui(ecriture.moteur))
  const sien = suivis.find(s => s.organisation === organisation && s.motif === 'accompagnement')
  if (siens.some(r => r.donnees.motif === 'ACC' && r.donnees.organisation === organisation && tient(r.donnees))) {
    // Whoever takes it for another kind of organisation, as a département does for who it delegates to, does its work.
    const visees = new Set([organisation, ...suivis.filter(s => s.type === organisme).map(s => s.organisation)])
    for (const qui of visees) await clorelesTravaux(ecriture, { nature, usager, organisation: qui, motif: 'rendez-vous pris' })
  } else if (sien) await creerUnTravail(ecriture, { nature, usager, organisation, structure: sien.structure, attributs: { motif: 'ACC' } })
}
