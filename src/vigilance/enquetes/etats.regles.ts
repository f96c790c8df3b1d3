import { rangee, refusSelon, type TableDEtats } from '../../droit/etats.js'

export const etatsDEnquete = {
  ouverte: 'ouverte',
  violation: 'violation établie, à notifier',
  notifiee: 'violation notifiée à la CNIL',
  close: 'close',
} as const
export type EtatDEnquete = keyof typeof etatsDEnquete

/** `repondre` is the organisation's; all the rest is of who investigates. */
export const evenementsDEnquete = {
  questionner: 'question à l’organisation',
  repondre: 'réponse de l’organisation',
  qualifier: 'violation de données établie',
  notifier: 'notification à la CNIL',
  conclure: 'conclusion',
  rouvrir: 'réouverture',
} as const
export type EvenementDEnquete = keyof typeof evenementsDEnquete

/** RGPD, art. 33: a breach ends by its notification; what is closed may be opened again. */
export const etatsSuivants: TableDEtats<EtatDEnquete, EvenementDEnquete, EtatDEnquete> = {
  ouverte: rangee(evenementsDEnquete, 'Cette enquête est ouverte : établissez d’abord la violation, ou concluez.', {
    questionner: 'ouverte',
    repondre: 'ouverte',
    qualifier: 'violation',
    conclure: 'close',
  }),
  violation: rangee(evenementsDEnquete, 'Une violation est établie : elle se notifie à la CNIL avant de conclure.', {
    questionner: 'violation',
    repondre: 'violation',
    notifier: 'notifiee',
  }),
  notifiee: rangee(evenementsDEnquete, 'La violation est déjà notifiée.', {
    questionner: 'notifiee',
    repondre: 'notifiee',
    conclure: 'close',
  }),
  close: rangee(evenementsDEnquete, 'Cette enquête est close : rouvrez-la d’abord.', { rouvrir: 'ouverte' }),
}

export const refusDeLEtat = refusSelon(etatsSuivants)
