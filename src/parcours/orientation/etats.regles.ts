import { refusSelon, type TableDEtats } from '../../droit/etats.js'
import type { Etat, Sens } from './nomenclatures.js'

/** What may happen to an orientation: new answers, or a decision. `FORCEE` is not there: it makes a new one. */
export type Evenement = 'REPONDRE' | Exclude<Sens, 'FORCEE'>

const close = 'Cette orientation est terminée : elle ne se décide plus.'
const decidee = 'Cette orientation est déjà décidée : modifiez-la, ou demandez-en une nouvelle.'

/** For each state, what each event leads to, or the sentence that refuses it. Answers lead where the proposal says. */
export const etatsSuivants: TableDEtats<Etat, Evenement, readonly Etat[]> = {
  BROUILLON: {
    REPONDRE: { mene: ['BROUILLON', 'EN_ATTENTE', 'OUVERT'] },
    ACCEPTEE: { refus: 'Il manque des réponses : rien n’est proposé qui puisse être accepté.' },
    REFUSEE: { mene: ['OUVERT'] },
    MODIFIEE: { refus: 'Cette orientation n’est pas encore décidée.' },
  },
  EN_ATTENTE: {
    REPONDRE: { mene: ['BROUILLON', 'EN_ATTENTE', 'OUVERT'] },
    ACCEPTEE: { mene: ['OUVERT'] },
    REFUSEE: { mene: ['OUVERT'] },
    MODIFIEE: { refus: 'Cette orientation n’est pas encore décidée.' },
  },
  OUVERT: {
    REPONDRE: { refus: 'Cette orientation est en cours : demandez-en une nouvelle pour revenir sur les réponses.' },
    ACCEPTEE: { refus: decidee },
    REFUSEE: { refus: decidee },
    MODIFIEE: { mene: ['OUVERT'] },
  },
  CLOTURE: {
    REPONDRE: { refus: 'Cette orientation est terminée : ses réponses ne changent plus.' },
    ACCEPTEE: { refus: close },
    REFUSEE: { refus: close },
    MODIFIEE: { refus: close },
  },
}

/** Why the event is refused in that state, as a sentence; null when it is permitted. */
export const refusDeLEtat = refusSelon(etatsSuivants)
