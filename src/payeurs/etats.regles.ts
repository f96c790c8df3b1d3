import { refusSelon, type TableDEtats } from '../droit/etats.js'

export const etatsDEnvoi = ['A_ADRESSER', 'A_ENVOYER', 'TRANSMIS', 'PRIS_EN_COMPTE', 'APPLIQUE', 'REJETE'] as const
export type EtatDEnvoi = (typeof etatsDEnvoi)[number]

/** It has not left yet. */
export const enAttente = (etat: EtatDEnvoi): boolean => etat === 'A_ADRESSER' || etat === 'A_ENVOYER'

/** What may happen to a decision told to a payer: two by the platform, three by the payer. */
export const evenementsDEnvoi = {
  ADRESSER: 'la caisse de la personne est connue',
  TRANSMETTRE: 'la caisse l’a reçue',
  PRENDRE_EN_COMPTE: 'la caisse la prend en compte',
  APPLIQUER: 'la caisse l’a appliquée',
  REJETER: 'la caisse la rejette',
} as const
export type EvenementDEnvoi = keyof typeof evenementsDEnvoi

const sansCaisse = 'Aucune caisse n’a reçu cette décision.'
const dejaAdressee = 'Cette décision est déjà adressée à une caisse.'
const dejaRecue = 'Cette décision est déjà transmise.'
const dejaPrise = 'Cette décision est déjà prise en compte.'
const dejaAppliquee = 'Cette décision est déjà appliquée.'
const dejaRejetee = 'Cette décision est déjà rejetée.'
const pasPrise = 'Cette décision n’a pas encore été prise en compte : dites-le d’abord.'

/**
 * For each state, what each event leads to, or the sentence that refuses it. A payer may answer before the platform knows that its message
 * arrived: a process may have died in between.
 */
export const etatsSuivants: TableDEtats<EtatDEnvoi, EvenementDEnvoi, EtatDEnvoi> = {
  A_ADRESSER: {
    ADRESSER: { mene: 'A_ENVOYER' },
    TRANSMETTRE: { refus: sansCaisse },
    PRENDRE_EN_COMPTE: { refus: sansCaisse },
    APPLIQUER: { refus: sansCaisse },
    REJETER: { refus: sansCaisse },
  },
  // A person who moves changes payers before hers has read anything.
  A_ENVOYER: {
    ADRESSER: { mene: 'A_ENVOYER' },
    TRANSMETTRE: { mene: 'TRANSMIS' },
    PRENDRE_EN_COMPTE: { mene: 'PRIS_EN_COMPTE' },
    APPLIQUER: { refus: pasPrise },
    REJETER: { mene: 'REJETE' },
  },
  TRANSMIS: {
    ADRESSER: { refus: dejaAdressee },
    TRANSMETTRE: { refus: dejaRecue },
    PRENDRE_EN_COMPTE: { mene: 'PRIS_EN_COMPTE' },
    APPLIQUER: { refus: pasPrise },
    REJETER: { mene: 'REJETE' },
  },
  PRIS_EN_COMPTE: {
    ADRESSER: { refus: dejaAdressee },
    TRANSMETTRE: { refus: dejaRecue },
    PRENDRE_EN_COMPTE: { refus: dejaPrise },
    APPLIQUER: { mene: 'APPLIQUE' },
    REJETER: { mene: 'REJETE' },
  },
  APPLIQUE: {
    ADRESSER: { refus: dejaAdressee },
    TRANSMETTRE: { refus: dejaRecue },
    PRENDRE_EN_COMPTE: { refus: dejaAppliquee },
    APPLIQUER: { refus: dejaAppliquee },
    REJETER: { refus: dejaAppliquee },
  },
  REJETE: {
    ADRESSER: { refus: dejaRejetee },
    TRANSMETTRE: { refus: dejaRejetee },
    PRENDRE_EN_COMPTE: { refus: dejaRejetee },
    APPLIQUER: { refus: dejaRejetee },
    REJETER: { refus: dejaRejetee },
  },
}

/** Why the event is refused in that state, as a sentence; null when it is permitted. */
export const refusDeLEtat = refusSelon(etatsSuivants)
