import { refusSelon, type TableDEtats } from '../../droit/etats.js'
import type { Statut } from './nomenclatures.js'

/** What may happen to an appointment: it is moved, or its state is said. `RETABLIR`: what had been said of it was wrong. */
export type Evenement = 'DEPLACER' | 'EFFECTUER' | 'ABSENTER' | 'ANNULER' | 'RETABLIR'

const annule = { refus: 'Ce rendez-vous est annulé : prenez-en un autre.' }

/** For each state, the state each event leads to, or the sentence that refuses it. What is said again changes nothing. */
export const etatsSuivants: TableDEtats<Statut, Evenement, Statut> = {
  PRIS: {
    DEPLACER: { mene: 'MODIFIE' },
    EFFECTUER: { mene: 'EFFECTUE' },
    ABSENTER: { mene: 'ABSENT' },
    ANNULER: { mene: 'ANNULE' },
    RETABLIR: { mene: 'PRIS' },
  },
  MODIFIE: {
    DEPLACER: { mene: 'MODIFIE' },
    EFFECTUER: { mene: 'EFFECTUE' },
    ABSENTER: { mene: 'ABSENT' },
    ANNULER: { mene: 'ANNULE' },
    RETABLIR: { refus: 'Ce rendez-vous est déjà à venir.' },
  },
  EFFECTUE: {
    DEPLACER: { refus: 'Ce rendez-vous a eu lieu : il ne se déplace plus.' },
    EFFECTUER: { mene: 'EFFECTUE' },
    ABSENTER: { mene: 'ABSENT' },
    ANNULER: { refus: 'Ce rendez-vous a eu lieu : il ne s’annule plus.' },
    RETABLIR: { mene: 'PRIS' },
  },
  ABSENT: {
    DEPLACER: { refus: 'La personne n’est pas venue à ce rendez-vous : prenez-en un autre.' },
    EFFECTUER: { mene: 'EFFECTUE' },
    ABSENTER: { mene: 'ABSENT' },
    ANNULER: { mene: 'ANNULE' },
    RETABLIR: { mene: 'PRIS' },
  },
  ANNULE: { DEPLACER: annule, EFFECTUER: annule, ABSENTER: annule, ANNULER: { mene: 'ANNULE' }, RETABLIR: annule },
}

const evenementPour: Readonly<Record<Statut, Evenement>> = {
  PRIS: 'RETABLIR',
  MODIFIE: 'DEPLACER',
  EFFECTUE: 'EFFECTUER',
  ABSENT: 'ABSENTER',
  ANNULE: 'ANNULER',
}

/** The event by which a state is asked for. */
export const evenementVers = (statut: Statut): Evenement => evenementPour[statut]

/** Why the event is refused in that state, as a sentence; null when it is permitted. */
export const refusDeLEtat = refusSelon(etatsSuivants)
