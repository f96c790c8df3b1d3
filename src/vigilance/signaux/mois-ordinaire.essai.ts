import { creerHasard } from '../../../outils/epreuves/hasard.js'
import type { Signal } from '../../droit/parametres/signaux.js'
import type { Compte } from './compter.js'

type Faits = Readonly<Record<Signal, number>>
const rien: Faits = { refus: 0, introuvables: 0, 'hors-heures': 0, connues: 0, collegues: 0 }

export const compteDe = (agent: number, faits: Partial<Faits>): Compte => ({
  ...{ jour: '2026-11-26', organisation: 'CD59', structure: null, agent: `agent.${agent}`, application: 'portail', ligne: null },
  ...{ ...rien, ...faits },
})

/**
 * What a thousand agents do in a day that signals look at, though nobody abuses. No figure of these was published: they are supposed, on the
 * high side. One person in two million bears the first and last names of a given colleague, whom fifteen have; one in two hundred thousand
 * is in the list of those of public note.
 */
export function creerLesFaitsOrdinaires(graine: number, combien: number) {
  const hasard = creerHasard(graine)
  const unSur = (n: number) => hasard.entier(n) === 0
  const metiers = Array.from({ length: combien }, () => hasard.entier(100))
  return (agent: number): Compte => {
    const metier = metiers[agent] as number
    const accueil = metier < 5
    const deGarde = metier >= 95
    const personnes = 15 + hasard.entier(30)
    const croisees = (une: number) => Array.from({ length: personnes }, () => unSur(une)).filter(Boolean).length
    return compteDe(agent, {
      // A page opened on what one may not do; a screen that was set wrong, and tries again, once in a thousand days.
      refus: hasard.entier(3) + (unSur(1000) ? 20 + hasard.entier(40) : 0),
      // A number that was typed wrong; at the reception, people who are followed elsewhere; an old list, gone through.
      introuvables: hasard.entier(4) + (accueil ? hasard.entier(25) : 0) + (unSur(600) ? 15 + hasard.entier(40) : 0),
      // A file that is finished late; those on duty in the evening.
      'hors-heures': unSur(12) ? hasard.entier(6) : deGarde && unSur(5) ? 4 + hasard.entier(10) : 0,
      collegues: croisees(2_000_000 / 15),
      connues: croisees(200_000),
    })
  }
}
