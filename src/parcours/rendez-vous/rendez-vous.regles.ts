import { evenementVers, refusDeLEtat } from './etats.regles.js'
import type { RendezVous } from './formes.js'
import type { Statut } from './nomenclatures.js'

type Manque = { pointer: string; detail: string }
/**
 * `maintenant`: an instant to the second, in UTC. `par`: the code of the organisation that writes, null for the person herself. `change`:
 * anything but what she says of it.
 */
export type Contexte = { maintenant: string; par: string | null; change: boolean; structureConnue: boolean }

const lieu = ['date', 'duree', 'modalite', 'reception', 'libelleLieu', 'adresse'] as const

/** Whether when or where it takes place changes. */
export const deplace = (apres: RendezVous, avant: RendezVous): boolean => lieu.some(champ => apres[champ] !== avant[champ])

/** The state a correction leads to, or the sentence of the table of states that refuses it. */
export function suite(apres: RendezVous, avant: RendezVous): { statut: Statut } | { refus: string } {
  let statut = avant.statut
  if (deplace(apres, avant)) {
    const refus = refusDeLEtat(statut, 'DEPLACER')
    if (refus) return { refus }
    statut = 'MODIFIE'
  }
  if (apres.statut === avant.statut) return { statut }
  const refus = refusDeLEtat(statut, evenementVers(apres.statut))
  return refus ? { refus } : { statut: apres.statut }
}

/** What a deposit or a correction must respect beside the table of states. */
export function manquesDuRendezVous(r: RendezVous, avant: RendezVous | undefined, c: Contexte): Manque[] {
  return [...(avant ? parElle(r, avant, c) : []), ...ouEtQuand(r, avant, c)]
}

/** What the person says of it, anybody who follows her may note; the rest is to who holds the appointment, or took it. */
export function tenuParUnAutre(avant: RendezVous, { par, change }: Contexte): Manque[] {
  return par === null || !change || par === avant.organisation || par === avant.prisPar
    ? []
    : [
        {
          pointer: '/organisation',
          detail: `Ce rendez-vous est tenu par ${avant.organisation} : cet organisme, ou celui qui l’a pris, le change.`,
        },
      ]
}

function parElle(r: RendezVous, avant: RendezVous, { par, maintenant }: Contexte): Manque[] {
  if (par !== null || r.statut === avant.statut) return []
  if (r.statut !== 'ANNULE')
    return [{ pointer: '/statut', detail: 'Vous pouvez annuler ce rendez-vous, et dire ce que vous avez à en dire.' }]
  return avant.date <= maintenant
    ? [{ pointer: '/statut', detail: 'L’heure de ce rendez-vous est passée : dites plutôt pourquoi vous n’êtes pas venu.' }]
    : []
}

function ouEtQuand(r: RendezVous, avant: RendezVous | undefined, { maintenant, structureConnue }: Contexte): Manque[] {
  const constate = r.statut === 'EFFECTUE' || r.statut === 'ABSENT'
  const surPlace = r.modalite === 'PHYSIQUE' && r.adresse === null && r.libelleLieu === null
  return [
    ...(constate && r.statut !== avant?.statut && r.date > maintenant
      ? [{ pointer: '/statut', detail: 'Ce rendez-vous n’a pas encore eu lieu.' }]
      : []),
    ...(surPlace && (!avant || deplace(r, avant)) ? [{ pointer: '/adresse', detail: 'Dites où la personne est attendue.' }] : []),
    ...(structureConnue ? [] : [{ pointer: '/structure', detail: `${r.structure} n’est pas une structure de votre organisation.` }]),
  ]
}
