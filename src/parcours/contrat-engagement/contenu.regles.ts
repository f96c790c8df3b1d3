import { fondementsDeLaDuree, heuresDuContrat } from '../../droit/parametres/contrat-d-engagement.js'
import { auJour } from '../../droit/parametres/parametre.js'
import { CodeDuTravail, Lois } from '../../droit/textes.js'
import type { Contenu } from './formes.js'

type Manque = { pointer: string; detail: string }
type Connu = { jour: string; retenu: { numero: number } | undefined; projets: readonly number[] }

/** What a contract must hold before anybody is asked to sign it, as sentences. */
export function manquesDuContenu(c: Contenu, connu: Connu): Manque[] {
  return [...manquesDeLaDuree(c, connu.jour), ...manquesDesActions(c), ...manquesDuProjet(c, connu), ...manquesDuRendezVous(c, connu.jour)]
}

const manquesDuRendezVous = ({ revuLe }: Contenu, jour: string): Manque[] =>
  revuLe !== null && revuLe <= jour ? [{ pointer: '/revuLe', detail: 'Le jour où le contrat sera revu est à venir.' }] : []

/** Three cases: fifteen hours at least, fewer but some, or none counted; each on a ground of its own. */
export function manquesDeLaDuree({ casDeDuree, heuresHebdomadaires: heures, fondementDeLaDuree }: Contenu, jour: string): Manque[] {
  const minimum = auJour(heuresDuContrat, jour)
  const dire = (pointer: string, detail: string): Manque[] => [{ pointer, detail }]
  const fondement = fondementsDeLaDuree[fondementDeLaDuree]
  const aCote =
    fondement.cas === casDeDuree ? [] : dire('/fondementDeLaDuree', `Ce fondement n’est pas celui de cette durée : ${fondement.libelle}.`)
  switch (casDeDuree) {
    case 'STANDARD':
      return heures === null || heures < minimum
        ? [
            ...aCote,
            ...dire(
              '/heuresHebdomadaires',
              `La durée ordinaire est d’au moins ${minimum} heures par semaine (${CodeDuTravail.L5411_6.cite}) : dites qu’elle est minorée, et pourquoi.`,
            ),
          ]
        : aCote
    case 'MINOREE':
      return heures === null || heures <= 0 || heures >= minimum
        ? [
            ...aCote,
            ...dire(
              '/heuresHebdomadaires',
              `Une durée minorée est inférieure à ${minimum} heures par semaine, sans être nulle (${Lois.decision2023_858.cite}, § 35).`,
            ),
          ]
        : aCote
    case 'NON_QUANTIFIEE':
      return heures === null ? aCote : [...aCote, ...dire('/heuresHebdomadaires', 'Un contrat sans durée quantifiée ne dit pas d’heures.')]
  }
}

function manquesDesActions({ actions, heuresHebdomadaires, casDeDuree }: Contenu): Manque[] {
  const total = actions.reduce((n, a) => n + (a.heures ?? 0), 0)
  return [
    ...(actions.length === 0 ? [{ pointer: '/actions', detail: 'Le plan d’action compte au moins une action.' }] : []),
    ...actions.flatMap((a, i) =>
      a.au !== null && a.au < a.du ? [{ pointer: `/actions/${i}/au`, detail: 'Une action ne finit pas avant d’avoir commencé.' }] : [],
    ),
    ...(heuresHebdomadaires !== null && total > heuresHebdomadaires
      ? [{ pointer: '/actions', detail: `Les actions font ${total} heures par semaine, plus que les ${heuresHebdomadaires} du contrat.` }]
      : []),
    ...(casDeDuree === 'NON_QUANTIFIEE' && total > 0
      ? [{ pointer: '/actions', detail: 'Sans durée quantifiée, les actions ne se comptent pas en heures.' }]
      : []),
  ]
}

/** The offer she may not refuse twice is the one of the project retained, and of no other. */
function manquesDuProjet({ projet }: Contenu, { retenu, projets }: Connu): Manque[] {
  if (projet === null)
    return retenu === undefined
      ? []
      : [{ pointer: '/projet', detail: `Le projet n° ${retenu.numero} définit l’offre raisonnable d’emploi : le contrat le dit.` }]
  if (!projets.includes(projet)) return [{ pointer: '/projet', detail: 'Cette personne n’a pas de projet de ce rang.' }]
  return retenu?.numero === projet
    ? []
    : [{ pointer: '/projet', detail: 'Ce projet n’est pas retenu pour l’offre raisonnable d’emploi : le contrat ne peut pas l’y obliger.' }]
}
