import type { SanctionPassee } from '../../droit/rang-de-sanction.js'
import type { Ecriture } from '../../moteur/ecriture.js'
import { lirePresents } from '../../moteur/presents.js'
import type { Ressource } from '../../moteur/ressource.js'
import { manquement } from '../manquement/manquement.echange.js'
import { decisionDOrientation } from '../orientation/decision-d-orientation.echange.js'
import { conclue } from './champs.js'
import type { Sanction } from './formes.js'
import type { Reproche } from './ouverture.regles.js'
import { sanctionDemandeur } from './sanction-demandeur.echange.js'
import { sanctionJeune } from './sanction-jeune.echange.js'

type Lecture = Pick<Ecriture, 'sql'>
export type SanctionPresente = { numero: number; version: number; donnees: Sanction }

/** The procedures of a person as they stand, for the rules of a write: never for an answer. */
export async function sanctionsDe({ sql }: Lecture, ressource: Ressource, usager: bigint): Promise<SanctionPresente[]> {
  const lus = (await lirePresents(sql, ressource, Object.keys(ressource.donnees), [usager])).get(usager) ?? []
  return lus.map(({ numero, version, donnees }) => ({ numero, version, donnees: donnees as Sanction }))
}

/** Both regimes of the code du travail, in brief: breaches are counted together (R. 5412-3-4), and sanctioned once. */
export async function toutesDe({ sql }: Lecture, usager: bigint): Promise<(SanctionPassee & Pick<Sanction, 'manquements' | 'decision'>)[]> {
  const lues = await Promise.all([sanctionDemandeur, sanctionJeune].map(r => lirePresents(sql, r, [...conclue], [usager])))
  return lues.flatMap(l => (l.get(usager) ?? []).map(p => p.donnees as SanctionPassee & Pick<Sanction, 'manquements' | 'decision'>))
}

export async function reprochesDe({ sql }: Lecture, usager: bigint): Promise<Reproche[]> {
  const lus = (await lirePresents(sql, manquement, ['nature', 'jour', 'retire', 'motifLegitime'], [usager])).get(usager) ?? []
  return lus.map(({ numero, donnees }) => ({ ...(donnees as Omit<Reproche, 'numero'>), numero }))
}

export async function orientationsDe({ sql }: Lecture, usager: bigint): Promise<string[]> {
  const lues = (await lirePresents(sql, decisionDOrientation, ['date'], [usager])).get(usager) ?? []
  return lues.map(({ donnees }) => donnees.date as string)
}
