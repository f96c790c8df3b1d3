import { rangee, refusSelon, type TableDEtats } from '../../droit/etats.js'
import type { Etat } from './nomenclatures.js'

/** What may happen to a procedure: an act of a human each time, but for the two that the calendar brings. */
export const evenements = {
  NOTIFIER: 'les faits et la sanction envisagée sont notifiés à la personne',
  OBSERVER: 'la personne présente ses observations, ou demande à être entendue',
  ENTENDRE: 'la personne est entendue',
  DELAI_PASSE: 'le délai pour répondre est passé',
  DECIDER: 'la décision est prise',
  CONFORMER: 'une remise en conformité est signalée',
  LEVER: 'la levée est décidée, ou le maintien',
  ECHOIR: 'la sanction arrive à son terme',
  CONTESTER: 'la personne conteste la décision',
  REJETER: 'le recours est rejeté',
  ANNULER: 'la décision est annulée',
} as const
export type Evenement = keyof typeof evenements

const tous = (refus: string, permis: Partial<Record<Evenement, readonly Etat[]>>) =>
  rangee<Evenement, readonly Etat[]>(evenements, refus, permis)

/** For each state, what each event leads to, or the sentence that refuses all the others. */
export const etatsSuivants: TableDEtats<Etat, Evenement, readonly Etat[]> = {
  A_NOTIFIER: tous('Rien n’a encore été notifié à la personne.', {
    NOTIFIER: ['CONTRADICTOIRE'],
    CONFORMER: ['A_NOTIFIER'],
    DECIDER: ['SANS_SUITE'],
  }),
  CONTRADICTOIRE: tous('La personne présente ses observations : la décision n’est pas prise.', {
    OBSERVER: ['CONTRADICTOIRE'],
    ENTENDRE: ['CONTRADICTOIRE'],
    DELAI_PASSE: ['A_DECIDER'],
    CONFORMER: ['CONTRADICTOIRE'],
    DECIDER: ['DECIDEE', 'SANS_SUITE'],
  }),
  A_DECIDER: tous('Le délai pour répondre est passé : la décision est à prendre.', {
    OBSERVER: ['A_DECIDER'],
    ENTENDRE: ['A_DECIDER'],
    CONFORMER: ['A_DECIDER'],
    DECIDER: ['DECIDEE', 'SANS_SUITE'],
  }),
  SANS_SUITE: tous('Cette procédure est close sans suite.', {}),
  DECIDEE: tous('La décision est prise.', {
    CONFORMER: ['LEVEE_A_DECIDER', 'DECIDEE'],
    LEVER: ['LEVEE', 'DECIDEE'],
    ECHOIR: ['ECHUE'],
    CONTESTER: ['DECIDEE'],
    REJETER: ['DECIDEE'],
    ANNULER: ['ANNULEE'],
  }),
  LEVEE_A_DECIDER: tous('La décision est prise ; sa levée est à décider.', {
    CONFORMER: ['LEVEE_A_DECIDER'],
    LEVER: ['LEVEE', 'DECIDEE'],
    ECHOIR: ['ECHUE'],
    CONTESTER: ['LEVEE_A_DECIDER'],
    REJETER: ['LEVEE_A_DECIDER'],
    ANNULER: ['ANNULEE'],
  }),
  LEVEE: tous('Cette sanction est levée.', { CONTESTER: ['LEVEE'], REJETER: ['LEVEE'], ANNULER: ['ANNULEE'] }),
  ECHUE: tous('Cette sanction est arrivée à son terme : il n’y a plus rien à lever.', {
    CONTESTER: ['ECHUE'],
    REJETER: ['ECHUE'],
    ANNULER: ['ANNULEE'],
  }),
  ANNULEE: tous('Cette sanction est annulée.', {}),
}

/** Why the event is refused in that state, as a sentence; null when it is permitted. */
export const refusDeLEtat = refusSelon(etatsSuivants)

/** The state a permitted event leads to: of several, the one the act chooses. Throws where the table leads nowhere of the kind. */
export function etatApres(etat: Etat, evenement: Evenement, choix?: Etat): Etat {
  const suite = etatsSuivants[etat][evenement]
  const menes = 'mene' in suite ? suite.mene : []
  const voulu = menes.length === 1 ? menes[0] : menes.find(e => e === choix)
  if (!voulu) throw new Error(`« ${evenement} » ne mène pas là depuis ${etat}`)
  return voulu
}
