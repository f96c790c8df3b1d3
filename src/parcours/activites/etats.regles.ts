import type { Suite, TableDEtats } from '../../droit/etats.js'
import type { Etat } from './formes.js'

/** What may happen to an activity: the first four by the person or her référent, the last three by who validates. */
export type Evenement = 'PROGRAMMER' | 'DECLARER' | 'RETIRER' | 'ANNULER' | 'VALIDER' | 'CORRIGER' | 'REFUSER'

const mene = (etat: Etat): Suite<Etat> => ({ mene: etat })
const refus = (phrase: string): Suite<Etat> => ({ refus: phrase })

const rienDeclare = refus('Rien n’a été déclaré pour cette activité : il n’y a rien à valider.')
const validees = refus('Ces heures ont été validées : seul votre référent peut y revenir.')
const appreciees = refus('Votre référent s’est prononcé sur ces heures : déclarez-les de nouveau si vous n’êtes pas d’accord.')
const annulee = refus('Cette activité a été annulée : notez-en une autre.')

/** For each state, what each event leads to, or the sentence that refuses it. */
export const etatsSuivants: TableDEtats<Etat, Evenement, Etat> = {
  PREVUE: {
    PROGRAMMER: mene('PREVUE'),
    DECLARER: mene('DECLAREE'),
    RETIRER: refus('Rien n’a été déclaré pour cette activité : il n’y a rien à retirer.'),
    ANNULER: mene('ANNULEE'),
    VALIDER: rienDeclare,
    CORRIGER: rienDeclare,
    REFUSER: rienDeclare,
  },
  DECLAREE: {
    PROGRAMMER: mene('DECLAREE'),
    DECLARER: mene('DECLAREE'),
    RETIRER: mene('PREVUE'),
    ANNULER: mene('ANNULEE'),
    VALIDER: mene('VALIDEE'),
    CORRIGER: mene('CORRIGEE'),
    REFUSER: mene('REFUSEE'),
  },
  VALIDEE: {
    PROGRAMMER: validees,
    DECLARER: validees,
    RETIRER: validees,
    ANNULER: validees,
    VALIDER: refus('Ces heures sont déjà validées, telles qu’elles ont été déclarées.'),
    CORRIGER: mene('CORRIGEE'),
    REFUSER: mene('REFUSEE'),
  },
  CORRIGEE: {
    PROGRAMMER: appreciees,
    DECLARER: mene('DECLAREE'),
    RETIRER: appreciees,
    ANNULER: appreciees,
    VALIDER: mene('VALIDEE'),
    CORRIGER: mene('CORRIGEE'),
    REFUSER: mene('REFUSEE'),
  },
  REFUSEE: {
    PROGRAMMER: appreciees,
    DECLARER: mene('DECLAREE'),
    RETIRER: appreciees,
    ANNULER: appreciees,
    VALIDER: mene('VALIDEE'),
    CORRIGER: mene('CORRIGEE'),
    REFUSER: refus('Ces heures sont déjà refusées.'),
  },
  ANNULEE: {
    PROGRAMMER: annulee,
    DECLARER: annulee,
    RETIRER: annulee,
    ANNULER: annulee,
    VALIDER: annulee,
    CORRIGER: annulee,
    REFUSER: annulee,
  },
}

/** The next state, or why not. */
export const suiteDe = (etat: Etat, evenement: Evenement): Suite<Etat> => etatsSuivants[etat][evenement]

/** What validating so many minutes of those declared is. */
export const sensDe = (minutes: number, declarees: number | null): 'VALIDER' | 'CORRIGER' | 'REFUSER' =>
  minutes === 0 ? 'REFUSER' : minutes === declarees ? 'VALIDER' : 'CORRIGER'
