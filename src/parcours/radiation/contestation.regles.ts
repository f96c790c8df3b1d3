import { dernierJourApresLaReponse, type Reponse, reponseALaContestation } from '../../droit/contestation.js'
import { enClair } from '../../droit/jours.js'
import { manquesDuPapier } from '../../droit/papier-recueilli.js'
import { CodeDesRelations } from '../../droit/textes.js'
import { refusDeLEtat } from './etats.regles.js'
import type { Radiation } from './formes.js'

type Manque = { pointer: string; detail: string }
type Contestee = Pick<Radiation, 'etat' | 'depuis' | 'recours' | 'recoursLe' | 'rejetLe'>

/** Where her appeal is on that day; null when she contests nothing, or when she won. */
export const ouEnEstLaContestation = ({ etat, depuis, recours, recoursLe, rejetLe }: Contestee, jour: string): Reponse | null =>
  reponseALaContestation({ recours, recoursLe, rejetLe, annuleeLe: etat === 'ANNULEE' ? depuis : null }, jour)

/** An appeal that no human has answered: the silence refuses it for her, not for whoever leads, who may still answer. */
export const contestationSansReponse = ({ etat, recours, rejetLe }: Pick<Radiation, 'etat' | 'recours' | 'rejetLe'>): boolean =>
  recours !== null && rejetLe === null && refusDeLEtat(etat, 'CONTESTER') === null

/**
 * Last day, included, to ask for a radiation pronounced that day to be looked at again. What comes later is kept all the same: whether she
 * was notified in time is for a human to say.
 */
export const dernierJourPourContester = (prononceeLe: string): string => dernierJourApresLaReponse(prononceeLe)

/** Why the decision is not contested again here, as a sentence; null when it may be, or what is said completed. */
export function refusDeContester(r: Contestee, jour: string): string | null {
  const reponse = ouEnEstLaContestation(r, jour)
  if (reponse === null || reponse.genre === 'attendue') return null
  const dite =
    reponse.genre === 'rejet'
      ? `La contestation a été rejetée le ${enClair(reponse.le)}`
      : `La contestation est restée sans réponse jusqu’au ${enClair(reponse.le)}, ce qui vaut rejet (${CodeDesRelations.L411_7.cite})`
  return `${dite} : c’est au tribunal administratif d’en juger désormais.`
}

/** Why nothing is rejected there, as a sentence; null when a human may reject. */
export function refusDeRejeter({ recours, rejetLe }: Pick<Radiation, 'recours' | 'rejetLe'>): string | null {
  if (recours === null) return 'Cette radiation n’est pas contestée : il n’y a rien à rejeter.'
  return rejetLe === null ? null : `Cette contestation est déjà rejetée, depuis le ${enClair(rejetLe)}.`
}

/** What an appeal that came by post or aloud must say to be written down for her; her own words are not written over. */
export function manquesDuRecueil(
  r: Pick<Radiation, 'recours' | 'recoursVoie'>,
  { recours = null, recoursVoie = null, recoursRecuLe = null }: Partial<Radiation>,
  { jour, prononceeLe }: { jour: string; prononceeLe: string },
): Manque[] {
  if (r.recours !== null && r.recoursVoie === null)
    return [{ pointer: '/recours', detail: 'Elle a contesté elle-même, dans son espace : ses mots restent les siens.' }]
  return [
    ...(recours === null ? [{ pointer: '/recours', detail: 'Dites ce que la personne conteste, avec ses mots.' }] : []),
    ...(recoursVoie === null
      ? [{ pointer: '/recoursVoie', detail: 'Dites comment la contestation est arrivée : par courrier, ou de vive voix.' }]
      : []),
    ...(recoursRecuLe === null || recoursRecuLe > jour || recoursRecuLe < prononceeLe
      ? [{ pointer: '/recoursRecuLe', detail: `Dites quel jour elle est arrivée, depuis la décision du ${enClair(prononceeLe)}.` }]
      : []),
  ]
}

/** Why no paper is joined for her to that appeal: she made it herself, or a human answered it; after a silence it is still to be read. */
export function manquesDuPapierDuRecours(r: Contestee & Pick<Radiation, 'recoursVoie'>, jour: string): Manque[] {
  const detail = r.rejetLe === null ? null : refusDeContester(r, jour)
  return detail === null
    ? manquesDuPapier({ mots: r.recours, voie: r.recoursVoie }, 'son recours')
    : [{ pointer: '/piecesJointes', detail }]
}
