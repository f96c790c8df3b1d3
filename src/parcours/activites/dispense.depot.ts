import { aujourdHui } from '../../moteur/moteur.js'
import { lirePresents } from '../../moteur/presents.js'
import type { Traitement } from '../../moteur/traitements.js'
import { manquesDeLaDispense } from './dispense.regles.js'
import { dispense } from './dispense.echange.js'
import { dureesDesContrats } from './duree-du-contrat.js'
import type { Dispense } from './formes.js'
import { dispensesDe, tenirSesSemaines } from './presents.js'
import { suivisDe } from './travail.js'
import { refusDeReferent } from './validation.regles.js'

export const traitementDeLaDispense: Traitement = {
  async regles(ecriture, { usager, numero, corps }) {
    await tenirSesSemaines(ecriture, usager)
    const avant = (await dispensesDe(ecriture, usager)).find(d => d.numero === numero)
    // A row that is not there, or not visible, is the engine's 404.
    if (numero !== undefined && avant === undefined) return []
    const refus = avant ? null : refusDeReferent(ecriture.appelant, await suivisDe(ecriture, usager))
    if (refus) return [{ pointer: '/du', detail: refus }]
    const apres = { minutes: null, precisions: null, ...avant, ...corps } as Dispense
    return manquesDeLaDispense(apres, { avant, contrats: await dureesDesContrats(ecriture, usager), jour: aujourdHui(ecriture.moteur) })
  },
  calculer: ({ moteur }, { numero }) => (numero === undefined ? { decideeLe: aujourdHui(moteur) } : {}),
}

/** A ground of health belongs to an exemption whose reason was kept. */
export const traitementDeLaDispenseDeSante: Traitement = {
  async regles({ sql }, { usager, corps }) {
    if (!('dispense' in corps)) return []
    const siennes = (await lirePresents(sql, dispense, ['motif'], [usager])).get(usager) ?? []
    return siennes.some(d => d.numero === corps.dispense && d.donnees.motif === 'RESERVE')
      ? []
      : [{ pointer: '/dispense', detail: 'Aucune dispense de ce numéro n’a une raison dite de vive voix.' }]
  },
}
