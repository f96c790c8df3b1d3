import { refusSelon, type TableDEtats } from '../../droit/etats.js'
import type { Etat } from './nomenclatures.js'

/** What may happen to a contract: to its text, by its parties, or around it (a new orientation, the end and the return of the inscription). */
export const evenements = {
  ACTUALISER: 'l’organisme référent l’actualise',
  SIGNER: 'une partie le signe',
  REFUSER: 'la personne le refuse',
  REORIENTER: 'une nouvelle orientation est décidée',
  CESSER: 'l’inscription cesse, ou le droit au RSA de qui n’est pas inscrit',
  REINSCRIRE: 'l’inscription reprend, ou ce droit',
  CLORE: 'douze mois de suspension ont passé',
} as const
export type Evenement = keyof typeof evenements

const suspendu = 'L’inscription a cessé, ou le droit au RSA : le contrat est suspendu jusqu’à son retour.'
const cloture = 'Ce contrat est clôturé : établissez-en un nouveau.'
const pasSuspendu = 'Ce contrat n’est pas suspendu.'

/**
 * For each state, what each event leads to, or the sentence that refuses it. A return leads where the contract was before. Of two contracts of
 * files made one, a new orientation closes the one that the other takes the place of.
 */
export const etatsSuivants: TableDEtats<Etat, Evenement, readonly Etat[]> = {
  A_SIGNER: {
    ACTUALISER: { mene: ['A_SIGNER'] },
    SIGNER: { mene: ['A_SIGNER', 'SIGNE'] },
    REFUSER: { mene: ['REFUSE'] },
    REORIENTER: { mene: ['A_SIGNER', 'CLOTURE'] },
    CESSER: { mene: ['SUSPENDU'] },
    REINSCRIRE: { refus: pasSuspendu },
    CLORE: { refus: pasSuspendu },
  },
  SIGNE: {
    ACTUALISER: { mene: ['A_SIGNER'] },
    SIGNER: { refus: 'Ce contrat est déjà signé par les deux parties.' },
    REFUSER: { refus: 'Ce contrat est déjà signé : demandez qu’il soit actualisé avant de refuser.' },
    REORIENTER: { mene: ['A_SIGNER', 'CLOTURE'] },
    CESSER: { mene: ['SUSPENDU'] },
    REINSCRIRE: { refus: pasSuspendu },
    CLORE: { refus: pasSuspendu },
  },
  REFUSE: {
    ACTUALISER: { mene: ['A_SIGNER'] },
    SIGNER: { mene: ['A_SIGNER', 'SIGNE'] },
    REFUSER: { refus: 'Ce contrat est déjà refusé.' },
    REORIENTER: { mene: ['A_SIGNER', 'CLOTURE'] },
    CESSER: { mene: ['SUSPENDU'] },
    REINSCRIRE: { refus: pasSuspendu },
    CLORE: { refus: pasSuspendu },
  },
  SUSPENDU: {
    ACTUALISER: { refus: suspendu },
    SIGNER: { refus: suspendu },
    REFUSER: { refus: suspendu },
    REORIENTER: { mene: ['SUSPENDU', 'CLOTURE'] },
    CESSER: { refus: 'Ce contrat est déjà suspendu.' },
    REINSCRIRE: { mene: ['A_SIGNER', 'SIGNE', 'REFUSE'] },
    CLORE: { mene: ['CLOTURE'] },
  },
  CLOTURE: {
    ACTUALISER: { refus: cloture },
    SIGNER: { refus: cloture },
    REFUSER: { refus: cloture },
    REORIENTER: { refus: cloture },
    CESSER: { refus: cloture },
    REINSCRIRE: { refus: cloture },
    CLORE: { refus: 'Ce contrat est déjà clôturé.' },
  },
}

/** Why the event is refused in that state, as a sentence; null when it is permitted. */
export const refusDeLEtat = refusSelon(etatsSuivants)
