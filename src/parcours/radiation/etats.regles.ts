import { refusSelon, type Suite, type TableDEtats } from '../../droit/etats.js'
import { CodeDuTravail } from '../../droit/textes.js'
import type { Etat } from './nomenclatures.js'

/** What may happen to a procedure. The last three come of a date, or of the list; every other is an act somebody puts a name to. */
export const evenements = {
  REPONDRE: 'la personne répond',
  ENTENDRE: 'la personne est entendue',
  CONTESTER: 'la personne conteste la radiation prononcée',
  ENVISAGEE: 'France Travail dit qu’il envisage la radiation',
  RADIATION: 'France Travail prononce la radiation',
  SANS_SUITE: 'France Travail classe sans suite',
  REJET: 'la contestation est rejetée',
  ANNULATION: 'France Travail annule la radiation',
  REPONSE_PASSEE: 'le délai pour répondre est passé',
  ECHOIR: 'le dernier jour est passé',
  REINSCRIRE: 'l’inscription reprend',
} as const
export type Evenement = keyof typeof evenements

const dix = `(${CodeDuTravail.R5412_7.cite})`
const pasPrononcee = 'Aucune radiation n’est prononcée ici.'
const pasDecidee = 'Rien n’est décidé : répondez, ou demandez à être entendu. Si une radiation est prononcée, elle se conteste ensuite.'
const pasDeDelai = 'Aucun délai de réponse ne court.'
const decidee = 'C’est décidé : la décision se conteste.'
const dejaDecidee = 'C’est déjà décidé : la radiation prononcée ne peut qu’être annulée.'
const classee = 'Cette procédure est classée sans suite.'
const finie = 'Cette radiation est finie.'
const annulee = 'Cette radiation est annulée.'

/** For each state, what each event leads to, or the sentence that refuses it. */
export const etatsSuivants: TableDEtats<Etat, Evenement, Etat> = {
  AVERTIE: {
    REPONDRE: { mene: 'AVERTIE' },
    ENTENDRE: { mene: 'AVERTIE' },
    CONTESTER: { refus: pasDecidee },
    ENVISAGEE: { mene: 'CONTRADICTOIRE' },
    RADIATION: { refus: `Elle est seulement avertie : dites d’abord ce que vous envisagez, elle a dix jours pour répondre ${dix}.` },
    SANS_SUITE: { mene: 'SANS_SUITE' },
    REJET: { refus: pasPrononcee },
    ANNULATION: { refus: pasPrononcee },
    REPONSE_PASSEE: { refus: pasDeDelai },
    ECHOIR: { refus: pasPrononcee },
    REINSCRIRE: { refus: pasPrononcee },
  },
  CONTRADICTOIRE: {
    REPONDRE: { mene: 'CONTRADICTOIRE' },
    ENTENDRE: { mene: 'CONTRADICTOIRE' },
    CONTESTER: { refus: pasDecidee },
    ENVISAGEE: { refus: 'La radiation envisagée lui est déjà notifiée.' },
    RADIATION: { refus: `Son délai pour répondre court encore : aucune décision ne peut être prise avant son terme ${dix}.` },
    SANS_SUITE: { mene: 'SANS_SUITE' },
    REJET: { refus: pasPrononcee },
    ANNULATION: { refus: pasPrononcee },
    REPONSE_PASSEE: { mene: 'A_DECIDER' },
    ECHOIR: { refus: pasPrononcee },
    REINSCRIRE: { refus: pasPrononcee },
  },
  A_DECIDER: {
    REPONDRE: { mene: 'A_DECIDER' },
    ENTENDRE: { mene: 'A_DECIDER' },
    CONTESTER: { refus: pasDecidee },
    ENVISAGEE: { refus: 'Le contradictoire a eu lieu : décidez, ou classez sans suite.' },
    RADIATION: { mene: 'PRONONCEE' },
    SANS_SUITE: { mene: 'SANS_SUITE' },
    REJET: { refus: pasPrononcee },
    ANNULATION: { refus: pasPrononcee },
    REPONSE_PASSEE: { refus: pasDeDelai },
    ECHOIR: { refus: pasPrononcee },
    REINSCRIRE: { refus: pasPrononcee },
  },
  SANS_SUITE: tout(classee),
  PRONONCEE: {
    ...tout(dejaDecidee, decidee),
    ...contestable('PRONONCEE'),
    ANNULATION: { mene: 'ANNULEE' },
    ECHOIR: { mene: 'ECHUE' },
    REINSCRIRE: { mene: 'REINSCRITE' },
  },
  REINSCRITE: { ...tout(finie, decidee), ...contestable('REINSCRITE'), ANNULATION: { mene: 'ANNULEE' } },
  ECHUE: { ...tout(finie, decidee), ...contestable('ECHUE'), ANNULATION: { mene: 'ANNULEE' } },
  ANNULEE: tout(annulee),
}

/** Pronounced, a radiation is contested and answered without changing state, over or not. */
function contestable(etat: Etat) {
  return { CONTESTER: { mene: etat }, REJET: { mene: etat } }
}

/** A state that refuses everything; `aElle` is said to the person rather than to the agent. */
function tout(refus: string, aElle = refus): Readonly<Record<Evenement, Suite<Etat>>> {
  const non = { refus }
  return {
    REPONDRE: { refus: aElle },
    ENTENDRE: non,
    CONTESTER: non,
    ENVISAGEE: non,
    RADIATION: non,
    SANS_SUITE: non,
    REJET: non,
    ANNULATION: non,
    REPONSE_PASSEE: non,
    ECHOIR: non,
    REINSCRIRE: non,
  }
}

/** Why the event is refused in that state, as a sentence; null when it is permitted. */
export const refusDeLEtat = refusSelon(etatsSuivants)
