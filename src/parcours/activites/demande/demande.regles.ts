import { enHeures } from '../../../droit/heures.js'
import { enClair, plusJours } from '../../../droit/jours.js'
import { delaiDeReponseALaDemande } from '../../../droit/parametres/activites.js'
import { auJour } from '../../../droit/parametres/parametre.js'
import { semaineDe } from '../../../droit/semaines.js'
import { CodeDuTravail } from '../../../droit/textes.js'
import { attenduDe, type DureeDuContrat } from '../compteurs.regles.js'
import type { DemandeDeDispense, Dispense } from '../formes.js'

type Manque = { pointer: string; detail: string }
type Voulue = Pick<DemandeDeDispense, 'du' | 'au' | 'minutes' | 'motif' | 'explication'>

/** What a demand must say, to the person who makes it; `autres`: what she asked before. */
export function manquesDeLaDemande(
  d: Voulue,
  { autres, contrats }: { autres: readonly DemandeDeDispense[]; contrats: readonly DureeDuContrat[] },
): Manque[] {
  const attend = autres.find(a => a.etat === 'A_DECIDER')
  if (attend)
    return [
      {
        pointer: '/du',
        detail: `Votre demande du ${enClair(attend.demandeeLe)} attend encore une réponse : retirez-la pour en faire une autre.`,
      },
    ]
  const { minutes: demandees } = attenduDe(semaineDe(d.du), { contrats, dispenses: [] })
  return [
    ...(d.au < d.du ? [{ pointer: '/au', detail: 'Le dernier jour précède le premier.' }] : []),
    ...(d.motif === 'RESERVE' && d.explication !== null
      ? [{ pointer: '/explication', detail: 'Ce qui se dit de vive voix ne s’écrit pas ici : votre référent vous en parlera.' }]
      : []),
    ...(demandees === null
      ? [{ pointer: '/minutes', detail: 'Votre contrat ne demande aucun nombre d’heures : il n’y a rien dont vous dispenser.' }]
      : d.minutes !== null && d.minutes >= demandees
        ? [
            {
              pointer: '/minutes',
              detail: `C’est au moins ce qui vous est demandé, ${enHeures(demandees)} : dites moins (${CodeDuTravail.L5411_6.cite}).`,
            },
          ]
        : []),
  ]
}

/** Whether what is granted is less than what was asked: later, shorter, or with more hours to do. */
export const accordeMoins = (accordee: Pick<Dispense, 'du' | 'au' | 'minutes'>, demandee: Voulue): boolean =>
  accordee.du > demandee.du || accordee.au < demandee.au || (accordee.minutes ?? -1) > (demandee.minutes ?? -1)

/** Last day to answer her; nothing follows of itself from its passing. */
export const reponseAvant = (demandeeLe: string): string => plusJours(demandeeLe, auJour(delaiDeReponseALaDemande, demandeeLe))

/** The day since which she may remind whoever should have answered, the day after his last; null while he still may, or once he did. */
export function relanceDepuis({ etat, demandeeLe }: Pick<DemandeDeDispense, 'etat' | 'demandeeLe'>, jour: string): string | null {
  const depuis = plusJours(reponseAvant(demandeeLe), 1)
  return etat === 'A_DECIDER' && jour >= depuis ? depuis : null
}
