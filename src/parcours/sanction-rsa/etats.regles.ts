import { refusSelon, type Suite, type TableDEtats } from '../../droit/etats.js'
import type { Etat } from './nomenclatures.js'

/** What may happen to a procedure: an act of a human each time, but for the two that the calendar brings. */
export const evenements = {
  SAISIR: 'le département se saisit de la proposition, ou la laisse à France Travail',
  DELEGUER: 'le délai du département a passé',
  NOTIFIER: 'les faits et la sanction envisagée sont notifiés à la personne',
  OBSERVER: 'la personne présente ses observations',
  ENTENDRE: 'la personne est entendue',
  AVISER: 'l’équipe pluridisciplinaire rend son avis',
  DECIDER: 'la décision est prise',
  CONFORMER: 'une remise en conformité est signalée',
  LEVER: 'la levée est décidée, ou le maintien',
  ECHOIR: 'la sanction arrive à son terme',
  CONTESTER: 'la personne conteste la décision',
  REJETER: 'le recours est rejeté',
  ANNULER: 'la décision est annulée',
} as const
export type Evenement = keyof typeof evenements
type Rangee = Readonly<Record<Evenement, Suite<readonly Etat[]>>>

const tous = (refus: string, permis: Partial<Record<Evenement, readonly Etat[]>>): Rangee =>
  Object.fromEntries(
    (Object.keys(evenements) as Evenement[]).map((e): [Evenement, Suite<readonly Etat[]>] => {
      const mene = permis[e]
      return [e, mene ? { mene } : { refus }]
    }),
  ) as Rangee

/** For each state, what each event leads to, or the sentence that refuses all the others. */
export const etatsSuivants: TableDEtats<Etat, Evenement, readonly Etat[]> = {
  A_INSTRUIRE: tous('Le département ne s’est pas encore saisi de cette proposition.', {
    SAISIR: ['A_TRAITER'],
    DELEGUER: ['A_TRAITER'],
    OBSERVER: ['A_INSTRUIRE'],
    CONFORMER: ['A_INSTRUIRE'],
  }),
  A_TRAITER: tous('Rien n’a encore été notifié à la personne.', {
    NOTIFIER: ['CONTRADICTOIRE'],
    OBSERVER: ['A_TRAITER'],
    CONFORMER: ['A_TRAITER'],
    AVISER: ['A_TRAITER'],
    DECIDER: ['SANS_SUITE'],
  }),
  CONTRADICTOIRE: tous('La personne présente ses observations : la décision n’est pas prise.', {
    OBSERVER: ['CONTRADICTOIRE'],
    CONFORMER: ['CONTRADICTOIRE'],
    ENTENDRE: ['CONTRADICTOIRE'],
    AVISER: ['CONTRADICTOIRE'],
    DECIDER: ['DECIDEE', 'SANS_SUITE'],
  }),
  SANS_SUITE: tous('Cette procédure est close sans suite.', {}),
  DECIDEE: tous('La décision est prise.', {
    CONFORMER: ['LEVEE_A_TRAITER'],
    LEVER: ['LEVEE', 'DECIDEE'],
    ECHOIR: ['ECHUE'],
    CONTESTER: ['DECIDEE'],
    REJETER: ['DECIDEE'],
    ANNULER: ['ANNULEE'],
  }),
  LEVEE_A_TRAITER: tous('La décision est prise ; sa levée est à décider.', {
    CONFORMER: ['LEVEE_A_TRAITER'],
    LEVER: ['LEVEE', 'DECIDEE'],
    ECHOIR: ['ECHUE'],
    CONTESTER: ['LEVEE_A_TRAITER'],
    REJETER: ['LEVEE_A_TRAITER'],
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

type Issue = { etat: Etat; recoursLe: string | null; rejetLe: string | null }

/** Neither concluded nor at its end, or contested and not answered: somebody has something to do of it yet. */
export const estEnSuspens = ({ etat, recoursLe, rejetLe }: Issue): boolean =>
  (etat !== 'SANS_SUITE' && etat !== 'LEVEE' && etat !== 'ECHUE' && etat !== 'ANNULEE') ||
  (recoursLe !== null && rejetLe === null && etat !== 'ANNULEE')
