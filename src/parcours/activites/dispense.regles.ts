import { enHeures } from '../../droit/heures.js'
import { CodeDuTravail } from '../../droit/textes.js'
import { attenduDe, type DureeDuContrat } from './compteurs.regles.js'
import { accordeMoins } from './demande/demande.regles.js'
import type { DemandeDeDispense, Dispense } from './formes.js'
import { semaineDe } from '../../droit/semaines.js'

type Manque = { pointer: string; detail: string }
/** `contrats`: what was to be done without this exemption; `demande`: the one it answers, when she made it. */
export type Contexte = {
  avant: Dispense | undefined
  demande: DemandeDeDispense | undefined
  contrats: readonly DureeDuContrat[]
  jour: string
}

/** An exemption is bounded in time, and asks less than what it exempts from: fewer hours but not none, or no number at all. */
export function manquesDeLaDispense(d: Dispense, { avant, demande, contrats, jour }: Contexte): Manque[] {
  const manques: Manque[] = []
  if (d.au < d.du) manques.push({ pointer: '/au', detail: 'Une dispense finit après avoir commencé : elle dure le temps nécessaire.' })
  if (d.motif === 'RESERVE' && d.precisions !== null)
    manques.push({ pointer: '/precisions', detail: 'Une raison dite de vive voix ne s’écrit pas ici.' })
  if (avant !== undefined) {
    if (avant.au < jour) manques.push({ pointer: '/au', detail: 'Cette dispense est finie : décidez-en une autre.' })
    else if (d.au > avant.au)
      manques.push({ pointer: '/au', detail: 'Une dispense ne se prolonge pas : décidez-en une autre, qui dit pourquoi.' })
    return manques
  }
  if (d.demande !== null && !demande)
    manques.push({ pointer: '/demande', detail: `Cette personne n’a pas fait de demande n° ${d.demande}.` })
  if (demande && d.motivation === null && accordeMoins(d, demande))
    manques.push({ pointer: '/motivation', detail: 'C’est moins que ce que la personne demande : dites pourquoi, elle le lira.' })
  if (!demande && d.motivation !== null)
    manques.push({ pointer: '/motivation', detail: 'Rien n’était demandé : dites pourquoi dans les précisions.' })
  const { minutes: sans } = attenduDe(semaineDe(d.du), { contrats, dispenses: [] })
  if (sans === null)
    manques.push({ pointer: '/minutes', detail: 'Le contrat ne demande aucun nombre d’heures : il n’y a rien dont dispenser.' })
  else if (d.minutes !== null && d.minutes >= sans)
    manques.push({
      pointer: '/minutes',
      detail: `Une durée minorée est inférieure aux ${enHeures(sans)} demandées, sans être nulle (${CodeDuTravail.L5411_6.cite}).`,
    })
  return manques
}
