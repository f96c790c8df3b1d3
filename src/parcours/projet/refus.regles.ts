import { plusJours } from '../../droit/jours.js'
import { delaiDeReponseAuRefus, refusQuiFontUnManquement } from '../../droit/parametres/offre-raisonnable.js'
import { auJour } from '../../droit/parametres/parametre.js'
import { CodeDuTravail } from '../../droit/textes.js'
import type { Offre } from './formes.js'

type Manque = { pointer: string; detail: string }

/** What an answer or a judgement must respect. `avant`: the offer as it was; undefined when it is being proposed. */
export function manquesDeLOffre(
  o: Offre,
  avant: Offre | undefined,
  { projetEnCours, jour }: { projetEnCours: boolean; jour: string },
): Manque[] {
  if (avant === undefined && !projetEnCours)
    return [{ pointer: '/projet', detail: 'Cette personne n’a pas de projet en cours sous ce numéro : une offre répond à un projet.' }]
  return [
    ...(o.proposeeLe > jour ? [{ pointer: '/proposeeLe', detail: 'Une offre se propose aujourd’hui ou s’est proposée avant.' }] : []),
    ...reponse(o, avant),
    ...appreciation(o, avant, jour),
  ]
}

function reponse(o: Offre, avant: Offre | undefined): Manque[] {
  const change = avant !== undefined && (o.reponse !== avant.reponse || o.motifDuRefus !== avant.motifDuRefus)
  if (change && avant.legitime !== null)
    return [
      {
        pointer: '/reponse',
        detail: 'Le refus a été apprécié : la réponse ne change plus. La personne peut encore présenter ses observations.',
      },
    ]
  if (o.reponse === 'REFUSEE' && o.motifDuRefus === null)
    return [
      { pointer: '/motifDuRefus', detail: 'Dites la raison du refus : une personne qui refuse a le droit d’être entendue sur sa raison.' },
    ]
  return o.reponse !== 'REFUSEE' && o.motifDuRefus !== null
    ? [{ pointer: '/motifDuRefus', detail: 'Une raison de refus est dite, et l’offre n’est pas refusée.' }]
    : []
}

/** A refusal is said without legitimate reason only of an offer that is one, once the person was heard, with a reason given. */
function appreciation(o: Offre, avant: Offre | undefined, jour: string): Manque[] {
  if (o.legitime === (avant?.legitime ?? null)) return []
  if (o.reponse !== 'REFUSEE') return [{ pointer: '/legitime', detail: 'Il n’y a pas de refus à apprécier.' }]
  if (o.legitime === null) return []
  if (o.motivation === null) return [{ pointer: '/motivation', detail: 'Dites pourquoi : la personne le lira.' }]
  return o.legitime ? [] : [...offreRaisonnable(o), ...entendue(o, jour)]
}

const offreRaisonnable = ({ conformite: { verdict } }: Offre): Manque[] =>
  verdict === 'sans-ore' || verdict === 'non-conforme'
    ? [
        {
          pointer: '/legitime',
          detail: `${verdict === 'sans-ore' ? 'Aucune offre raisonnable d’emploi n’avait été définie' : 'Cette offre n’est pas conforme à l’offre raisonnable d’emploi'} : la refuser est légitime (${CodeDuTravail.L5412_1.cite}).`,
        },
      ]
    : []

function entendue({ observations, reponduLe }: Offre, jour: string): Manque[] {
  const terme = echeanceDeReponse(reponduLe ?? jour)
  return observations === null && jour <= terme
    ? [
        {
          pointer: '/legitime',
          detail: `La personne a jusqu’au ${terme} pour présenter ses observations, et n’en a pas encore présenté (${CodeDuTravail.R5412_7.cite}).`,
        },
      ]
    : []
}

/** Last day the person has to reply to what is made of her refusal. */
export const echeanceDeReponse = (reponduLe: string): string => plusJours(reponduLe, auJour(delaiDeReponseAuRefus, reponduLe))

export type CompteDeRefus = {
  sansMotifLegitime: { proposeeLe: string; apprecieLe: string; intitule: string }[]
  seuil: number
  atteint: boolean
}

/** Refusals said without legitimate reason, the earliest first, and whether they make a breach. Nothing follows by itself. */
export function compterLesRefus(offres: readonly Offre[], jour: string): CompteDeRefus {
  const sansMotifLegitime = offres
    .flatMap(({ legitime, apprecieLe, proposeeLe, intitule }) =>
      legitime === false && apprecieLe !== null && apprecieLe <= jour ? [{ proposeeLe, apprecieLe, intitule }] : [],
    )
    .toSorted((a, b) => a.apprecieLe.localeCompare(b.apprecieLe))
  const seuil = auJour(refusQuiFontUnManquement, jour)
  return { sansMotifLegitime, seuil, atteint: sansMotifLegitime.length >= seuil }
}
