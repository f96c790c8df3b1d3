import { plusJours, enClair } from '../../droit/jours.js'
import { delaiDeReponseALAbsence } from '../../droit/parametres/activites.js'
import { auJour } from '../../droit/parametres/parametre.js'
import { CodeDuTravail } from '../../droit/textes.js'
import type { Absence, ActiviteLue } from './formes.js'

type Manque = { pointer: string; detail: string }
export type Contexte = { avant: Absence | undefined; activites: readonly ActiviteLue[]; jour: string; par: 'personne' | 'professionnel' }

/** What an absence, the person's answer, and what a human makes of it must say. */
export function manquesDeLAbsence(a: Absence, c: Contexte): Manque[] {
  return [...moment(a, c), ...activite(a, c), ...suite(a, c), ...pieces(a, c), ...appreciation(a, c)]
}

/** The person may tell beforehand that she will not come; nobody else foresees it. */
const moment = ({ jour }: Absence, { jour: aujourdHui, par, avant }: Contexte): Manque[] =>
  par === 'professionnel' && jour > aujourdHui && jour !== avant?.jour
    ? [{ pointer: '/jour', detail: 'Une absence se note une fois le jour venu : seule la personne peut la dire à l’avance.' }]
    : []

function activite({ activite: numero, semaine, jour, retiree }: Absence, { avant, activites }: Contexte): Manque[] {
  if (numero === null || retiree || (numero === avant?.activite && jour === avant.jour)) return []
  const visee = activites.find(a => a.numero === numero)
  if (!visee || visee.etat === 'ANNULEE' || visee.semaine !== semaine)
    return [{ pointer: '/activite', detail: `La semaine du ${enClair(jour)} n’a pas d’activité n° ${numero}.` }]
  if (visee.jour !== null && visee.jour !== jour)
    return [{ pointer: '/jour', detail: `« ${visee.intitule} » était le ${enClair(visee.jour)}.` }]
  return (visee.minutesValidees ?? 0) > 0
    ? [{ pointer: '/activite', detail: `Des heures de « ${visee.intitule} » ont été validées : la personne y était.` }]
    : []
}

/** Once judged, what it was judged on stays; she may still explain herself. */
const suite = (a: Absence, { avant }: Contexte): Manque[] =>
  avant && avant.legitime !== null && (a.motif !== avant.motif || a.jour !== avant.jour || a.activite !== avant.activite)
    ? [{ pointer: '/motif', detail: 'Cette absence a été appréciée : sa raison ne change plus. La personne peut encore s’expliquer.' }]
    : []

/** What is joined comes whole each time: another list is another piece. */
const pieces = (a: Absence, { avant }: Contexte): Manque[] =>
  a.retiree && a.piecesJointes !== (avant?.piecesJointes ?? null)
    ? [{ pointer: '/piecesJointes', detail: 'Cette absence a été retirée : rien ne s’y joint.' }]
    : []

function appreciation(a: Absence, { avant, jour }: Contexte): Manque[] {
  if (a.legitime === (avant?.legitime ?? null) || a.legitime === null) return []
  if (a.retiree) return [{ pointer: '/legitime', detail: 'Cette absence a été retirée : il n’y a rien à apprécier.' }]
  if (a.motivation === null) return [{ pointer: '/motivation', detail: 'Dites pourquoi : la personne le lira.' }]
  const terme = echeanceDeReponseALAbsence(a.noteeLe)
  return a.legitime || a.explication !== null || jour > terme
    ? []
    : [
        {
          pointer: '/legitime',
          detail: `La personne a jusqu’au ${enClair(terme)} pour s’expliquer, et ne l’a pas encore fait (${CodeDuTravail.R5412_7.cite}).`,
        },
      ]
}

/** Last day the person has to explain an absence before it may be said without legitimate reason. */
export const echeanceDeReponseALAbsence = (noteeLe: string): string => plusJours(noteeLe, auJour(delaiDeReponseALAbsence, noteeLe))
