import { refusSelon, type TableDEtats } from '../../droit/etats.js'
import type { Etat, Sens } from './nomenclatures.js'

/**
 * What may happen to an orientation: new answers, a decision, her leaving the parcours and her coming back to it. `FORCEE` is not there: it
 * makes a new one.
 */
export type Evenement = 'REPONDRE' | Exclude<Sens, 'FORCEE'> | 'SORTIR' | 'REPRENDRE'

const close = 'Cette orientation est terminée : elle ne se décide plus.'
const enCours = 'Cette orientation n’est pas terminée : elle n’a pas à reprendre.'
const decidee = 'Cette orientation est déjà décidée : modifiez-la, ou demandez-en une nouvelle.'

/** For each state, what each event leads to, or the sentence that refuses it. Answers lead where the proposal says. */
export const etatsSuivants: TableDEtats<Etat, Evenement, readonly Etat[]> = {
  BROUILLON: {
    REPONDRE: { mene: ['BROUILLON', 'EN_ATTENTE', 'OUVERT'] },
    ACCEPTEE: { refus: 'Il manque des réponses : rien n’est proposé qui puisse être accepté.' },
    REFUSEE: { mene: ['OUVERT'] },
    MODIFIEE: { refus: 'Cette orientation n’est pas encore décidée.' },
    SORTIR: { mene: ['CLOTURE'] },
    REPRENDRE: { refus: enCours },
  },
  EN_ATTENTE: {
    REPONDRE: { mene: ['BROUILLON', 'EN_ATTENTE', 'OUVERT'] },
    ACCEPTEE: { mene: ['OUVERT'] },
    REFUSEE: { mene: ['OUVERT'] },
    MODIFIEE: { refus: 'Cette orientation n’est pas encore décidée.' },
    SORTIR: { mene: ['CLOTURE'] },
    REPRENDRE: { refus: enCours },
  },
  OUVERT: {
    REPONDRE: { refus: 'Cette orientation est en cours : demandez-en une nouvelle pour revenir sur les réponses.' },
    ACCEPTEE: { refus: decidee },
    REFUSEE: { refus: decidee },
    MODIFIEE: { mene: ['OUVERT'] },
    SORTIR: { mene: ['CLOTURE'] },
    REPRENDRE: { refus: enCours },
  },
  CLOTURE: {
    REPONDRE: { refus: 'Cette orientation est terminée : ses réponses ne changent plus.' },
    ACCEPTEE: { refus: close },
    REFUSEE: { refus: close },
    MODIFIEE: { refus: close },
    SORTIR: { refus: 'Cette orientation est déjà terminée.' },
    // Where it had stopped; `reprise.regles` says which may.
    REPRENDRE: { mene: ['BROUILLON', 'EN_ATTENTE', 'OUVERT'] },
  },
}

/** Why the event is refused in that state, as a sentence; null when it is permitted. */
export const refusDeLEtat = refusSelon(etatsSuivants)
