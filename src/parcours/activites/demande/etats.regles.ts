import { refusSelon, type TableDEtats } from '../../../droit/etats.js'
import type { EtatDeDemande } from '../formes.js'

/** What may happen to a demand: the first two by whoever accompanies the person, the last by herself. */
export type Evenement = 'ACCORDER' | 'REFUSER' | 'RETIRER'

/** For each state, what each event leads to, or the sentence that refuses it, to whoever attempted it. */
export const etatsSuivants: TableDEtats<EtatDeDemande, Evenement, EtatDeDemande> = {
  A_DECIDER: {
    ACCORDER: { mene: 'ACCORDEE' },
    REFUSER: { mene: 'REFUSEE' },
    RETIRER: { mene: 'RETIREE' },
  },
  ACCORDEE: {
    ACCORDER: { refus: 'Cette demande est déjà accordée : décidez d’une autre dispense s’il en faut une.' },
    REFUSER: { refus: 'Cette demande est accordée : la dispense peut finir plus tôt, elle ne se refuse plus.' },
    RETIRER: { refus: 'Cette dispense vous est accordée : demandez à votre référent de la finir plus tôt.' },
  },
  // Who refused may change his mind, or say better why.
  REFUSEE: {
    ACCORDER: { mene: 'ACCORDEE' },
    REFUSER: { mene: 'REFUSEE' },
    RETIRER: { refus: 'Votre demande a reçu sa réponse : il n’y a plus rien à retirer. Vous pouvez en faire une autre.' },
  },
  RETIREE: {
    ACCORDER: { refus: 'La personne a retiré cette demande.' },
    REFUSER: { refus: 'La personne a retiré cette demande : il n’y a plus rien à refuser.' },
    RETIRER: { refus: 'Vous avez retiré cette demande : faites-en une autre.' },
  },
}

export const refusDeLEtat = refusSelon(etatsSuivants)
