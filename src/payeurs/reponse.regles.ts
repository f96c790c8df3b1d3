import { CodeDeLActionSociale } from '../droit/textes.js'
import { type EtatDEnvoi, type EvenementDEnvoi, refusDeLEtat } from './etats.regles.js'

/** What a payer says of a decision: the state it leads to, and the day or the reason that goes with it. */
export type Reponse = { etat?: EtatDEnvoi; appliqueLe?: string | null; motifDuRejet?: string | null }
type Dite = { etat: EtatDEnvoi; payeur: string | null; appliqueLe: string | null; motifDuRejet: string | null }
type Refus = { pointer: string; detail: string }

/** The states a payer leads to, each by what it says. */
const dits: Readonly<Partial<Record<EtatDEnvoi, EvenementDEnvoi>>> = {
  PRIS_EN_COMPTE: 'PRENDRE_EN_COMPTE',
  APPLIQUE: 'APPLIQUER',
  REJETE: 'REJETER',
}

/** Why what a payer says cannot be, as a sentence; null when it can. What repeats it word for word says nothing new: null too. */
export function refusDeReponse(envoi: Dite, r: Reponse, { caisse, jour }: { caisse: string; jour: string }): Refus | null {
  if (envoi.payeur !== caisse)
    return { pointer: '/etat', detail: `Cette décision n’est pas adressée à votre caisse (${CodeDeLActionSociale.L262_16.cite}).` }
  const etat = r.etat ?? envoi.etat
  const appliqueLe = r.appliqueLe === undefined ? envoi.appliqueLe : r.appliqueLe
  const motif = r.motifDuRejet === undefined ? envoi.motifDuRejet : r.motifDuRejet
  const pareille = etat === envoi.etat && appliqueLe === envoi.appliqueLe && motif === envoi.motifDuRejet
  // A payer may put its own day or reason right.
  const precisee = etat === envoi.etat && (etat === 'APPLIQUE' || etat === 'REJETE')
  if (pareille) return null
  return (precisee ? null : refusDAvancer(envoi.etat, etat)) ?? refusDuContenu(etat, appliqueLe, motif, jour)
}

function refusDAvancer(de: EtatDEnvoi, a: EtatDEnvoi): Refus | null {
  const evenement = dits[a]
  const detail = evenement ? refusDeLEtat(de, evenement) : 'Une caisse prend en compte, applique ou rejette : elle ne dit rien d’autre.'
  return detail === null ? null : { pointer: '/etat', detail }
}

function refusDuContenu(etat: EtatDEnvoi, appliqueLe: string | null, motif: string | null, jour: string): Refus | null {
  if (etat === 'REJETE' && motif === null) return { pointer: '/motifDuRejet', detail: 'Dites pourquoi la décision est rejetée.' }
  if (etat !== 'REJETE' && motif !== null) return { pointer: '/motifDuRejet', detail: 'Un motif n’accompagne qu’un rejet.' }
  if (etat === 'APPLIQUE' && appliqueLe === null) return { pointer: '/appliqueLe', detail: 'Dites quel jour la décision a été appliquée.' }
  if (etat !== 'APPLIQUE' && appliqueLe !== null)
    return { pointer: '/appliqueLe', detail: 'Ce jour n’accompagne qu’une décision appliquée.' }
  return appliqueLe !== null && appliqueLe > jour ? { pointer: '/appliqueLe', detail: 'Ce jour n’est pas encore venu.' } : null
}
