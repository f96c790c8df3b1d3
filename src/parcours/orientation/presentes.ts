import type { Ecriture } from '../../moteur/ecriture.js'
import { lirePresents } from '../../moteur/presents.js'
import type { Donnees } from '../../moteur/contenu.js'
import { type Criteres, type NomDeCritere, nomsDesCriteres } from './criteres.js'
import type { Etat } from './nomenclatures.js'
import { orientation } from './orientation.echange.js'

export type Orientation = { numero: number; version: number; etat: Etat; donnees: Donnees }

/** The orientations of a person as they stand, whole, for the rules of a write: never for an answer. */
export async function orientationsDe({ sql, moteur }: Pick<Ecriture, 'sql' | 'moteur'>, usager: bigint): Promise<Orientation[]> {
  const siennes = (await lirePresents(sql, orientation, Object.keys(orientation.donnees), [usager], moteur.chiffrement)).get(usager) ?? []
  return siennes.map(({ numero, version, donnees }) => ({ numero, version, etat: donnees.etat as Etat, donnees }))
}

/** Under which orientation she is accompanied today, by whom; undefined when none is open. */
export async function orientationOuverte(
  { sql }: Pick<Ecriture, 'sql'>,
  usager: bigint,
): Promise<{ numero: number; organisation: string; structure: string | null } | undefined> {
  const siennes = (await lirePresents(sql, orientation, ['etat', 'organisation', 'structure'], [usager])).get(usager) ?? []
  const { numero, donnees } = siennes.findLast(o => o.donnees.etat === 'OUVERT') ?? {}
  if (numero === undefined || typeof donnees?.organisation !== 'string') return undefined
  return { numero, organisation: donnees.organisation, structure: (donnees.structure as string | null) ?? null }
}

export const attend = ({ etat }: { etat: Etat }): boolean => etat === 'BROUILLON' || etat === 'EN_ATTENTE'

/** The answers a row holds; those nobody gave are left out. */
export function criteresDe(donnees: Donnees): Criteres {
  const donnes = nomsDesCriteres.flatMap((nom): [NomDeCritere, unknown][] => {
    const valeur = donnees[nom] ?? null
    return valeur === null ? [] : [[nom, valeur]]
  })
  return Object.fromEntries(donnes) as Criteres
}
