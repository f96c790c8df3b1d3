import { aujourdHui } from '../../moteur/moteur.js'
import type { Traitement } from '../../moteur/traitements.js'
import { creerUnTravail, objetDuRang } from '../../suites/index.js'
import { suivisEnCours } from '../orientation/index.js'
import { manquesDeLaProposition } from './proposition.regles.js'
import { unSeulALaFois } from './presentes.js'
import { radiation } from './radiation.echange.js'

export const traitementDeLaRadiation: Traitement = {
  async regles(ecriture, { usager, corps }) {
    await unSeulALaFois(ecriture, usager)
    return manquesDeLaProposition(corps, aujourdHui(ecriture.moteur))
  },

  calculer({ moteur, appelant }) {
    const jour = aujourdHui(moteur)
    return {
      origine: 'PROPOSITION_DU_DEPARTEMENT',
      etat: 'A_DECIDER',
      depuis: jour,
      proposeePar: appelant.organisation,
      proposeeLe: jour,
    }
  },

  /** The proposal is in the queue of whoever holds the list. */
  async effets(ecriture, { usager, numero = 1 }) {
    const { sql, moteur } = ecriture
    const suivis = await suivisEnCours(sql, usager, aujourdHui(moteur))
    const operateur = suivis.find(s => s.type === 'FT' && s.motif === 'tenue-de-la-liste')
    const [premier] = await sql<{ code: string }[]>`select code from organisation where type = 'FT' order by code limit 1`
    const organisation = operateur?.organisation ?? premier?.code
    if (organisation === undefined) throw new Error('aucune organisation ne tient la liste')
    await creerUnTravail(ecriture, {
      nature: 'radiation-proposee',
      usager,
      objet: objetDuRang(radiation, numero),
      organisation,
      structure: operateur?.structure ?? null,
    })
  },
}
