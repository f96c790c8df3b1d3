import { aujourdHui } from '../../moteur/moteur.js'
import { lirePresents } from '../../moteur/presents.js'
import type { Traitement } from '../../moteur/traitements.js'
import { manquesDeLaDispense } from './dispense.regles.js'
import { dispense } from './dispense.echange.js'
import { dureesDesContrats } from './duree-du-contrat.js'
import { accorder, exigerLEtat } from './demande/repondre.js'
import type { Dispense } from './formes.js'
import { demandesDe, dispensesDe, tenirSesSemaines } from './presents.js'
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
    const apres = { minutes: null, precisions: null, demande: null, motivation: null, ...avant, ...corps } as Dispense
    const demande = avant ? undefined : (await demandesDe(ecriture, usager)).find(d => d.numero === apres.demande)
    if (demande) exigerLEtat(demande, 'ACCORDER')
    const contrats = await dureesDesContrats(ecriture, usager)
    return manquesDeLaDispense(apres, { avant, demande, contrats, jour: aujourdHui(ecriture.moteur) })
  },
  calculer: ({ moteur }, { numero }) => (numero === undefined ? { decideeLe: aujourdHui(moteur) } : {}),

  async effets(ecriture, { usager, corps, version }) {
    if (version > 1 || typeof corps.demande !== 'number') return
    const demande = (await demandesDe(ecriture, usager)).find(d => d.numero === corps.demande)
    if (demande) await accorder(ecriture, usager, demande)
  },
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
