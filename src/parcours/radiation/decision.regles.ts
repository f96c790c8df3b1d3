import { enClair, plusJours } from '../../droit/jours.js'
import { manquesDeLaProtection } from '../../droit/protection.js'
import { CodeDuTravail } from '../../droit/textes.js'
import { refusDeRejeter } from './contestation.regles.js'
import { bornesDe } from './duree.regles.js'
import { refusDeLEtat } from './etats.regles.js'
import type { DecisionDeRadiation, Radiation } from './formes.js'
import type { Sens } from './nomenclatures.js'

type Manque = { pointer: string; detail: string }
/** `sansFondement`: the suppression it follows from was annulled since. `mineure`: asked when it is written, by a notification alone. */
type Connu = { jour: string; statut: string | null; sansFondement?: boolean; mineure?: boolean }
/** A decision that takes effect later than that leaves her in doubt too long. No text says how many days. */
const auPlusTard = 31

/** Why that decision is not open on that day, as a sentence; null when it is. What it must hold is asked when it is written. */
export const refusDuJour = (r: Radiation, sens: Sens, connu: Connu): string | null =>
  refusDeLEtat(r.etat, sens) ?? manquesDeLaDecision({ sens }, r, connu).find(m => m.pointer === '/sens')?.detail ?? null

/** What a decision must hold, as sentences; the state of the procedure is asked elsewhere. */
export function manquesDeLaDecision(d: Partial<DecisionDeRadiation>, r: Radiation, connu: Connu): Manque[] {
  const { jour, statut, sansFondement, mineure = false } = connu
  switch (d.sens) {
    case 'RADIATION':
      if (sansFondement) return [suppressionTombee]
      return [
        ...manquesDeLaDuree(d, r, jour),
        ...manquesDeLaDate(d, jour),
        ...(statut === 'inscrit' ? [] : [plusInscrite]),
        // It may follow from a sanction held elsewhere, or declared without a word of it: nothing was notified here before.
        ...manquesDeLaProtection(r, { mineure }),
      ]
    case 'ENVISAGEE':
      return r.delai !== null && r.delai >= jour
        ? [
            {
              pointer: '/sens',
              detail: `L’avertissement lui laisse jusqu’au ${enClair(r.delai)} inclus pour se mettre en règle (${CodeDuTravail.R5412_3_3.cite}).`,
            },
          ]
        : manquesDeLaProtection(r, { mineure })
    case 'REJET': {
      const detail = refusDeRejeter(r)
      return detail === null ? sansDuree(d) : [{ pointer: '/sens', detail }]
    }
    default:
      return sansDuree(d)
  }
}

const sansDuree = (d: Partial<DecisionDeRadiation>): Manque[] =>
  (d.mois ?? null) === null && (d.dateEffet ?? null) === null
    ? []
    : [{ pointer: '/mois', detail: 'Une durée ou une date d’effet n’ont de sens que pour une radiation.' }]

const suppressionTombee = {
  pointer: '/sens',
  detail: 'La suppression dont découle cette radiation est annulée : il n’y a plus de quoi radier. Classez sans suite.',
}
const plusInscrite = { pointer: '/sens', detail: 'Cette personne n’est plus inscrite : il n’y a rien à radier. Classez sans suite.' }

function manquesDeLaDuree({ mois }: Partial<DecisionDeRadiation>, r: Radiation, jour: string): Manque[] {
  const { min, max, texte } = bornesDe(r, jour)
  if (typeof mois === 'number' && mois >= min && mois <= max) return []
  const dite = min === max ? `${min} mois, ni plus ni moins` : `entre ${min} et ${max} mois`
  return [{ pointer: '/mois', detail: `Cette radiation dure ${dite} (${texte.cite}).` }]
}

function manquesDeLaDate({ dateEffet }: Partial<DecisionDeRadiation>, jour: string): Manque[] {
  if (typeof dateEffet === 'string' && dateEffet >= jour && dateEffet <= plusJours(jour, auPlusTard)) return []
  return [
    {
      pointer: '/dateEffet',
      detail: `La radiation prend effet à une date que la personne connaît d’avance : d’aujourd’hui au ${enClair(plusJours(jour, auPlusTard))}.`,
    },
  ]
}
